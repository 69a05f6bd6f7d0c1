"""What holds of every route of a server: HEAD, OPTIONS and CORS, ETag and gzip, formats by name, wrong parameters and hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from goldenthread.queries.endpoint.openapi import described_interface

if TYPE_CHECKING:
    from collections.abc import Iterator

READING = "GET, HEAD, OPTIONS"
#: A request for something that is there, of each route that can be read.
READ = [
    "/sparql",
    "/sparql?query=SELECT+*+%7B+%3Fs+a+gt%3AOutcome+%3B+%3Fp+%3Fo+%7D",
    "/graphs?default",
    "/graphs/inferred",
    "/search?q=health",
    "/void",
    "/.well-known/void",
    "/prefixes",
    "/examples",
    "/ontology",
    "/lens/marmot",
    "/openapi.json",
]
STATE = ["/health", "/ready"]


@pytest.fixture(scope="module")
def client(plan: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=plan, headers={"accept-encoding": ""}) as client:
        yield client


@pytest.mark.parametrize("path", [*READ, *STATE])
def test_head_tells_what_get_does(path: str, client: httpx.Client) -> None:
    for packed in ("", "gzip"):
        got, head = (client.request(method, path, headers={"accept-encoding": packed}) for method in ("GET", "HEAD"))
        assert (head.status_code, head.content, got.status_code) == (200, b"", 200)
        assert _told(head) == _told(got)


def _told(response: httpx.Response) -> dict[str, str]:
    """The headers that say what is there, and not how it was found."""
    return {name: value for name, value in response.headers.items() if name not in {"date", "cache-status", "transfer-encoding"}}


@pytest.mark.parametrize("path", READ)
def test_what_is_held_is_not_sent_again_and_what_is_large_is_packed(path: str, client: httpx.Client) -> None:
    plain, packed = (client.get(path, headers={"accept-encoding": accepted}) for accepted in ("identity", "gzip"))
    assert (plain.content, "content-encoding" in plain.headers) == (packed.content, False)  # httpx has unpacked it
    assert (packed.headers.get("content-encoding") == "gzip") is (len(plain.content) >= 1024)
    for held in (plain.headers["etag"], packed.headers["etag"], f"W/{plain.headers['etag']}", f'"other", {packed.headers["etag"]}'):
        again = client.get(path, headers={"if-none-match": held})
        assert (again.status_code, again.content, again.headers["etag"] in held) == (304, b"", True)
    assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", [*READ, *STATE])
def test_every_route_says_what_it_allows(path: str, client: httpx.Client) -> None:
    origin = {"origin": "https://elsewhere.example"}
    preflight = client.options(path, headers={**origin, "access-control-request-method": "GET", "access-control-request-headers": "accept"})
    allowed = "GET, HEAD, POST, OPTIONS" if path.startswith("/sparql") else READING
    assert (preflight.status_code, preflight.content, preflight.headers["allow"]) == (204, b"", allowed)
    assert preflight.headers["access-control-allow-methods"] == allowed
    assert {"accept", "if-none-match"} <= set(preflight.headers["access-control-allow-headers"].lower().split(", "))
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"):
        refused = client.request(method, path, headers=origin)
        assert (refused.status_code, refused.headers["allow"], refused.headers["access-control-allow-origin"]) == (405, allowed, "*")
        assert refused.headers["content-type"] == "text/plain; charset=utf-8"
        assert method in refused.text


def test_a_page_of_another_site_is_not_told_to_write(scratch: str) -> None:
    told = httpx.options(f"{scratch}/graphs", headers={"origin": "https://elsewhere.example", "access-control-request-method": "PUT"})
    assert told.headers["allow"] == "GET, HEAD, PUT, POST, DELETE, OPTIONS"
    assert told.headers["access-control-allow-methods"] == READING


@pytest.mark.parametrize("path", ["/void", "/ontology", "/prefixes", "/examples", "/lens/marmot", "/sparql", "/graphs?default"])
def test_an_address_names_the_format_of_a_document(path: str, client: httpx.Client) -> None:
    sign = "&" if "?" in path else "?"
    triples = client.get(f"{path}{sign}format=ntriples", headers={"accept": "text/html"})
    assert (triples.status_code, triples.headers["content-type"]) == (200, "application/n-triples")
    for name in ("csv", "docx"):
        assert client.get(f"{path}{sign}format={name}").status_code == 406
    assert client.get(f"{path}{sign}format=turtle&format=json").status_code == 400


@pytest.mark.parametrize("host", ["a b", "<b>", "a/b", "a?b", "a@b", "[::1", "[::::]", "%zz", "a, b", 'a"'])
@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=ASK%7B%7D", "/void", "/examples", "/graphs/a", "/graphs?default"])
def test_a_host_that_is_none_is_refused(host: str, path: str, client: httpx.Client) -> None:
    refused = client.get(path, headers={"host": host})
    assert (refused.status_code, "Host" in refused.text) == (400, True)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("default-graph-uri=plan", "'plan' is no absolute IRI"),
        ("named-graph-uri=a%20b", "no absolute IRI"),
        ("default-graph-uri=", "no absolute IRI"),
        ("timeout=0", "timeout '0'"),
        ("timeout=0.01", "from 0.1 on"),
        ("timeout=nan", "timeout 'nan'"),
        ("format=csv&output=csv&format=csv", "2 parameters 'format'"),
    ],
)
def test_a_parameter_that_is_wrong(given: str, says: str, client: httpx.Client) -> None:
    refused = client.get(f"/sparql?query=ASK%7B%7D&{given}")
    assert (refused.status_code, says in refused.text) == (400, True), refused.text


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_a_packed_query_is_refused(kind: str, client: httpx.Client) -> None:
    refused = client.post("/sparql", content=b"\x1f\x8b", headers={"content-type": kind, "content-encoding": "gzip"})
    assert (refused.status_code, refused.headers["accept-encoding"]) == (415, "identity")


def test_every_header_that_comes_back_is_described(client: httpx.Client, scratch: str) -> None:
    told = described_interface(changes=True, token=True, search=True)["components"]
    described = {name.lower() for response in told["responses"].values() for name in response["headers"]}
    with httpx.Client(base_url=scratch) as writing:
        answers = [client.get(path, headers={"accept-encoding": "gzip"}) for path in [*READ, *STATE]]
        answers += [client.get("/graphs"), client.get("/lens/none"), client.post("/sparql")]
        answers += [writing.post("/graphs", content="", headers={"content-type": "text/turtle"})]
        answers += [writing.delete("/graphs?default"), writing.post("/sparql", data={"update": "DROP ALL"})]
    assert {name for answer in answers for name in answer.headers} <= {*described, "content-type", "transfer-encoding", "connection"}


@pytest.mark.parametrize("accept", ["*/*", "text/csv", "application/rdf+xml;q=0.5, text/html", "image/png", ""])
@pytest.mark.parametrize(
    "given",
    [
        {"query": "SELECT * { ?s a gt:Outcome ; ?p ?o } ORDER BY ?p ?o"},
        {"query": "DESCRIBE ?it { ?it a gt:StrategicPlan }"},
        {"query": "ASK {}", "format": "tsv"},
        {"query": "ASK {}", "format": "docx"},
        {"query": "SELECT * {"},
        {"query": "SELECT (IRI('it') AS ?it) {}", "default-graph-uri": "urn:none"},
        {"query": "ASK {}", "default-graph-uri": "none"},
        {"query": "ASK {}", "timeout": "0"},
        {"query": "ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"},
        {"query": ""},
    ],
    ids=str,
)
def test_the_short_way_answers_as_the_ordinary_one(given: dict[str, str], accept: str, client: httpx.Client) -> None:
    for packed in ("", "gzip"):
        headers = {"accept": accept, "accept-encoding": packed}
        asked = [client.get("/sparql", params=given, headers=headers | ordinary) for ordinary in ({}, {"te": "trailers"})]
        asked += [client.post("/sparql", data=given, headers=headers | ordinary) for ordinary in ({}, {"te": "trailers"})]
        assert len({(each.status_code, each.content, tuple(sorted(_told(each).items()))) for each in asked}) == 1
