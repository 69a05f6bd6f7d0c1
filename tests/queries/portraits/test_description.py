"""A thing as triples: nothing that the store does not say, and enough to stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from goldenthread.ontology.terms import EXACT, HAS_GRADE, IS_EVIDENCED_BY, IS_QUOTED_FROM, OBJECT, PREF_LABEL, SUBJECT, SUGGESTION, TYPE
from goldenthread.queries.portraits.description import describe

if TYPE_CHECKING:
    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.workspace import Workspace

BASE = "https://w3id.org/goldenthread/leicestershire/id/"
THINGS = (
    "sub-outcome/strategic-plan-2022-26/people-enjoy-long-lives-in-good-health",
    "partnership-board/health-and-wellbeing-board",
    "strategy/living-well-with-dementia-strategy-2019-22",
    "duty/reports-to-overview-and-scrutiny-committees-quarterly",
    "strategic-plan/strategic-plan-2022-26",
)


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


@pytest.mark.parametrize("tail", THINGS)
def test_every_triple_is_in_the_store_and_every_one_about_the_thing_is_told(store: EmbeddedStore, tail: str) -> None:
    described = describe(store, BASE + tail)
    assert described is not None
    assert described.left_out == 0
    facts = {quad.triple for quad in store.quads() if not str(quad.graph_name).endswith(("/suggested>", "/decisions>"))}
    told = set(described.triples)
    thing = NamedNode(BASE + tail)
    assert told <= facts
    assert {triple for triple in facts if thing in (triple.subject, triple.object)} <= told
    assert not any(isinstance(term, BlankNode) for triple in told for term in (triple.subject, triple.object))


@pytest.mark.parametrize("tail", THINGS)
def test_each_link_comes_with_its_words_and_everything_with_its_name(store: EmbeddedStore, tail: str) -> None:
    described = describe(store, BASE + tail)
    assert described is not None
    of: dict[str, dict[str, list[str]]] = {}
    for triple in described.triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            of.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object.value)
    for node in list(of.values()):
        if node.get(HAS_GRADE) == ["stated"]:
            quoted = [of[quotation] for quotation in node[IS_EVIDENCED_BY]]
            assert all(EXACT in quotation and of[quotation[IS_QUOTED_FROM][0]] for quotation in quoted)
        if HAS_GRADE in node:
            assert all(PREF_LABEL in of[end] for end in (*node[SUBJECT], *node[OBJECT]) if end.startswith("https:"))


def test_a_suggestion_is_described_by_itself_and_nothing_else_holds_one(store: EmbeddedStore) -> None:
    ((suggestion,),) = store.select("SELECT ?it { GRAPH ?g { ?it a gt:Suggestion } } ORDER BY ?it LIMIT 1").texts
    described = describe(store, suggestion)
    assert described is not None
    assert (TYPE, SUGGESTION) in {(triple.predicate.value, getattr(triple.object, "value", "")) for triple in described.triples}
    about = describe(store, BASE + THINGS[0])
    assert about is not None
    assert SUGGESTION not in {getattr(triple.object, "value", "") for triple in about.triples}


def test_nothing_is_not_described(store: EmbeddedStore) -> None:
    assert describe(store, f"{BASE}outcome/nowhere") is None
