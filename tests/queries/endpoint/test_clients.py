"""Programs that analysts have, against `goldenthread serve` on the Leicestershire papers."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import httpx
import pytest
from rdflib import URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goldenthread.graph.workspace import Workspace

    from .conftest import Serving

_SUB_OUTCOMES = "SELECT ?number ?name { ?it a gt:SubOutcome ; skos:notation ?number ; skos:prefLabel ?name } ORDER BY ?number"
_EVERYTHING_BY_EVERYTHING = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def address(serving: Serving, leicestershire: Workspace) -> Iterator[str]:
    with serving("--workspace", str(leicestershire.folder), "--timeout", "2", "--max-rows", "2000") as address:
        yield f"{address}/sparql"


@pytest.fixture(scope="module")
def sub_outcomes(leicestershire: Workspace) -> list[tuple[str, ...]]:
    """What the graph itself says."""
    rows = [tuple(row) for row in leicestershire.store().select(_SUB_OUTCOMES).texts]
    assert len(rows) > 20
    return rows


def _wrapper(address: str, query: str, form: str) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(address)
    wrapper.setTimeout(30)
    wrapper.setReturnFormat(form)
    wrapper.setQuery(query)
    return wrapper


def test_sparqlwrapper_gets_tables(address: str, sub_outcomes: list[tuple[str, ...]]) -> None:
    told = _wrapper(address, f"PREFIX gt: <https://w3id.org/goldenthread/ontology#>\n{_SUB_OUTCOMES}", JSON).query().convert()
    assert isinstance(told, dict)
    rows = [(row["number"]["value"], row["name"]["value"]) for row in told["results"]["bindings"]]
    assert rows == sub_outcomes
    posting = _wrapper(address, _SUB_OUTCOMES, CSV)
    posting.setMethod(POST)
    written = posting.query().convert()
    assert isinstance(written, bytes)
    assert [tuple(row) for row in csv.reader(io.StringIO(written.decode(), newline=""))][1:] == sub_outcomes
    assert "9.3" in str(_wrapper(address, _SUB_OUTCOMES, XML).query().convert().toxml())  # type: ignore[union-attr]


def test_sparqlwrapper_gets_truth_and_triples(address: str) -> None:
    answer = _wrapper(address, "ASK { ?plan a gt:StrategicPlan }", JSON).query().convert()
    assert isinstance(answer, dict)
    assert answer["boolean"] is True
    turtle = _wrapper(address, "CONSTRUCT { ?it skos:notation ?n } WHERE { ?it a gt:SubOutcome ; skos:notation ?n }", TURTLE)
    assert b'"9.3"' in bytes(turtle.query().convert())  # type: ignore[arg-type]


def test_sparqlwrapper_is_told_what_went_wrong(address: str) -> None:
    with pytest.raises(QueryBadFormed, match="line 1, column 17"):
        _wrapper(address, "SELECT * { ?s ?p", JSON).query()
    with pytest.raises(EndPointInternalError, match="2,000 rows"):
        _wrapper(address, "SELECT * { ?s ?p ?o }", JSON).query()


def test_rdflib_reads_the_endpoint_as_a_store(address: str, sub_outcomes: list[tuple[str, ...]]) -> None:
    for form in ("xml", "json"):
        store = SPARQLStore(address, returnFormat=form)
        rows = [tuple(map(str, row)) for row in store.query(_SUB_OUTCOMES)]  # type: ignore[arg-type]
        assert rows == sub_outcomes
    notation = URIRef("http://www.w3.org/2004/02/skos/core#notation")
    numbers = {str(value) for (_, _, value), _ in SPARQLStore(address).triples((None, notation, None))}
    assert "9.3" in numbers


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_asks_and_gets_a_table(address: str, sub_outcomes: list[tuple[str, ...]]) -> None:
    command = ["curl", "--silent", "--show-error", "--fail", "--compressed", "--data-urlencode", f"query={_SUB_OUTCOMES}", address]
    told = subprocess.run([*command, "-H", "Accept: text/csv"], capture_output=True, check=True, timeout=60).stdout.decode()
    assert [tuple(row) for row in csv.reader(io.StringIO(told, newline=""))][1:] == sub_outcomes


def test_a_query_without_end_is_stopped_while_others_are_answered(address: str) -> None:
    with httpx.Client(timeout=60) as client, ThreadPoolExecutor(1) as beside:
        endless = beside.submit(httpx.get, address, params={"query": _EVERYTHING_BY_EVERYTHING}, timeout=60)
        assert client.get(address, params={"query": "ASK {}"}).json()["boolean"] is True
        stopped = endless.result()
        assert (stopped.status_code, "2 seconds" in stopped.text) == (504, True)
        assert client.get(address, params={"query": "ASK { }"}).json()["boolean"] is True


def test_the_default_graph_is_of_facts_and_the_rest_has_names(address: str) -> None:
    with httpx.Client(timeout=60) as client:
        everywhere, named = (
            client.get(address, params={"query": f"ASK {pattern}"}).json()["boolean"]
            for pattern in ("{ ?s a gt:Suggestion }", "{ GRAPH ?g { ?s a gt:Suggestion } }")
        )
    assert (everywhere, named) == (False, True)


def test_a_table_is_named_in_the_address(address: str) -> None:
    with httpx.Client(timeout=60, headers={"accept": "text/html"}) as client:
        for form in ("csv", "json"):
            response = client.get(address, params={"query": _SUB_OUTCOMES, "format": form})
            assert (response.status_code, "9.3" in response.text) == (200, True)
        assert json.loads(response.text)["head"]["vars"] == ["number", "name"]
