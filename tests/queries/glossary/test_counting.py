"""Figures and derivations of the Leicestershire workspace: what a look at all of its quads gives, too."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.search import SearchableStore
from goldenthread.ontology.terms import BODY, GT, IS_INFERRED_BY, SUGGESTION, TYPE
from goldenthread.queries.glossary.counting import counts
from goldenthread.queries.glossary.deriving import explained_rules
from goldenthread.queries.glossary.terms import ontology

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> SearchableStore:
    return SearchableStore(leicestershire.store())


def test_things_are_counted_by_their_class(store: SearchableStore) -> None:
    typed = Counter(
        kind
        for _, kind in {(quad.subject, str(getattr(quad.object, "value", ""))) for quad in store.quads() if quad.predicate.value == TYPE}
    )
    found = counts(store)
    assert {iri: number for iri, number in found.things.items() if iri.startswith(GT)} == {
        iri: number for iri, number in typed.items() if iri.startswith(GT)
    }
    assert found.things[SUGGESTION] > 0


def test_a_class_holds_those_beneath_it(store: SearchableStore) -> None:
    terms = {term.iri: term for term in ontology().terms}
    beneath = [term for term in terms.values() if any(parent.iri == BODY for parent in term.parents)]
    found = counts(store)
    assert found.of(terms[BODY]) == found.things.get(BODY, 0) + sum(found.of(term) for term in beneath) > 20


def test_links_are_counted_by_grade_and_by_rule(store: SearchableStore) -> None:
    found = counts(store)
    assert set(found.grades) == {"stated", "inferred"}
    assert sum(found.rules.values()) == found.grades["inferred"] == found.uses[IS_INFERRED_BY]


def test_the_figures_of_a_revision_are_counted_once(store: SearchableStore) -> None:
    assert counts(store) is counts(store)


def test_every_rule_that_was_used_shows_a_derivation_down_to_words(store: SearchableStore) -> None:
    explained = explained_rules(store)
    used = {rule.rpartition("/")[2] for rule in counts(store).rules}
    assert {rule.name for rule in explained if rule.derivation} == used
    for rule in explained:
        if rule.derivation:
            assert rule.derivation.gives.grade == "inferred"
            assert rule.derivation.rests_on
            assert all(step.receipts for step in rule.derivation.rests_on if step.grade == "stated")
            assert all(step.subject and step.verb and step.object for step in rule.derivation.rests_on)
