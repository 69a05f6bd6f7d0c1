"""The application on a port: what goes over a connection, byte for byte, whoever answers."""

from __future__ import annotations

import asyncio

import pytest

from .conversing import ROWS, Connection, request, talk
from .standing_in import StandIn


def test_the_same_bytes_have_the_same_answer_until_the_data_changes() -> None:
    pool = StandIn()

    async def conversation(line: Connection) -> None:
        first, again = await line.ask(request()), await line.ask(request())
        assert (first[:2], again[:2], first[2] == again[2]) == ((200, "fwd=miss; stored"), (200, "hit"), True)
        assert len(pool.asked) == 1
        pool.revision = "2"
        assert (await line.ask(request()))[:2] == (200, "fwd=miss; stored")
        assert (await line.ask(request("GET", ROWS, "Accept: text/csv")))[2].split() == [b"n", b"1", b"2", b"3"]

    talk(pool, conversation)


def test_a_replayed_answer_is_dated_and_complete() -> None:
    async def conversation(line: Connection) -> None:
        answers = []
        for _ in range(2):
            await line.send(request())
            answers.append((await line.answer())[1])
        first, again = answers
        assert "date" in again
        assert {name: value for name, value in again.items() if name not in {"date", "cache-status"}} == {
            name: value for name, value in first.items() if name not in {"date", "cache-status"}
        }

    talk(StandIn(), conversation)


def test_what_a_client_has_is_told_again_without_a_question() -> None:
    pool = StandIn()

    async def conversation(line: Connection) -> None:
        await line.send(request())
        held = f"If-None-Match: {(await line.answer())[1]['etag']}"
        assert [await line.ask(request("GET", ROWS, held)) for _ in range(2)] == [(304, "hit", b"")] * 2
        assert len(pool.asked) == 1

    talk(pool, conversation)


def test_head_has_no_body_and_the_connection_goes_on() -> None:
    async def conversation(line: Connection) -> None:
        for _ in range(2):
            assert (await line.ask(request("HEAD")))[::2] == (200, b"")
        assert await line.ask(b"HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n") == (404, "", b"")
        assert await line.ask(b"HEAD /graphs?graph=http%3A%2F%2Fe.org%2Fnone HTTP/1.1\r\nHost: localhost\r\n\r\n") == (404, "", b"")
        assert (await line.ask(request()))[0] == 200

    talk(StandIn(), conversation)


def test_requests_in_a_row_are_answered_in_their_order() -> None:
    async def conversation(line: Connection) -> None:
        await line.ask(request())
        await line.send(request() + request("GET", "ASK {}") + request())
        bodies = [(await line.answer())[2] for _ in range(3)]
        assert [b"boolean" in body for body in bodies] == [False, True, False]
        assert (await line.ask(request()))[1] == "hit"

    talk(StandIn(), conversation)


def test_a_body_that_looks_like_a_known_request_is_a_body() -> None:
    async def conversation(line: Connection) -> None:
        await line.ask(request())
        head = f"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: {len(request())}\r\n\r\n"
        assert (await line.ask(head.encode(), request()))[0] == 415
        assert (await line.ask(request()))[:2] == (200, "hit")

    talk(StandIn(), conversation)


def test_a_request_in_pieces_is_answered() -> None:
    async def conversation(line: Connection) -> None:
        await line.ask(request())
        known = request()
        assert (await line.ask(known[:20], known[20:]))[:2] == (200, "fwd=miss; stored")

    talk(StandIn(), conversation)


@pytest.mark.parametrize("times", [1, 2])
def test_a_connection_that_the_client_wants_closed_is_closed(times: int) -> None:
    async def conversation(line: Connection) -> None:
        for _ in range(times - 1):
            await line.ask(request())
        assert (await line.ask(request("GET", ROWS, "Connection: close")))[0] == 200
        assert await asyncio.wait_for(line.reader.read(), 20) == b""

    talk(StandIn(), conversation)


def test_an_idle_connection_is_closed_however_it_was_answered_last() -> None:
    async def conversation(line: Connection) -> None:
        assert [(await line.ask(request()))[1] for _ in range(2)] == ["fwd=miss; stored", "hit"]
        assert await asyncio.wait_for(line.reader.read(), 20) == b""

    talk(StandIn(), conversation, keep_alive=1)


def test_what_is_no_http_is_refused() -> None:
    async def conversation(line: Connection) -> None:
        assert (await line.ask(b"SELECT * { ?s ?p ?o }\r\n\r\n"))[0] == 400

    talk(StandIn(), conversation)


@pytest.mark.parametrize(("head", "status"), [(b"GET /sparql?query=", 414), (b"GET /health HTTP/1.1\r\nX-Words: ", 431)])
def test_a_head_without_end_is_refused(head: bytes, status: int) -> None:
    async def conversation(line: Connection) -> None:
        await line.send(head, *[b"a" * 50_000] * 3)
        assert (await line.answer())[0] == status

    talk(StandIn(), conversation)


@pytest.mark.parametrize(("words", "status"), [(5_000, 200), (10_000, 414)])
def test_an_address_may_be_long_but_not_too_long(words: int, status: int) -> None:
    async def conversation(line: Connection) -> None:
        asked = request("GET", "ASK {} #" + "long " * words)
        assert (await line.ask(asked[:20_000], asked[20_000:]))[0] == status

    talk(StandIn(), conversation)
