"""Queries over HTTP, whoever answers them: formats, what is known already, refusals."""

from __future__ import annotations

import asyncio
import csv
import gzip
import io
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import rdflib
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from rdflib.query import Result

from goldenthread.ontology.errors import QueryError
from goldenthread.queries.endpoint import Service, endpoint
from goldenthread.queries.workers import errors

from .standing_in import StandIn

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAN = """
@prefix ex: <https://example.org/> .
ex:outcome ex:name "A good life, \\"everywhere\\"" , "Bürgerhaus & <Park>\\n2"@de ; ex:cost 12 ; ex:partOf ex:plan .
"""
SELECT, CONSTRUCT = "SELECT ?o { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"
TABLES = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]
TRIPLES = ["text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml", "application/trig", "application/n-quads"]


def ask(pool: StandIn, *requests: dict[str, Any]) -> Sequence[httpx.Response]:
    """Send requests one after another to one endpoint; a request is what httpx takes."""

    async def asking() -> Sequence[httpx.Response]:
        transport = httpx.ASGITransport(endpoint(Service(pool)))
        async with httpx.AsyncClient(transport=transport, base_url="http://plans.example", headers={"accept-encoding": ""}) as client:
            return [await client.request(**{"method": "GET", "url": "/sparql", **request}) for request in requests]

    return asyncio.run(asking())


def query(text: str, accept: str = "*/*", **more: Any) -> dict[str, Any]:
    return {"params": {"query": text}, "headers": {"accept": accept, **more}}


@pytest.mark.parametrize("kind", TABLES)
def test_tables_are_read_by_others(kind: str) -> None:
    (response,) = ask(StandIn(PLAN), query(SELECT, kind))
    told = response.headers["content-type"].partition(";")[0]
    assert (response.status_code, told, response.headers["content-length"]) == (200, kind, str(len(response.content)))
    rows = parse_query_results(response.content, format=QueryResultsFormat.from_media_type(kind)) if kind != "text/csv" else None
    values = {str(value["o"].value) for value in rows} if isinstance(rows, QuerySolutions) else None
    expected = {'A good life, "everywhere"', "Bürgerhaus & <Park>\n2", "12", "https://example.org/plan"}
    assert values in (expected, None)
    if kind == "text/csv":
        assert {row[0] for row in csv.reader(io.StringIO(response.text, newline=""))} == {*expected, "o"}
    read = Result.parse(io.BytesIO(response.content), content_type=kind)
    assert {str(row[0]) for row in read} == expected  # type: ignore[index]


@pytest.mark.parametrize("kind", TABLES)
def test_truth_is_read_by_others(kind: str) -> None:
    yes, no = ask(StandIn(PLAN), query("ASK { ?s ?p 12 }", kind), query("ASK { ?s ?p 13 }", kind))
    if kind in {"text/csv", "text/tab-separated-values"}:  # the recommendation has them for tables alone
        assert (yes.text.strip(), no.text.strip()) == ("true", "false")
        return
    answers = [parse_query_results(each.content, format=QueryResultsFormat.from_media_type(kind)) for each in (yes, no)]
    assert [bool(answer) for answer in answers if isinstance(answer, QueryBoolean)] == [True, False]
    assert Result.parse(io.BytesIO(yes.content), content_type=kind).askAnswer is True


@pytest.mark.filterwarnings("ignore:.*(default_context|ConjunctiveGraph) is deprecated:DeprecationWarning")  # by rdflib itself
@pytest.mark.parametrize("kind", TRIPLES)
def test_triples_are_read_by_others(kind: str) -> None:
    (response,) = ask(StandIn(PLAN), query(CONSTRUCT, kind))
    assert response.headers["content-type"].partition(";")[0] == kind
    assert len(list(parse(response.content, format=RdfFormat.from_media_type(kind)))) == 4
    assert len(rdflib.Dataset(default_union=True).parse(data=response.content, format=kind)) == 4


def test_every_answer_says_whether_it_was_known() -> None:
    pool = StandIn(PLAN)
    first, again, other, passing = ask(pool, query(SELECT), query(SELECT), query(SELECT, "text/csv"), query("SELECT (NOW() AS ?now) {}"))
    assert [each.headers["cache-status"].split("; ")[1] for each in (first, again, other, passing)] == [
        "fwd=miss",
        "hit",
        "fwd=miss",
        "fwd=miss",
    ]
    assert first.content == again.content
    assert len(pool.asked) == 3
    assert "etag" not in passing.headers


def test_a_comment_or_a_name_that_holds_such_a_word_makes_nothing_pass() -> None:
    pool = StandIn(PLAN)
    text = SELECT.replace("{", "{ OPTIONAL { ?now ?p 1, 'rand' } # of a programme or service\n", 1)
    ask(pool, query(text), query(text))
    assert len(pool.asked) == 1


@pytest.mark.parametrize("text", ["SELECT (rand() AS ?r) {}", "SELECT (struuid() AS ?r) {}", 'ASK { ?s ?p "\\u0041" }'])
def test_what_passes_is_worked_out_each_time(text: str) -> None:
    pool = StandIn(PLAN)
    ask(pool, query(text), query(text))
    assert len(pool.asked) == 2


def test_new_data_makes_old_answers_go() -> None:
    pool = StandIn(PLAN)

    class Moving(StandIn):
        async def answer(self, question: Any) -> Any:
            found = await super().answer(question)
            self.revision = "2"  # renewed just after the first answer was made
            return found

    pool = Moving(PLAN)
    first, second, third = ask(pool, query(SELECT), query(SELECT), query(SELECT))
    assert [each.headers["cache-status"].split("; ")[1] for each in (first, second, third)] == ["fwd=miss", "fwd=miss", "hit"]
    assert first.headers["etag"] != second.headers["etag"] == third.headers["etag"]


def test_what_a_client_has_is_not_sent_again() -> None:
    pool = StandIn(PLAN)
    (first,) = ask(pool, query(SELECT))
    etag = first.headers["etag"]
    same, weak, old, other = ask(
        StandIn(PLAN),
        query(SELECT, **{"if-none-match": etag}),
        query(SELECT, **{"if-none-match": f'"x", W/{etag}'}),
        query(SELECT, **{"if-none-match": '"x"'}),
        query(SELECT, "text/csv", **{"if-none-match": etag}),
    )
    assert [each.status_code for each in (same, weak, old, other)] == [304, 304, 200, 200]
    assert (same.content, same.headers["etag"]) == (b"", etag)
    assert ask(StandIn(PLAN, revision="2"), query(SELECT, **{"if-none-match": etag}))[0].status_code == 200


def test_head_tells_all_but_the_body() -> None:
    got, head, bad = ask(StandIn(PLAN), query(SELECT), {**query(SELECT), "method": "HEAD"}, {**query("SELECT"), "method": "HEAD"})
    assert (head.status_code, head.content, bad.status_code, bad.content) == (200, b"", 400, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
    assert head.headers["etag"] == got.headers["etag"]


@pytest.mark.parametrize("spool_from", [0, 1 << 20])
def test_a_large_answer_is_packed_where_gzip_is_taken(spool_from: int) -> None:
    large, small = "SELECT ?n { VALUES ?n { " + " ".join(map(str, range(4000))) + " } }", SELECT
    pool = StandIn(PLAN, spool_from=spool_from)
    wanted = {"accept-encoding": "gzip"}
    plain, packed, again, little = ask(pool, query(large), query(large, **wanted), query(large, **wanted), query(small, **wanted))
    assert (packed.headers["content-encoding"], again.headers["content-encoding"]) == ("gzip", "gzip")
    assert "content-encoding" not in {**plain.headers, **little.headers}
    assert packed.json() == plain.json() == again.json()  # httpx has unpacked it
    assert packed.headers["etag"] != plain.headers["etag"]
    assert [each.headers["vary"] for each in (plain, packed)] == ["Accept, Accept-Encoding, Origin"] * 2
    kept = {"if-none-match": packed.headers["etag"], **wanted}
    assert ask(pool, query(large, **kept))[0].status_code == 304
    assert ("content-length" in plain.headers, len(gzip.compress(plain.content)) < len(plain.content)) == (True, True)


def test_a_large_answer_comes_whole_from_its_file() -> None:
    digits = " ".join("0123456789")
    rows = "SELECT * { " + " ".join(f"VALUES ?{name} {{ {digits} }}" for name in "abcd") + " }"
    response, head = ask(StandIn(PLAN, spool_from=0), query(rows), {**query(rows), "method": "HEAD"})
    assert len(json.loads(response.content)["results"]["bindings"]) == 10_000
    assert response.headers["content-length"] == str(len(response.content)) == head.headers["content-length"]
    assert response.headers["cache-status"] == "goldenthread; fwd=miss"


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (errors.MalformedError("It breaks off at 2:7.", 2, 7), 400),
        (errors.NotAcceptableError("No."), 406),
        (errors.FederationError("No."), 403),
        (errors.DeadlineError("No."), 504),
        (errors.SizeError("No."), 500),
        (errors.MemoryBoundError("No."), 500),
        (errors.OverloadedError("No.", 7), 503),
        (errors.SpoolFullError("No."), 507),
        (errors.WorkerLostError("No."), 500),
    ],
)
def test_what_goes_wrong_has_its_status(failure: QueryError, status: int) -> None:
    pool = StandIn(PLAN)
    pool.failure = failure
    (response,) = ask(pool, query(SELECT))
    assert (response.status_code, response.text) == (status, f"{failure}\n")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers.get("retry-after") == ("7" if status == 503 else None)


@pytest.mark.parametrize(
    ("request_", "status", "says"),
    [
        ({"params": {"query": "ASK {}", "timeout": "soon"}}, 400, "timeout 'soon'"),
        ({"params": {"query": "ASK {}", "timeout": "inf"}}, 400, "timeout 'inf'"),
        ({"params": {"query": "ASK {}", "format": "docx"}}, 406, "'docx'"),
        ({"url": "/sparql?query=ASK%20%7B%7D&format=csv&format=json"}, 400, "2 parameters 'format'"),
        ({"url": "/sparql?query=%FF"}, 400, "UTF-8"),
        ({"params": {"default-graph-uri": "https://example.org/g"}}, 400, "no query"),
        ({"method": "POST", "data": {"other": "1"}}, 400, "no query"),
        ({"method": "POST", "data": {"other": ["1"] * 20_000}}, 400, "more than 10,000 parameters"),
        ({"method": "POST", "data": {"query": "ASK {}", "update": "CLEAR ALL"}}, 403, "allow-update"),
        ({"method": "DELETE"}, 405, "DELETE"),
        ({"method": "POST", "content": b"x" * (1 << 21), "headers": {"content-type": "application/sparql-query"}}, 413, "1,048,576"),
        ({"url": "/nowhere"}, 404, "/nowhere"),
    ],
)
def test_a_request_that_is_wrong(request_: dict[str, Any], status: int, says: str) -> None:
    pool = StandIn(PLAN)
    (response,) = ask(pool, request_)
    assert (response.status_code, says in response.text, pool.asked) == (status, True, [])
    assert response.headers["content-type"] == "text/plain; charset=utf-8"


def test_names_of_the_protocol_reach_the_worker() -> None:
    pool = StandIn(PLAN)
    given = [
        ("query", "ASK {}"),
        ("default-graph-uri", "a:1"),
        ("default-graph-uri", "a:2"),
        ("named-graph-uri", "a:3"),
        ("timeout", "2.5"),
    ]
    ask(pool, {"params": given}, {"method": "POST", "params": given[1:], "data": {"query": "ASK {}"}})
    for asked in pool.asked:
        assert (asked.default_graphs, asked.named_graphs, asked.seconds) == (("a:1", "a:2"), ("a:3",), 2.5)
        assert asked.base == "http://plans.example/sparql"


def test_any_page_may_ask_but_not_with_a_token() -> None:
    response, preflight = ask(
        StandIn(PLAN),
        query(SELECT, origin="https://elsewhere.example"),
        {"method": "OPTIONS", "headers": {"origin": "https://elsewhere.example", "access-control-request-method": "POST"}},
    )
    assert response.headers["access-control-allow-origin"] == "*"
    assert (preflight.status_code, preflight.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "authorization" not in preflight.headers["access-control-allow-headers"].lower()


def test_a_browser_that_asks_nothing_is_told_what_this_is() -> None:
    (response,) = ask(StandIn(PLAN), {"headers": {"accept": "text/html"}})
    assert (response.status_code, response.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    assert "http://plans.example/sparql" in response.text


def test_health_and_readiness() -> None:
    pool = StandIn(PLAN)
    alive, ready = ask(pool, {"url": "/health"}, {"url": "/ready"})
    assert (alive.status_code, alive.text, ready.status_code, ready.text) == (200, "alive\n", 200, "ready\n")
    pool.failure = errors.OverloadedError("Too many.")
    alive, ready = ask(pool, {"url": "/health"}, {"url": "/ready"})
    assert (alive.status_code, ready.status_code, ready.text) == (200, 503, "Too many.\n")


def test_work_ends_when_the_client_has_gone() -> None:
    pool = StandIn(PLAN)
    pool.delay = 60
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/sparql", "scheme": "http", "headers": [], "query_string": b"query=ASK%7B%7D"}
    asyncio.run(asyncio.wait_for(endpoint(Service(pool))(scope, receive, send), 20))
    assert (pool.cancelled, sent) == (1, [])
