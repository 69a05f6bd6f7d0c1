"""The one machine that a worker can reach: a relay in its own network, which has nothing else in it.

The front listens there on a socket that the keeper made, and asks the allowed host itself. A query is rewritten to ask
the relay, by a word that holds for this query only.
"""

from __future__ import annotations

import asyncio
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ...ontology.errors import GoldenThreadError
from ._elsewhere import ask_elsewhere, is_allowed
from .errors import FederationError
from .federation import services

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from .question import Limits

__all__ = ["Endpoint", "Relay", "endpoints_of"]

_HEADERS = ("accept", "content-type")
_WORDY = 1 << 20  # bytes of a query


class Endpoint(NamedTuple):
    """An endpoint that a query names: from where to where in its text, and its IRI."""

    start: int
    end: int
    address: str


def endpoints_of(query: str, hosts: frozenset[str]) -> tuple[Endpoint, ...]:
    """Give where in a query each endpoint is named, and its IRI; raise FederationError for one that is not allowed."""
    found: list[Endpoint] = []
    for _, name in services(query):
        if name is None or name.kind != "iri" or "\\" in name.text:
            raise FederationError("SERVICE needs the whole IRI of an endpoint here: write it out in place of a variable or a short name.")
        address = name.text[1:-1]
        if not is_allowed(address, hosts):
            named = f" {', '.join(sorted(hosts))}" if hosts else ""
            raise FederationError(f"SERVICE <{address}> would ask a machine that is not allowed here: ask only{named or ' what is here'}.")
        found.append(Endpoint(name.start, name.start + len(name.text), address))
    return tuple(found)


class Relay:
    """Listens in the workers' network, for as long as anybody may ask there."""

    def __init__(self, listening: socket.socket, limits: Limits) -> None:
        self._listening = listening
        self._limits = limits
        self._known: dict[str, str] = {}
        self._server: asyncio.Server | None = None
        #: What hosts answered with instead of solutions; the engine tells a worker less.
        self._troubles: dict[str, str] = {}

    async def start(self) -> None:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._serve, sock=self._listening, limit=_WORDY)

    async def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._listening.close()

    @contextmanager
    def rewritten(self, query: str, endpoints: tuple[Endpoint, ...]) -> Iterator[str]:
        """Give a query that asks the relay in place of the endpoints, for as long as this lasts.

        A GoldenThreadError inside becomes the FederationError that is behind it, if there is one.
        """
        host, port = self._listening.getsockname()[:2]
        pieces: list[str] = []
        words: list[str] = []
        done = 0
        for start, end, address in endpoints:
            words.append(secrets.token_hex(16))
            self._known[words[-1]] = address
            pieces += [query[done:start], f"<http://{host}:{port}/{words[-1]}>"]
            done = end
        try:
            yield "".join([*pieces, query[done:]])
        except GoldenThreadError as error:
            if trouble := next((self._troubles[word] for word in words if word in self._troubles), ""):
                raise FederationError(trouble) from error
            raise
        finally:
            for word in words:
                self._known.pop(word, None)
                self._troubles.pop(word, None)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass one request on, and its reply back."""
        try:
            async with asyncio.timeout(self._limits.seconds):
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
                body = await reader.readexactly(min(int(headers.get("content-length", "0")), _WORDY))
                method, path = head[0].split(" ")[:2]
                writer.write(await self._passed_on(path.strip("/"), method, headers, body))
                await writer.drain()
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the worker reads that its line broke
        finally:
            writer.close()

    async def _passed_on(self, word: str, method: str, headers: dict[str, str], body: bytes) -> bytes:
        address = self._known.get(word, "")
        if not address or method not in {"GET", "POST"}:
            return b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        sent = {name: headers[name] for name in _HEADERS if name in headers}
        try:
            reply = await asyncio.to_thread(ask_elsewhere, address, method, sent, body, self._limits.seconds, self._limits.bytes)
        except FederationError as error:
            self._troubles[word] = str(error)
            return b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        media = reply.media_type.encode("latin-1", "replace").translate(None, b"\r\n")
        head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
        return head % (media, len(reply.body)) + reply.body
