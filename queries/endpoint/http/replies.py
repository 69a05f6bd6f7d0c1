"""What goes back over HTTP: a reply that is complete in memory, and how it is sent.

Raw ASGI rather than a framework's response: half of the time of a small question would be the framework's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope, Send

__all__ = [
    "ALWAYS",
    "READING",
    "REPLAY",
    "Headers",
    "Reply",
    "again",
    "header",
    "not_modified",
    "options",
    "plain",
    "refused",
    "send_reply",
]

#: The ASGI extension by which a server offers to give a reply again; {"keep": (reply, revision) -> None}.
REPLAY = "goldenthread.replay"

#: The methods of what can be read alone.
READING = "GET, HEAD, OPTIONS"

Headers = tuple[tuple[bytes, bytes], ...]

#: What every answer says: any page may read it, nobody may use an old one unasked, nobody may guess another media type.
ALWAYS: Headers = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Cache-Status, Retry-After"),
    (b"cache-control", b"no-cache"),
    (b"vary", b"Accept, Accept-Encoding, Origin"),
    (b"x-content-type-options", b"nosniff"),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, headers in lower case and a body; the headers know its length."""

    status: int
    headers: Headers
    body: bytes = b""

    def also(self, headers: Iterable[tuple[bytes, bytes]]) -> Reply:
        """Give the same reply with more headers."""
        return Reply(self.status, (*self.headers, *headers), self.body)


def plain(status: int, sentence: str, headers: Iterable[tuple[bytes, bytes]] = ()) -> Reply:
    """Make a reply of one sentence for a person to read."""
    body = f"{sentence}\n".encode()
    length = str(len(body)).encode()
    return Reply(status, (*ALWAYS, (b"content-type", b"text/plain; charset=utf-8"), (b"content-length", length), *headers), body)


def refused(refusal: Refusal) -> Reply:
    """Make the reply of a refusal."""
    return plain(refusal.status, str(refusal), ((name.lower().encode(), value.encode()) for name, value in refusal.headers.items()))


def not_modified(etag: bytes) -> Reply:
    """Say that what the client has is still so."""
    return Reply(304, (*ALWAYS, (b"etag", etag)))


def options(methods: str = READING, elsewhere: str = READING) -> Reply:
    """Say what may be done, and what of it by the page of another site.

    What needs a token cannot be sent by another's page, as Authorization is not among the headers.
    """
    told = (
        (b"allow", methods.encode()),
        (b"access-control-allow-methods", elsewhere.encode()),
        (b"access-control-allow-headers", b"Accept, Content-Type, If-None-Match"),
        (b"access-control-max-age", b"86400"),
    )
    return Reply(204, (*ALWAYS, *told))


async def send_reply(reply: Reply, scope: Scope, send: Send) -> None:
    """Send a reply; nothing but its headers where HEAD asked for it."""
    await send({"type": "http.response.start", "status": reply.status, "headers": list(reply.headers)})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else reply.body})


def header(scope: Scope, name: bytes) -> str:
    """Give the value of a header, the values of several of the name joined as HTTP has it, or ""."""
    found = b""
    for key, value in scope["headers"]:
        if key == name:
            found = b"%s, %s" % (found, value) if found else value
    return found.decode("latin-1")


def again(scope: Scope, reply: Reply, revision: str) -> None:
    """Tell the server, where it cares to know, that a reply may be given again while the data is at `revision`."""
    offered = scope.get("extensions", {}).get(REPLAY)
    if offered is not None:
        offered["keep"](reply, revision)
