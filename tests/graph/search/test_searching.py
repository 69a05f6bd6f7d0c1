"""Ranked search, by cases."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.graph.named import NamedThing
from goldenthread.graph.search import SearchIndex, index_of
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import ThingError

CASES = tomllib.loads((Path(__file__).parent / "searches.toml").read_text(encoding="utf-8"))
Stored = Callable[[Iterable[NamedThing]], EmbeddedStore]


def named(told: dict[str, Any], place: int) -> NamedThing:
    return NamedThing(
        told.get("notation", ""), told["label"], told["kind"], f"https://example.org/id/{place}", tuple(told.get("others", ()))
    )


@pytest.fixture(scope="session")
def index(stored: Stored) -> SearchIndex:
    store = stored(named(told, place) for place, told in enumerate(CASES["things"]))
    add_vocabulary(store)
    return index_of(store)


@pytest.fixture(scope="session")
def papers(leicestershire: Workspace) -> SearchIndex:
    return index_of(leicestershire.store())


@pytest.mark.parametrize("case", CASES["searches"], ids=lambda case: case["why"])
def test_what_is_found(case: dict[str, Any], index: SearchIndex) -> None:
    found = index.search(case["text"], kind=case.get("kind", ""))
    titles = [hit.title for hit in found.hits if not hit.iri.startswith("https://w3id.org/")]  # of the things, not of the lenses
    expected = case.get("begins") or case["finds"]
    assert titles[: len(expected)] == expected
    assert case.get("begins") or len(titles) == len(expected)
    assert found.loosely == case.get("loosely", False)
    if "words" in case:
        assert [piece.text for piece in found.hits[0].snippet if piece.matched] == case["words"]


def test_a_class_that_is_not_there(index: SearchIndex) -> None:
    with pytest.raises(ThingError, match="no kind of thing called 'board'") as caught:
        index.search("health", kind="board")
    assert caught.value.candidates == ("outcome board", "partnership board")


def test_quoted_words_are_found_with_the_place_where_they_stand(papers: SearchIndex) -> None:
    found = papers.search("whole-system appro", labels=False)
    assert {hit.kind for hit in found.hits} == {"Quotation"}
    assert found.hits[0].title == "Health Overview and Scrutiny Committee, 10 November 2021, para 17"
    assert "‘whole-system’ approach" in found.hits[0].words
    assert papers.search("whole-system appro", kind="quotation") == found


def test_names_and_words_are_counted_together_and_each_cut_to_the_limit(papers: SearchIndex) -> None:
    both = papers.search("health", limit=3)
    names, words = papers.search("health", limit=3, words=False), papers.search("health", limit=3, labels=False)
    assert both.hits == names.hits + words.hits
    assert (len(names.hits), len(words.hits)) == (3, 3)
    assert both.total == names.total + words.total > len(both.hits)


def test_what_holds_all_words_is_not_mixed_with_what_holds_some(papers: SearchIndex) -> None:
    words = papers.search("sub-outcome 9.3", labels=False)
    assert words.total
    assert not words.loosely
    assert papers.search("sub-outcome 9.3", words=False).loosely
    assert papers.search("sub-outcome 9.3") == words


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40) | st.text("\"*^:+-{}()'\\%_ \x00ANDORNEAT\ud800", max_size=30))
def test_whatever_is_typed_is_no_error(papers: SearchIndex, text: str) -> None:
    found = papers.search(text, limit=5)
    assert found.total >= len(found.hits)
    count, things = papers.fitting(text, 5)
    assert len(things) == min(count, 5)
    assert len(papers.nearest(text, 5)) <= 5
    assert all(thing.label for part in papers.beginning(text, 5) for thing in part)


def test_more_words_than_anybody_types_are_no_error(papers: SearchIndex) -> None:
    assert papers.search("health " * 5000, limit=1).hits
    assert papers.fitting("health " * 5000, 1) == (0, ())
