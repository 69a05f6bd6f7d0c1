"""A store of ours as an rdflib Dataset: it holds what rdflib would hold, cannot be changed, and answers SPARQL itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import RdfFormat, serialize
from rdflib import RDF, SKOS, BNode, Dataset, Literal, Namespace, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql import prepareQuery

from goldenthread.graph.search import SearchableStore
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.errors import QueryError
from goldenthread.queries.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

# rdflib's own Dataset, which ours is compared with, warns of what it does itself.
pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph).* is deprecated:DeprecationWarning")
GT = Namespace("https://w3id.org/goldenthread/ontology#")
TOLD = """
@prefix : <https://example.org/> .
:paper { :a :p "plain", "deutsch"@de, 3, "03"^^:number, :b . _:blank :p :b }
:other { :a :p :b . :b :q "plain" }
</graph/suggested> { :s :p :b }
"""


@pytest.fixture(scope="module")
def small() -> Dataset:
    store = EmbeddedStore()
    store.load(TOLD.replace("</graph", "<https://example.org/graph").encode())
    return Plan(SearchableStore(store)).dataset()


@pytest.fixture(scope="module")
def same() -> Dataset:
    """The same in rdflib's own memory; the default graph is the merge but for what stands apart."""
    dataset = Dataset()
    dataset.parse(data=TOLD.replace("</graph", "<https://example.org/graph"), format="trig")
    for s, p, o, graph in list(dataset.quads()):
        if not str(graph).endswith("/suggested"):
            dataset.add((s, p, o))
    return dataset


@pytest.fixture(scope="module")
def dataset(leicestershire: Workspace) -> Dataset:
    return Plan(SearchableStore(leicestershire.store())).dataset()


EX = Namespace("https://example.org/")
PATTERNS = [
    (None, None, None),
    (EX.a, None, None),
    (None, EX.p, None),
    (None, None, EX.b),
    (None, None, Literal("plain")),
    (None, None, Literal("plain", datatype=rdflib.XSD.string)),
    (None, None, Literal("deutsch", lang="de")),
    (None, None, Literal(3)),
    (EX.a, EX.p, EX.b),
    (EX.b, EX.q, None),
    (EX.none, None, None),
    (Literal("plain"), None, None),
    (None, Literal("plain"), None),
    (None, BNode("p"), None),
]


def without_blanks(triples: object) -> list[tuple[str, ...]]:
    """Triples as text; all blank nodes alike, since each store names its own."""
    assert hasattr(triples, "__iter__")
    return sorted(tuple("_" if isinstance(term, BNode) else str(term) for term in triple) for triple in triples)


@pytest.mark.parametrize("graph", [None, EX.paper, EX.other, EX["graph/suggested"], EX.nothing], ids=repr)
@pytest.mark.parametrize("pattern", PATTERNS, ids=repr)
def test_patterns_fit_as_in_the_memory_of_rdflib(
    pattern: tuple[URIRef, URIRef, URIRef], graph: URIRef | None, small: Dataset, same: Dataset
) -> None:
    s, p, o = pattern
    plain = (s, p, Literal(str(o)) if isinstance(o, Literal) and o.datatype == rdflib.XSD.string else o)
    if graph is None:
        assert without_blanks(small.triples(pattern)) == without_blanks(same.triples(plain))
    else:
        assert without_blanks(small.graph(graph).triples(pattern)) == without_blanks(same.graph(graph).triples(plain))


def test_quads_and_counts_are_the_same(small: Dataset, same: Dataset) -> None:
    every = list(same.quads())
    assert without_blanks(small.quads((None, None, None, None))) == without_blanks(every)
    thrice = [tuple(map(str, (EX.a, EX.p, EX.b, graph))) for graph in (EX.other, EX.paper, DATASET_DEFAULT_GRAPH_ID)]
    assert without_blanks(small.quads((EX.a, EX.p, EX.b, None))) == thrice
    assert len(small) == len({quad[:3] for quad in every})
    held = {graph.identifier: len(graph) for graph in same.graphs() if len(graph)}
    assert {graph.identifier: len(graph) for graph in small.graphs()} == held


def test_a_blank_node_that_was_found_is_found_again(small: Dataset) -> None:
    (blank,) = (s for s in small.subjects(EX.p, EX.b) if isinstance(s, BNode))
    assert list(small.predicate_objects(blank)) == [(EX.p, EX.b)]
    assert (blank, EX.p, EX.b) in small
    assert (BNode("unheard"), EX.p, EX.b) not in small


def test_what_it_serialises_is_what_we_keep(small: Dataset, same: Dataset) -> None:
    again = Dataset()
    again.parse(data=small.serialize(format="trig"), format="trig")
    assert len(again) == len(same)
    assert {graph.identifier for graph in again.graphs()} == {graph.identifier for graph in small.graphs()}
    assert without_blanks(again.quads()) == without_blanks(same.quads())


def test_questions_are_answered_by_our_store(dataset: Dataset) -> None:
    answer = dataset.query("SELECT ?l { ?o a gt:Outcome ; skos:prefLabel ?l } ORDER BY ?l")
    assert [str(row.l) for row in answer][:2] == ["Clean, Green Future", "Great Communities"]  # type: ignore[union-attr]
    assert dataset.query("ASK { ?o a gt:Outcome }").askAnswer is True
    graph = dataset.query("CONSTRUCT { ?o a gt:Outcome } { ?o a gt:Outcome }").graph
    assert graph is not None
    assert len(graph) == len(list(dataset.subjects(RDF.type, GT.Outcome))) == 5
    assert dataset.query("SELECT ?o { ?o a gt:Outcome }").serialize(format="csv").count(b"\n") == 6  # type: ignore[union-attr]


def test_prefixes_bindings_and_prepared_queries_reach_it(dataset: Dataset) -> None:
    label = Literal("Great Communities")
    assert len(dataset.query("SELECT ?o { ?o <http://www.w3.org/2004/02/skos/core#prefLabel> ?l } # all", initBindings={"l": label})) == 1
    assert len(dataset.query("SELECT ?o { ?o a mine:Outcome }", initNs={"mine": GT})) == 5
    assert len(dataset.query("PREFIX gt: <https://example.org/> SELECT ?o { ?o a gt:Outcome }")) == 0
    dataset.bind("mine", GT)
    assert len(dataset.query("SELECT ?o { ?o a mine:Outcome }")) == 5
    assert len(dataset.query("SELECT ?o { ?o a <#Outcome> }", base=str(GT))) == 5
    prepared = prepareQuery("SELECT ?o { ?o a ?kind ; skos:prefLabel ?l }", initNs={"skos": SKOS})
    assert len(dataset.query(prepared, initBindings={"kind": GT.Outcome, "l": label})) == 1


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "another machine"),
        ("SELECT * { ?s ?p }", "not SPARQL 1.1"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "not SPARQL 1.1"),
    ],
)
def test_what_is_refused(query: str, says: str, dataset: Dataset) -> None:
    with pytest.raises(QueryError, match=says):
        dataset.query(query)
    with pytest.raises(QueryError, match=says):
        dataset.query(query, use_store_provided=False)


def test_no_file_of_this_machine_is_read(dataset: Dataset, tmp_path: Path) -> None:
    secret = tmp_path / "secret.nt"
    secret.write_text("<a:a> <a:b> <a:secret> .", encoding="utf-8")
    for query in ("SELECT * FROM <%s> { ?s ?p ?o }", "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }"):
        assert len(dataset.query(query % secret.as_uri())) == 0
        assert len(dataset.query(query % secret.as_uri(), use_store_provided=False)) == 0


def test_one_graph_alone_is_not_asked_in_sparql(dataset: Dataset) -> None:
    graph = next(iter(dataset.graphs()))
    with pytest.raises(QueryError, match="name graphs with GRAPH"):
        graph.query("SELECT * { ?s ?p ?o }")


def test_a_blank_node_cannot_be_bound(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="blank node"):
        dataset.query("SELECT * { ?s ?p ?o }", initBindings={"s": BNode()})


CHANGES: dict[str, Callable[[Dataset], object]] = {
    "add": lambda dataset: dataset.add((EX.a, EX.p, EX.b)),
    "add to a graph": lambda dataset: dataset.graph(EX.mine).add((EX.a, EX.p, EX.b)),
    "many": lambda dataset: dataset.addN([(EX.a, EX.p, EX.b, dataset.graph(EX.mine))]),
    "set": lambda dataset: dataset.set((EX.a, EX.p, EX.b)),
    "remove": lambda dataset: dataset.remove((EX.a, EX.p, EX.b)),
    "remove a graph": lambda dataset: dataset.remove_graph(EX.paper),
    "parse": lambda dataset: dataset.parse(data="<a:a> <a:b> <a:c> .", format="turtle"),
    "update": lambda dataset: dataset.update("CLEAR ALL"),
    "update past the store": lambda dataset: dataset.update("CLEAR ALL", use_store_provided=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_cannot_be_changed(change: Callable[[Dataset], object], small: Dataset) -> None:
    before = len(small)
    with pytest.raises(QueryError, match="cannot be changed"):
        change(small)
    assert len(small) == before


def test_the_whole_of_the_papers_is_the_same_in_both(leicestershire: Workspace, dataset: Dataset) -> None:
    kept = Dataset()
    kept.parse(data=serialize(leicestershire.store().quads(), format=RdfFormat.N_QUADS), format="nquads")
    ours, theirs = set(dataset.quads((None, None, None, None))), set(kept.quads((None, None, None, None)))
    assert {quad for quad in ours if quad[3] != DATASET_DEFAULT_GRAPH_ID} == theirs
    apart = ("/graph/suggested", "/graph/decisions")
    merged = {(s, p, o) for s, p, o, graph in theirs if not str(graph).endswith(apart)}
    assert {quad[:3] for quad in ours if quad[3] == DATASET_DEFAULT_GRAPH_ID} == merged == set(dataset.triples((None, None, None)))
