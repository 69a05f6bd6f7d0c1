"""Answers in every format, with odd texts and terms in them, read back whole by programs that are not ours."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
import rdflib
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)
from rdflib.compare import isomorphic
from rdflib.query import Result, ResultRow

if TYPE_CHECKING:
    from collections.abc import Iterator

ODD = Path(__file__).with_name("odd.ttl").read_bytes()
GRAPH = "urn:goldenthread:test:odd"
#: Every triple, and variables without a value: the first, one in the middle, the last.
SELECT = f"SELECT ?first ?s ?p ?between ?o ?last {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"
CONSTRUCT = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"
TSV = "text/tab-separated-values"
TABLES = ("application/sparql-results+json", "application/sparql-results+xml", TSV)
TRIPLES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig", "application/n-quads")

expected = [quad.triple for quad in parse(ODD, format=RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def client(scratch: str) -> Iterator[httpx.Client]:
    """A client of a server that holds the odd things."""
    with httpx.Client(base_url=scratch) as client:
        client.put("/graphs", params={"graph": GRAPH}, content=ODD, headers={"content-type": "text/turtle"}).raise_for_status()
        yield client


def _answer(client: httpx.Client, query: str, kind: str) -> bytes:
    response = client.get("/sparql", params={"query": query}, headers={"accept": kind})
    assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (200, kind), response.text
    return response.content


def _canonical(triples: list[Triple]) -> Dataset:
    """Triples to compare, whatever their blank nodes are called."""
    graph = Dataset(Quad(*triple) for triple in triples)
    graph.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return graph


def _in_rdflib(triples: list[Triple]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES) or b"", format="application/n-triples")


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_read_by_oxigraph(kind: str, client: httpx.Client) -> None:
    rows = parse_query_results(_answer(client, SELECT, kind), format=QueryResultsFormat.from_media_type(kind))
    assert isinstance(rows, QuerySolutions)
    assert [variable.value for variable in rows.variables] == ["first", "s", "p", "between", "o", "last"]
    read = list(rows)
    assert {row[name] for row in read for name in ("first", "between", "last")} == {None}
    assert _canonical([Triple(row["s"], row["p"], row["o"]) for row in read]) == _canonical(expected)


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_read_by_rdflib(kind: str, client: httpx.Client) -> None:
    graph = rdflib.Graph()
    negative = "FILTER (!sameTerm(?o, -1.5))" if kind == TSV else ""  # which rdflib cannot read in TSV
    query = SELECT.replace("?p ?o", f"?p ?o {negative}")
    for row in Result.parse(io.BytesIO(_answer(client, query, kind)), content_type=kind):
        assert isinstance(row, ResultRow)
        graph.add((row["s"], row["p"], row["o"]))
    alike = rdflib.Graph().parse(data=graph.serialize(format="nt"), format="nt")  # it writes numbers its own way, but not out of TSV
    assert isomorphic(alike, _in_rdflib([triple for triple in expected if not negative or "-1.5" not in str(triple.object)]))


def test_a_table_read_as_csv(client: httpx.Client) -> None:
    text = _answer(client, SELECT, "text/csv").decode()
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert head == ["first", "s", "p", "between", "o", "last"]
    assert {row[0] + row[3] + row[5] for row in rows} == {""}
    told = sorted("_" if row[4].startswith("_:") and " " not in row[4] else row[4] for row in rows)
    assert told == sorted("_" if isinstance(triple.object, BlankNode) else _value(triple.object) for triple in expected)


def _value(term: object) -> str:
    assert isinstance(term, Literal | NamedNode)
    return term.value


@pytest.mark.parametrize("kind", TRIPLES)
@pytest.mark.parametrize("path", ["/sparql", "/graphs"])
def test_triples_read_by_oxigraph(kind: str, path: str, client: httpx.Client) -> None:
    asked = {"query": CONSTRUCT} if path == "/sparql" else {"graph": GRAPH}
    content = client.get(path, params=asked, headers={"accept": kind}).raise_for_status().content
    read = parse(content, format=RdfFormat.from_media_type(kind))
    assert _canonical([quad.triple for quad in read]) == _canonical(expected)


@pytest.mark.filterwarnings("ignore:.*(default_context|ConjunctiveGraph) is deprecated:DeprecationWarning")  # by rdflib itself
@pytest.mark.filterwarnings("ignore:.*does not look like a valid URI:UserWarning")
@pytest.mark.parametrize("kind", TRIPLES)
def test_triples_read_by_rdflib(kind: str, client: httpx.Client) -> None:
    read = rdflib.Dataset(default_union=True).parse(data=_answer(client, CONSTRUCT, kind), format=kind)
    graph = rdflib.Graph()
    for triple in read.triples((None, None, None)):
        graph.add(triple)
    assert isomorphic(graph, _in_rdflib(expected))


@pytest.mark.parametrize("query", [SELECT, CONSTRUCT, "ASK {}"])
def test_a_form_that_has_the_format_takes_its_short_name_too(query: str, client: httpx.Client) -> None:
    names = {"turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads"} if query == CONSTRUCT else {"json", "xml", "csv", "tsv"}
    for name in names:
        assert client.get("/sparql", params={"query": query, "format": name}).status_code == 200


@pytest.mark.parametrize("kind", ["application/sparql-results+xml", "application/rdf+xml"])
def test_what_xml_cannot_hold_is_refused(kind: str, client: httpx.Client) -> None:
    form = "SELECT ?o" if "results" in kind else "CONSTRUCT { <urn:a> <urn:b> ?o }"
    response = client.get("/sparql", params={"query": f'{form} {{ BIND("a\\u0001" AS ?o) }}'}, headers={"accept": kind})
    assert (response.status_code, "XML" in response.text) == (406, True)
