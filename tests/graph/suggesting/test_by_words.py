"""Suggestions by words: whole words only, blocked phrases, receipts, and nothing that is known already."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.suggesting import Marks, suggest
from goldenthread.ontology.terms import ADDRESSES, LENS, LINK, OBJECT, PREDICATE, SUBJECT, TYPE

SUGGESTIONS = """
SELECT ?element ?concept ?score ?words (COUNT(?quotation) AS ?receipts) {
  GRAPH ?suggestions {
    ?x a gt:Suggestion ; gt:hasGrade "suggested" ; rdf:subject ?s ; rdf:object ?o ;
      gt:hasScore ?score ; gt:matchesWords ?words ; gt:isEvidencedBy ?quotation .
  }
  ?s skos:prefLabel ?element . ?o skos:notation ?concept .
} GROUP BY ?element ?concept ?score ?words ORDER BY ?element ?concept"""
AIM = "Increased proportion of residents with a healthy weight"
ACTION = "We will work with partners to deliver the Healthy Weight Strategy and better air quality"
LIVES = "People enjoy long lives in good health"


def suggestions(store: EmbeddedStore) -> list[tuple[str, ...]]:
    return [tuple(term.value for term in row if isinstance(term, Literal)) for row in store.select(SUGGESTIONS).rows]


def test_words_of_a_lens_suggest_with_score_words_and_receipts(inferred: EmbeddedStore, base: str) -> None:
    without_suggestions = list(inferred.quads())
    inferred.add(suggest(inferred, base))
    found = [row for row in suggestions(inferred) if row[1].startswith("tiny-")]
    assert found == [
        (AIM, "tiny-health", "0.50", "healthy weight", "1"),
        (LIVES, "tiny-health", "0.50", "health", "2"),
        (ACTION, "tiny-air", "0.50", "air quality", "1"),
    ]
    assert not inferred.ask("ASK { ?element gt:addresses ?concept }")
    assert suggest(EmbeddedStore.of(without_suggestions), base) == suggest(inferred, base)


def test_what_is_known_is_not_suggested(inferred: EmbeddedStore, base: str) -> None:
    link, graph = NamedNode(f"{base}id/link/known"), NamedNode(f"{base}graph/inferred")
    known = {
        TYPE: LINK,
        SUBJECT: f"{base}id/suboutcome/people-enjoy-long-lives-in-good-health",
        PREDICATE: ADDRESSES,
        OBJECT: f"{LENS}tiny/health",
    }
    inferred.add(Quad(link, NamedNode(predicate), NamedNode(value), graph) for predicate, value in known.items())
    inferred.add(suggest(inferred, base))
    assert (LIVES, "tiny-health") not in [row[:2] for row in suggestions(inferred)]
    assert (AIM, "tiny-health") in [row[:2] for row in suggestions(inferred)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Better HEALTH for all", {"health"}),
        ("Healthcare and unhealth", set()),
        ("air-quality", {"air-quality"}),
        ("air\nquality, health", {"air quality", "health"}),
        ("a healthy competition of health firms", {"health"}),
        ("carers’ rights", {"carers' rights"}),
        ("", set()),
    ],
)
def test_marks_are_whole_words(text: str, found: set[str]) -> None:
    marks = Marks.of(["health", "healthy", "air quality", "quality", "carers' rights"], ["healthy competition"])
    assert marks.found_in(text) == found
