"""The embedded store: one merged graph to ask, and clear words for a query that cannot be run."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.errors import QueryError

A, P, G1, G2 = (NamedNode(f"urn:{name}") for name in ("a", "p", "g1", "g2"))
TOLD_TWICE = [Quad(A, P, Literal("x"), G1), Quad(A, P, Literal("x"), G2)]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def count(store: EmbeddedStore) -> str:
    (number,) = store.select(COUNT).rows[0]
    assert isinstance(number, Literal)
    return number.value


@pytest.mark.parametrize("way", ["of", "add", "load"])
def test_a_fact_told_twice_is_asked_as_one_and_kept_as_two(way: str, tmp_path: Path) -> None:
    store = EmbeddedStore.of(TOLD_TWICE if way == "of" else [])
    if way == "add":
        store.add(TOLD_TWICE)
    if way == "load":
        file = tmp_path / "one.trig"
        file.write_text('<urn:g1> { <urn:a> <urn:p> "x" }')
        store.load(file, turtle={"urn:g2": b'<urn:a> <urn:p> "x" .'})
    assert count(store) == "1"
    assert sorted(store.quads(), key=str) == TOLD_TWICE
    assert list(store.quads("urn:g2")) == TOLD_TWICE[1:]
    assert store.graphs() == ("urn:g1", "urn:g2")


@pytest.mark.parametrize("way", ["of", "add", "load"])
def test_what_is_suggested_or_was_decided_stands_apart(way: str) -> None:
    apart = [Quad(A, P, Literal(name), NamedNode(f"https://example.org/graph/{name}")) for name in ("decisions", "suggested")]
    store = EmbeddedStore.of([*TOLD_TWICE, *apart] if way == "of" else TOLD_TWICE)
    if way == "add":
        store.add(apart)
    if way == "load":
        store.load(*(f"{quad.graph_name} {{ {quad.triple} }}".encode() for quad in apart))
    assert count(store) == "1"
    found = store.select("SELECT ?o { GRAPH ?apart { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } } ORDER BY ?o").texts
    assert list(found) == [("decisions",), ("suggested",)]


def test_select_gives_columns_in_order_and_none_for_what_is_unbound() -> None:
    table = EmbeddedStore.of(TOLD_TWICE).select("SELECT ?o ?none ?s { ?s ?p ?o OPTIONAL { ?s gt:supports ?none } }")
    assert (table.columns, table.rows) == (("o", "none", "s"), ((Literal("x"), None, A),))


def test_bindings_are_terms_and_never_query_text() -> None:
    store = EmbeddedStore.of(TOLD_TWICE)
    assert store.select("SELECT ?s ?o { ?s ?p ?o }", {"s": NamedNode("urn:other")}).rows == ()
    assert store.select("SELECT ?s ?o { ?s ?p ?o }", {"o": Literal('x" } #')}).rows == ()
    assert store.ask("ASK { ?s ?p ?o }", {"s": A})


def test_each_form_of_query_gives_its_kind_of_answer() -> None:
    store = EmbeddedStore.of(TOLD_TWICE)
    assert [str(triple) for triple in store.construct("CONSTRUCT WHERE { ?s ?p ?o }")] == ['<urn:a> <urn:p> "x"']
    assert not store.ask("ASK { ?s gt:supports ?o }")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT ?x { ?x ", "line 1, column 16"),
        ("INSERT DATA { <urn:a> <urn:p> 1 }", "not SPARQL"),
        ("SELECT (<urn:no-such-function>(1) AS ?x) {}", "no-such-function"),
        ("ASK {}", "SELECT"),
    ],
)
def test_a_query_that_cannot_be_run_is_one_sentence(query: str, word: str) -> None:
    with pytest.raises(QueryError, match=word) as caught:
        EmbeddedStore().select(query)
    assert len(str(caught.value)) < 200
    assert "\n" not in str(caught.value)


def test_threads_may_ask_while_others_add() -> None:
    store = EmbeddedStore()

    def work(i: int) -> str:
        store.add([Quad(A, P, Literal(str(i)), G1)])
        return count(store)

    with ThreadPoolExecutor(4) as threads:
        seen = list(threads.map(work, range(40)))
    assert max(map(int, seen)) <= 40
    assert count(store) == "40"
