"""The methods upon a small plan: what each suggests, with what, and what they leave alone."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.addresses import graph_of, hashed
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.suggesting import suggest
from goldenthread.graph.suggesting.crosswalk import steps
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology import terms as t

BASE = "https://example.org/plan/"
THINGS = {
    "action/1": (t.GT + "Action", "Plant 2,000 street trees"),
    "action/2": (t.GT + "Action", "We will plant 2,000 street trees by 2028"),
    "action/3": (t.GT + "Action", "Repair roofs"),
    "body/board": (t.GT + "Partner", "Health and Wellbeing Board"),
    "body/hwb": (t.GT + "OutcomeBoard", "HWB"),
    "strategy/old": (t.GT + "Strategy", "Carers Strategy"),
    "strategy/new": (t.GT + "Strategy", "Joint Carers Strategy"),
}
SUGGESTED = """
SELECT ?method ?s ?p ?o ?score ?words {
  GRAPH ?suggestions {
    ?x a gt:Suggestion ; dcterms:type ?method ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
      gt:hasScore ?score ; gt:matchesWords ?words .
  }
} ORDER BY ?method ?s ?o"""


def plan(*links: tuple[str, str, str], quoted: bool = True) -> EmbeddedStore:
    """The things above, each named in a quotation, and stated links between them."""
    graph = graph_of(BASE, "source/paper")
    quads = []
    for name, (kind, label) in THINGS.items():
        thing, quotation = NamedNode(f"{BASE}id/{name}"), hashed(BASE, "quotation", name)
        quads += [Quad(thing, NamedNode(t.TYPE), NamedNode(kind), graph), Quad(thing, NamedNode(t.PREF_LABEL), Literal(label), graph)]
        if quoted:
            quads += [
                Quad(quotation, NamedNode(t.TYPE), NamedNode(t.QUOTATION), graph),
                Quad(quotation, NamedNode(t.MENTIONS), thing, graph),
            ]
    for subject, predicate, value in links:
        link, ends = hashed(BASE, "link", subject, predicate, value), [subject, predicate, value]
        parts = [NamedNode(end if ":" in end else f"{BASE}id/{end}") for end in ends]
        quads.append(Quad(link, NamedNode(t.TYPE), NamedNode(t.LINK), graph))
        quads.append(Quad(link, NamedNode(t.HAS_GRADE), Literal("stated"), graph))
        quads += [Quad(link, NamedNode(part), end, graph) for part, end in zip((t.SUBJECT, t.PREDICATE, t.OBJECT), parts, strict=True)]
    store = EmbeddedStore.of(quads)
    add_vocabulary(store)
    return store


def suggestions(store: EmbeddedStore, method: str) -> list[list[str]]:
    asked = EmbeddedStore.of(suggest(store, BASE)).select(SUGGESTED)
    rows = [[term.value for term in row if isinstance(term, NamedNode | Literal)] for row in asked.rows]
    return [[value.removeprefix(f"{BASE}id/").removeprefix(t.LENS) for value in row[1:]] for row in rows if row[0] == method]


def test_near_duplicates_come_with_the_words_they_share() -> None:
    (found,) = suggestions(plan(), "near-duplicate")
    assert found[:3] == ["action/1", t.CLOSE_MATCH, "action/2"]
    assert float(found[3]) >= 0.45
    assert found[4] == "plant; 2,000; street; trees"


def test_two_names_of_one_thing() -> None:
    assert [row[:3] for row in suggestions(plan(), "abbreviation")] == [["body/board", t.EXACT_MATCH, "body/hwb"]]
    assert [row[:3] for row in suggestions(plan(), "like-name")] == [["strategy/new", t.EXACT_MATCH, "strategy/old"]]


def test_what_is_joined_already_is_known_apart() -> None:
    store = plan(("strategy/new", t.GT + "replaces", "strategy/old"), ("body/hwb", t.GT + "reportsTo", "body/board"))
    assert suggestions(store, "like-name") + suggestions(store, "abbreviation") == []


@pytest.mark.parametrize("verb", [t.ADDRESSES, t.CONTRIBUTES_TO])
def test_a_stated_concept_leads_across_the_crosswalk(verb: str) -> None:
    found = suggestions(plan(("action/3", verb, f"{t.LENS}health-foundation/housing")), "crosswalk")
    assert ["action/3", verb, "dahlgren-whitehead/housing", "0.95", "Housing (close match)"] in found
    assert ["action/3", verb, "labonte/wider-determinants", "0.90", "Housing (broader match)"] in found
    assert all(row[0] == "action/3" for row in found)


def test_the_crosswalk_leads_up_and_across_but_not_down_or_aside() -> None:
    leading = {concept: {step.concept for step in ways} for concept, ways in steps().items()}
    broad, narrow = f"{t.LENS}labonte/wider-determinants", f"{t.LENS}health-foundation/housing"
    assert broad in leading[narrow]
    assert narrow not in leading.get(broad, set())
    assert f"{t.LENS}marmot/capabilities-and-control" not in leading[f"{t.LENS}dahlgren-whitehead/education"]  # only related


def test_what_no_quotation_shows_is_not_suggested() -> None:
    assert suggest(plan(quoted=False), BASE) == []


def test_the_same_plan_gives_the_same_suggestions() -> None:
    assert suggest(plan(), BASE) == suggest(plan(), BASE)
