"""A reply in the bytes of HTTP/1.1, ready to go out but for the date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

if TYPE_CHECKING:
    from .http.replies import Headers, Reply

__all__ = ["Replay", "replay_of"]


@dataclass(frozen=True, slots=True)
class Replay:
    """A reply as it goes out, around the date."""

    first: bytes
    rest: bytes


def replay_of(reply: Reply, more: Headers = (), *, head: bool = False) -> Replay:
    """Write a reply, with more headers perhaps; without its body for HEAD."""
    lines = b"".join([b"%s: %s\r\n" % named for named in (*reply.headers, *more)])
    return Replay(STATUS_LINE[reply.status], b"%s\r\n%s" % (lines, b"" if head else reply.body))
