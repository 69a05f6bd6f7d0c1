"""Each page has a file of its own, by a name that every file system takes, and links find it."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from goldenthread.viz.explorer.publishing.links import NOT_HERE, FileLinks, Files
from goldenthread.viz.explorer.publishing.listing import Listed
from goldenthread.viz.explorer.publishing.naming import file_of

BASE = "https://example.org/plan/"
ADDRESSES: list[tuple[str, dict[str, str]]] = [
    ("/", {}),
    ("/id/outcome/safe", {}),
    ("/id/outcome/Safe", {}),
    ("/id/outcome/säfe", {}),
    ("/id/outcome/safe.html", {}),
    ("/id/outcome/a b", {}),
    ("/id/outcome/a:b", {}),
    ("/id/outcome/" + "x" * 300, {}),
    ("/id/outcome/" + "x" * 299 + "y", {}),
    ("/questions/bodies", {}),
    ("/questions/bodies", {"sort": "kind"}),
    ("/questions/bodies", {"sort": "Kind"}),
    ("/questions/bodies", {"about": f"{BASE}id/outcome/safe"}),
    ("/questions/bodies", {"about": f"{BASE}id/aim/safe"}),
    ("/questions/bodies", {"about": "9.3", "sort": "kind"}),
]


def test_no_two_addresses_share_a_file_even_where_capitals_do_not_count() -> None:
    names = [file_of(path, query, "html") for path, query in ADDRESSES]
    assert [pair for pair in combinations(names, 2) if pair[0].casefold() == pair[1].casefold()] == []


@pytest.mark.parametrize(("path", "query"), ADDRESSES)
def test_a_name_is_plain_and_short(path: str, query: dict[str, str]) -> None:
    name = file_of(path, query, "html")
    assert re.fullmatch(r"[a-z0-9._/-]+\.html", name)
    assert max(map(len, name.split("/"))) < 180
    assert ".." not in name


def test_a_parameter_that_says_nothing_changes_nothing() -> None:
    assert file_of("/boards", {"plan": ""}, "html") == file_of("/boards", {}, "html") == "boards.html"


def _links(here: str) -> FileLinks:
    pages = [
        *((f"/questions/{name}", {}, f"questions/{name}.html", "") for name in ("bodies", "all")),
        ("/questions/bodies", {"about": "9.3"}, "questions/bodies.about-9-3.html", ""),
        ("/id/outcome/safe", {}, "id/outcome/safe.html", ""),
        ("/id/outcome/safe", {}, "id/outcome/safe.ttl", "ttl"),
        ("/", {}, "index.html", ""),
        ("/ontology", {}, "ontology.html", ""),
    ]
    return FileLinks(BASE, here, Files(Listed(path, {}, path, query, file, data) for path, query, file, data in pages), "{}?v=1".format)


@pytest.mark.parametrize(
    ("path", "query", "href"),
    [
        ("/", {}, "../../index.html"),
        ("/questions/bodies", {}, "../../questions/bodies.html"),
        ("/questions/bodies", {"about": "9.3"}, "../../questions/bodies.about-9-3.html"),
        ("/questions/bodies", {"about": "9.3", "sort": "kind"}, "../../questions/bodies.about-9-3.html"),
        ("/questions/bodies", {"about": "9.4"}, "../../questions/bodies.html"),
        ("/questions/all#line 1", {}, "../../questions/all.html#line%201"),
        ("/questions/none", {}, f"../../{NOT_HERE}"),
        ("/review", {}, f"../../{NOT_HERE}"),
    ],
)
def test_a_link_leads_from_file_to_file(path: str, query: dict[str, str], href: str) -> None:
    assert _links("id/outcome/other.html").page(path, **query) == href


def test_things_terms_data_and_assets_are_found_from_anywhere() -> None:
    links = _links("index.html")
    assert links.static
    assert links.thing(f"{BASE}id/outcome/safe") == "id/outcome/safe.html"
    assert links.thing("https://w3id.org/goldenthread/ontology#Outcome") == "ontology.html#Outcome"
    assert links.thing("http://www.w3.org/ns/org#Post") == "http://www.w3.org/ns/org#Post"
    assert links.data(f"{BASE}id/outcome/safe", "ttl") == "id/outcome/safe.ttl"
    assert links.data(f"{BASE}id/outcome/safe", "nt") == NOT_HERE
    assert _links("id/outcome/x.html").asset("explorer.css") == "../../assets/explorer.css?v=1"
