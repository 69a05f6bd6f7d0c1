"""A load generator of one process: as many clients as wanted, each with one connection that it keeps, one request at a time."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from .servers import Server
from .timing import Times

__all__ = ["answer", "load"]

_JSON = "application/sparql-results+json"


def answer(server: Server, query: str) -> list[tuple[str, ...]]:
    """The rows of a query as sorted texts."""

    async def once() -> bytes:
        client = _Client(server)
        return await client.ask(query)

    told = json.loads(asyncio.run(once()))
    names = told["head"]["vars"]
    return sorted(tuple(row.get(name, {}).get("value", "") for name in names) for row in told["results"]["bindings"])


def load(server: Server, queries: Sequence[str], clients: int, requests: int) -> tuple[Times, float]:
    """So many requests by so many clients: the time of each, and how many were answered a second."""

    async def all_of_them() -> tuple[list[float], float]:
        waiting, taken = iter([queries[number % len(queries)] for number in range(requests)]), list[float]()

        async def one(client: _Client, waiting: Iterator[str]) -> None:
            for query in waiting:
                start = time.perf_counter()
                await client.ask(query)
                taken.append(time.perf_counter() - start)

        begin = time.perf_counter()
        await asyncio.gather(*(one(_Client(server), waiting) for _ in range(clients)))
        return taken, requests / (time.perf_counter() - begin)

    taken, rate = asyncio.run(all_of_them())
    return Times(tuple(taken)), rate


class _Client:
    """One connection of HTTP/1.1."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, query: str) -> bytes:
        target = f"{self.server.path}?{urlencode({'query': query, **self.server.parameters})}"
        request = f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nAccept: {_JSON}\r\n\r\n".encode()
        for fresh in (False, True):  # a server may have closed a connection that was kept
            try:
                if self.streams is None or fresh:
                    self.streams = await asyncio.open_connection("127.0.0.1", self.server.port, limit=1 << 26)
                reader, writer = self.streams
                writer.write(request)
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            except (asyncio.IncompleteReadError, ConnectionError):
                if fresh:
                    raise
                continue
            break
        body = await _body(reader, head)
        if "connection: close" in head:
            writer.close()
            self.streams = None
        if " 200 " not in head.split("\r\n", 1)[0]:
            raise RuntimeError(f"{self.server.name} answers {head[:60]!r} to {query[-200:]}")
        return body


async def _body(reader: asyncio.StreamReader, head: str) -> bytes:
    if "transfer-encoding: chunked" in head:
        pieces = []
        while size := int((await reader.readline()).split(b";")[0], 16):
            pieces.append(await reader.readexactly(size))
            await reader.readexactly(2)
        await reader.readexactly(2)
        return b"".join(pieces)
    for line in head.split("\r\n"):
        if line.startswith("content-length:"):
            return await reader.readexactly(int(line.partition(":")[2]))
    return await reader.read()
