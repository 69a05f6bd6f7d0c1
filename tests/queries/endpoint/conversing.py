"""A conversation with the application on a port, in the bytes that go over a connection."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import quote

from goldenthread.queries.endpoint import Service
from goldenthread.queries.endpoint.remembering import Recent
from goldenthread.queries.endpoint.serving import event_loop, listening, server_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .standing_in import StandIn

__all__ = ["ROWS", "Connection", "request", "talk"]

ROWS = "SELECT ?n { VALUES ?n { 1 2 3 } }"
_KEEP_ALIVE = 60


class Connection:
    """A connection over which requests go as bytes."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def send(self, *pieces: bytes) -> None:
        """Send pieces that arrive one by one."""
        for place, piece in enumerate(pieces):
            await asyncio.sleep(0.05 if place else 0)
            self.writer.write(piece)
            await self.writer.drain()

    async def answer(self, *, head: bool = False) -> tuple[int, dict[str, str], bytes]:
        """Read one answer: status, headers, body."""
        first, *lines = (await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), 20)).decode().strip().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        body = await self.reader.readexactly(0 if head else int(headers.get("content-length", 0)))
        return int(first.split()[1]), headers, body

    async def ask(self, *pieces: bytes) -> tuple[int, str, bytes]:
        """Send a request and read its answer: status, whether it was known, body."""
        await self.send(*pieces)
        status, headers, body = await self.answer(head=pieces[0].startswith(b"HEAD"))
        return status, headers.get("cache-status", "").partition("; ")[2], body


def talk(pool: StandIn, conversation: Callable[[Connection], Awaitable[None]], *, keep_alive: int = _KEEP_ALIVE) -> None:
    """Have a conversation over one connection with a server that knows answers by the bytes of their requests alone."""

    async def talking() -> None:
        with listening("127.0.0.1", 0) as listener:
            server = server_of(Service(pool, remembered=Recent(0)))
            server.config.timeout_keep_alive = keep_alive
            serving = asyncio.create_task(server.serve([listener]))
            reader, writer = await asyncio.open_connection(*listener.getsockname())
            try:
                await conversation(Connection(reader, writer))
            finally:
                writer.close()
                server.should_exit = True
                await serving

    with asyncio.Runner(loop_factory=event_loop) as runner:
        runner.run(talking())


def request(method: str = "GET", query: str = ROWS, *headers: str) -> bytes:
    lines = (f"{method} /sparql?query={quote(query)} HTTP/1.1", "Host: localhost", *headers, "", "")
    return "\r\n".join(lines).encode()
