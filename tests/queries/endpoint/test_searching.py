"""`/search` over HTTP: names and quoted words without SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def client(plan: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=plan) as client:
        yield client


def test_what_is_found_is_told_in_json(client: httpx.Client) -> None:
    sought = {"q": "healthy wei", "limit": "2", "in": "labels"}
    found = client.get("/search", params=sought)
    assert found.headers["content-type"] == "application/json"
    told = found.json()
    assert (told["query"], told["total"], told["loosely"]) == ("healthy wei", 4, False)
    first, _ = told["hits"]
    assert (first["kind"], first["title"]) == ("Strategy", "Healthy Weight Strategy")
    assert [piece["text"] for piece in first["snippet"] if piece["matched"]] == ["Healthy", "Weight"]
    again = client.get(
        "/search", params={"q": "healthy wei", "limit": "2", "in": "labels"}, headers={"If-None-Match": found.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_class_narrows_it_and_a_number_comes_first(client: httpx.Client) -> None:
    told = client.get("/search", params={"q": "9.3", "kind": "sub-outcome"}).json()
    assert [hit["notation"] for hit in told["hits"]] == ["9.3"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "parameter q"),
        ("q=a&q=b", "send one"),
        ("q=a&kind=bodi", "no kind of thing called 'bodi'"),
        ("q=a&limit=0", "limit=0"),
        ("q=a&limit=" + "9" * 5000, "no whole number from 1 to 100"),
        ("q=a&limit=%C2%B2", "no whole number"),
        ("q=a&in=titles", "labels and words"),
        ("q=%FF", "UTF-8"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(given: str, says: str, client: httpx.Client) -> None:
    refused = client.get(f"/search?{given}")
    assert refused.status_code == 400
    assert says in refused.text


def test_a_scratch_dataset_has_no_index(scratch: str) -> None:
    assert httpx.get(f"{scratch}/search?q=a").status_code == 404
