"""Connections that stand still: they are closed, whatever they stand still at, and nobody else waits for them."""

from __future__ import annotations

import asyncio
import resource
import subprocess
import sys

import pytest

from .conversing import Connection, request, talk
from .standing_in import StandIn

_HEAD = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: 100000\r\n\r\n"
_WIDE = "SELECT * { VALUES ?x { " + " ".join(str(number) for number in range(100_000, 101_000)) + " } VALUES ?y { " + "1 " * 200 + "} }"


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that waits a second at most."""
    monkeypatch.setattr("goldenthread.queries.endpoint.patience._PATIENCE", 0.5)
    monkeypatch.setattr("goldenthread.queries.endpoint.patience._UNREAD", 0.5)


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"GET /spa", id="a part of an address"),
        pytest.param(request()[:-2], id="a head without its end"),
        pytest.param(_HEAD + b"ASK {", id="a part of a body"),
    ],
)
def test_who_sends_no_more_is_told_and_closed(sent: bytes) -> None:
    async def conversation(line: Connection) -> None:
        await line.send(sent)
        left = await asyncio.wait_for(line.reader.read(), 20)
        assert left.startswith(b"HTTP/1.1 408 ") or (sent.startswith(_HEAD) and left == b"")

    talk(StandIn(), conversation)


@pytest.mark.parametrize("sent", [b"\r\n", b"GET"])
def test_who_sends_no_more_after_an_answer_is_too(sent: bytes) -> None:
    async def conversation(line: Connection) -> None:
        assert (await line.ask(request()))[0] == 200
        await line.send(sent)
        assert (await asyncio.wait_for(line.reader.read(), 20)).startswith(b"HTTP/1.1 408 ")

    talk(StandIn(), conversation)


def test_who_sends_a_byte_at_a_time_is_closed_too() -> None:
    async def conversation(line: Connection) -> None:
        async def drip() -> None:
            while True:
                await line.send(b"a")
                await asyncio.sleep(0.1)

        await line.send(_HEAD)
        dripping = asyncio.create_task(drip())
        assert await asyncio.wait_for(line.reader.read(), 20) == b""
        dripping.cancel()
        await asyncio.gather(dripping, return_exceptions=True)

    talk(StandIn(), conversation)


def test_who_waits_for_an_answer_is_not_hurried() -> None:
    pool = StandIn()
    pool.delay = 2.5

    async def conversation(line: Connection) -> None:
        assert (await line.ask(request()))[0] == 200

    talk(pool, conversation)


def test_who_takes_nothing_of_an_answer_is_closed() -> None:
    async def conversation(line: Connection) -> None:
        line.writer.transport.pause_reading()  # type: ignore[attr-defined] # it is a socket's
        await line.send(request("GET", _WIDE))
        await asyncio.sleep(4)
        line.writer.transport.resume_reading()  # type: ignore[attr-defined]
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):  # what the system held for it, and then the end
            await asyncio.wait_for(line.answer(), 20)

    talk(StandIn(spool_from=1000), conversation)


def test_there_are_files_left_for_the_workers_however_many_connect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.queries.endpoint.patience._most", lambda: 3)

    async def conversation(line: Connection) -> None:
        host, port = line.writer.get_extra_info("peername")
        more = [await asyncio.open_connection(host, port) for _ in range(3)]
        told = await asyncio.wait_for(more[-1][0].read(), 20)
        assert told.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: " in told
        assert (await line.ask(request()))[0] == 200
        for _, writer in more:
            writer.close()

    talk(StandIn(), conversation)


def test_a_server_takes_the_files_that_it_may_have() -> None:
    code = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 300))
from goldenthread.queries.endpoint import patience
few = patience._most()
patience.allow_files()
print(few, patience._most(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])
"""
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < 300:
        pytest.skip("this system gives no more files")
    assert subprocess.check_output([sys.executable, "-c", code], text=True).split() == ["50", "150", "300"]
