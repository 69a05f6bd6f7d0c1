"""The short way of a query gives what the ordinary way gives, and is not taken where that would not be so."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING

import pytest

from goldenthread.queries.endpoint.service import Service
from goldenthread.queries.endpoint.serving import listening, server_of
from goldenthread.queries.endpoint.shortcut import read_short
from goldenthread.queries.workers.origin import Scratch
from goldenthread.queries.workers.pool import Pool
from goldenthread.queries.workers.question import Limits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HOST = "Host: e.org"
ASK = "GET /sparql?query=ASK%20%7B%7D HTTP/1.1"
DIRECT = "Content-Type: application/sparql-query"
FORM = "Content-Type: application/x-www-form-urlencoded"
POST = "POST /sparql HTTP/1.1"
#: A cross product that no machine gets to the end of.
ENDLESS = "SELECT (COUNT(*) AS ?n) {{ {} }}".format(" ".join(f"VALUES ?v{n} {{ {' '.join(map(str, range(200)))} }}" for n in range(6)))


def request(*lines: str, body: str = "") -> bytes:
    return "\r\n".join([*lines, "", body]).encode()


def posted(query: str, *lines: str) -> bytes:
    return request(POST, HOST, DIRECT, f"Content-Length: {len(query)}", *lines, body=query)


@pytest.mark.parametrize(
    ("given", "query"),
    [
        (request(ASK, HOST), "ASK {}"),
        (request(ASK, HOST, "Connection: keep-alive", "User-Agent: a b", "Accept-Encoding: gzip"), "ASK {}"),
        (request(POST, HOST, FORM, "Content-Length: 14", body="query=ASK+%7B}"), "ASK {}"),
        (posted("ASK { }"), "ASK { }"),
        (posted("ASK { <http://e.org/services> ?p ?o }"), "ASK { <http://e.org/services> ?p ?o }"),
    ],
)
def test_usual_requests_go_the_short_way(given: bytes, query: str) -> None:
    short = read_short(given)
    assert short is not None
    assert (short.asked.question.query, short.asked.question.base) == (query, "http://e.org/sparql")


@pytest.mark.parametrize(
    "given",
    [
        request(ASK),
        request(ASK, HOST, HOST),
        request(ASK, HOST, "Connection: close"),
        request(ASK, HOST, 'If-None-Match: "x"'),
        request(ASK, HOST, "Content-Length: 0x0"),
        request(ASK, HOST, "Transfer-Encoding: chunked"),
        request(ASK, HOST, "Transfer-Encoding : chunked"),
        request(ASK, HOST, " folded: x"),
        request(ASK, HOST, "A: b\nTransfer-Encoding: chunked"),
        request(ASK, HOST, "Accept: image/png"),
        request(ASK, HOST, body="GET /sparql HTTP/1.1"),
        request(ASK.replace("GET", "HEAD"), HOST),
        request(ASK.replace("HTTP/1.1", "HTTP/1.0"), HOST),
        request(ASK.replace("query", "update"), HOST),
        request(ASK.replace("ASK", "ASK%FF"), HOST),
        request(ASK.replace(" HTTP", "&query=ASK%7B%7D HTTP"), HOST),
        request(ASK.replace(" HTTP", "&timeout=soon HTTP"), HOST),
        request("GET /sparql HTTP/1.1", HOST),
        request(POST, HOST, DIRECT, "Content-Length: 5", body="ASK {}"),
        request(POST, HOST, DIRECT, "Content-Length: 7", body="ASK {}"),
        request(POST, HOST, DIRECT, "Content-Length: 6", "Content-Length: 6", body="ASK {}"),
        request(POST, HOST, DIRECT, "Content-Length: 6", "Expect: 100-continue", body="ASK {}"),
        request(POST, HOST, DIRECT + "; charset=latin-1", "Content-Length: 6", body="ASK {}"),
        request(POST, HOST, FORM, "Content-Length: 12", body="update=CLEAR"),
        posted("ASK { SERVICE <http://e.org/> {} }"),
        posted("ASK { SERVICE#\n<http://e.org/> {} }"),
        b"GET /sparql?query=ASK",
    ],
)
def test_others_take_the_ordinary_way(given: bytes) -> None:
    assert read_short(given) is None


async def _answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    found = re.search(rb"content-length: (\d+)", head)
    assert found is not None
    return head, await reader.readexactly(int(found[1]))


@contextlib.asynccontextmanager
async def _served(seconds: float = 10.0) -> AsyncIterator[tuple[Pool, int]]:
    async with Pool(Scratch(), Limits(concurrent=1, seconds=seconds)) as pool:
        server, listener = server_of(Service(pool)), listening("127.0.0.1", 0)
        serving = asyncio.create_task(server._serve([listener]))
        yield pool, listener.getsockname()[1]
        server.should_exit = True
        await serving


def test_pipelined_requests_are_answered_in_their_order() -> None:
    async def story() -> list[bytes]:
        async with _served() as (_, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            for number in range(20):
                writer.write(posted(f"SELECT (({number} + 1) AS ?n) {{}}", "Accept: text/csv"))
                await asyncio.sleep(0.001 * (number % 3))
            answers = [(await _answer(reader))[1] for _ in range(20)]
            writer.close()
            return answers

    assert asyncio.run(story()) == [f"n\r\n{number + 1}\r\n".encode() for number in range(20)]


def test_errors_and_deadlines_are_told_as_ever() -> None:
    async def story() -> list[bytes]:
        async with _served(seconds=0.5) as (_, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            heads = []
            for query in ("ASK {", ENDLESS, "CONSTRUCT {} {}", "ASK {}"):
                writer.write(posted(query, "Accept: text/csv"))
                heads.append((await _answer(reader))[0].split(b"\r\n")[0])
            writer.close()
            return heads

    assert [head.split()[1] for head in asyncio.run(story())] == [b"400", b"504", b"406", b"200"]


def test_a_client_that_is_gone_is_worked_for_no_more() -> None:
    async def story() -> bytes:
        async with _served(seconds=50) as (_, port):
            _, gone = await asyncio.open_connection("127.0.0.1", port)
            gone.write(posted(ENDLESS))
            await asyncio.sleep(0.1)
            gone.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(posted("ASK {}"))  # of the only worker
            async with asyncio.timeout(30):
                head, _ = await _answer(reader)
            writer.close()
            return head

    assert asyncio.run(story()).startswith(b"HTTP/1.1 200")
