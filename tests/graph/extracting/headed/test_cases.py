"""Strategies under headings: each cases/NAME.md (or .txt) gives the plan, outline, links and findings of NAME.toml, and no more.

The papers are read as a build reads them, so that each must be recognised too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.graph.stating import compile_papers
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.store import Term
from goldenthread.graph.vocabulary import add_vocabulary

CASES = Path(__file__).parent / "cases"
BASE = "https://example.org/plan/"
PLAN = "PLAN"  # in a case: the plan itself

_PLAN = """
SELECT ?label ?class ?from ?until {
  ?report a gt:Report ; dcterms:title ?label . ?plan skos:prefLabel ?label ; a ?class . FILTER (?class != gt:Report)
  OPTIONAL { ?plan gt:validFrom ?from } OPTIONAL { ?plan gt:validUntil ?until }
}"""
_OUTLINE = """
SELECT ?class ?name ?number ?label ?above {
  ?element a ?class ; skos:prefLabel ?label ; gt:isPartOf ?parent . ?parent skos:prefLabel ?above .
  VALUES ?class { gt:Outcome gt:SubOutcome gt:Aim gt:Action gt:Commitment }
  OPTIONAL { ?element gt:hasLevelName ?name } OPTIONAL { ?element skos:notation ?number }
}"""
_RELATIONS = """
SELECT ?one ?predicate ?other {
  ?link rdf:subject/skos:prefLabel ?one ; rdf:predicate ?predicate ; rdf:object/skos:prefLabel ?other ; gt:hasGrade "stated" .
  VALUES ?predicate { gt:complements gt:underpins gt:supports gt:replaces }
}"""
_COMMITS = """
SELECT ?one ?predicate ?other {
  ?link rdf:subject/skos:prefLabel ?one ; rdf:predicate ?predicate ; rdf:object/skos:prefLabel ?other ; gt:hasGrade "stated" .
  VALUES ?predicate { gt:implements gt:isDeliveredThrough gt:develops gt:involves }
}"""
_FINDINGS = "SELECT ?kind ?printed ?right { ?finding a gt:Finding ; dcterms:type ?kind ; gt:printedAs ?printed ; gt:readsAs ?right }"


def _papers() -> Sequence[Path]:
    return sorted(path for path in CASES.iterdir() if path.suffix != ".toml")


def _told(paper: Path) -> Mapping[str, Any]:
    return tomllib.loads(paper.with_suffix(".toml").read_text(encoding="utf-8"))


def _word(term: Term | None) -> str:
    return term.value.rpartition("#")[2] if isinstance(term, NamedNode | Literal) else ""


def _rows(store: EmbeddedStore, query: str, plan: str) -> list[list[str]]:
    return sorted([PLAN if plan and word == plan else word for word in map(_word, row)] for row in store.select(query).rows)


@pytest.fixture(scope="module", params=_papers(), ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> tuple[EmbeddedStore, Mapping[str, Any]]:
    stated = compile_papers([request.param], BASE, "")
    store = EmbeddedStore.of(quad for quads in stated.values() for quad in quads)
    add_vocabulary(store)
    return store, _told(request.param)


def test_the_document_is_the_plan(case: tuple[EmbeddedStore, Mapping[str, Any]]) -> None:
    store, told = case
    assert _rows(store, _PLAN, "") == [[told["plan"], told["kind"], *told.get("years", ("", ""))]]


def test_its_outline_is_whole_and_nothing_else_is_in_it(case: tuple[EmbeddedStore, Mapping[str, Any]]) -> None:
    store, told = case
    assert _rows(store, _OUTLINE, told["plan"]) == sorted(told["outline"])


def test_links_and_findings_are_those_that_it_states(case: tuple[EmbeddedStore, Mapping[str, Any]]) -> None:
    store, told = case
    assert _rows(store, _RELATIONS, told["plan"]) == sorted(told.get("relations", []))
    if "commits" in told:
        assert _rows(store, _COMMITS, told["plan"]) == sorted(told["commits"])
    assert _rows(store, _FINDINGS, told["plan"]) == sorted(told.get("findings", []))
