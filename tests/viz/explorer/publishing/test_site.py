"""The Leicestershire site as files: every link leads somewhere, every page stands alone, the same papers give the same bytes."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from following import broken_links, marked
from pyoxigraph import RdfFormat, parse

from goldenthread.viz.explorer.matching import SUFFIXES
from goldenthread.viz.explorer.publishing.folder import LIST
from goldenthread.viz.explorer.publishing.publishing import made_ready

if TYPE_CHECKING:
    from collections.abc import Mapping

    from goldenthread.graph.workspace import Workspace


def test_every_link_leads_to_a_file_and_an_anchor_that_are_there(files: Mapping[str, bytes]) -> None:
    assert list(broken_links(files)) == []


def test_no_page_needs_another_host_or_runs_what_stands_in_it(files: Mapping[str, bytes]) -> None:
    for name, page in ((name, marked(content)) for name, content in files.items() if name.endswith(".html")):
        assert page.inline == [], name
        fetched = [address for tag, address in page.links if tag not in {"a", "form"}]
        assert [address for address in fetched if urlsplit(address).netloc] == [], name
        assert [identifier for identifier, times in Counter(page.ids).items() if times > 1] == [], name


def test_no_form_posts_and_nothing_leads_to_what_needs_a_server(files: Mapping[str, bytes]) -> None:
    pages = {name: content for name, content in files.items() if name.endswith(".html") and name != "not-here.html"}
    assert [name for name, content in pages.items() if b'method="post"' in content] == []
    leading = {name for name, content in pages.items() if any(address.endswith("not-here.html") for _, address in marked(content).links)}
    about_things = {name for name in leading if name.startswith("questions")}
    assert leading - about_things <= {"index.html"}  # questions about a thing that none was answered for


def test_data_beside_the_pages_can_be_read(files: Mapping[str, bytes]) -> None:
    read = 0
    for name, content in files.items():
        if (suffix := name.rpartition(".")[2]) in SUFFIXES:
            form = RdfFormat.from_media_type(SUFFIXES[suffix])
            assert sum(1 for _ in parse(content, format=form)) > 0, name
            read += 1
    assert read > 1000


def test_the_list_names_every_file_with_its_checksum(files: Mapping[str, bytes]) -> None:
    told = json.loads(files[LIST])
    assert told["council"] == "Leicestershire County Council"
    assert told["files"] == {name: sha256(content).hexdigest() for name, content in files.items() if name != LIST}


def test_the_same_workspace_gives_the_same_bytes(leicestershire: Workspace, files: Mapping[str, bytes]) -> None:
    pages, press = made_ready(leicestershire)
    of_kinds = {(page.pattern, page.data): page for page in pages}
    assert len(of_kinds) > 20
    assert [page.file for page in of_kinds.values() if press.file(page) != files[page.file]] == []


@pytest.mark.parametrize(
    "name", ["index.html", "404.html", "search.html", "about.html", "ontology.html", "site.json", "assets/explorer.css"]
)
def test_what_a_visitor_or_a_server_looks_for_is_there(files: Mapping[str, bytes], name: str) -> None:
    assert name in files


def test_the_page_of_what_is_not_there_fits_any_depth(files: Mapping[str, bytes]) -> None:
    assert marked(files["404.html"]).links == []


def test_the_query_editor_is_not_shipped(files: Mapping[str, bytes]) -> None:
    assert [name for name in files if "yasgui" in name] == []
