"""A query read from the bytes of its request, without a parser of HTTP, if it comes as nearly all of them do.

That is: whole, by GET or POST, with headers of which none changes how a request is read. Clients send the same headers
each time, so what these say is remembered. Whatever is in any way unusual, or wrong, is left to the ordinary way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..workers.federation import services
from .asked import Asked, asked_of
from .http.addresses import machine
from .http.decoding import pairs
from .http.negotiating import takes_gzip
from .http.refusals import Refusal
from .http.requests import FORM, QUERY, Parameters

__all__ = ["Short", "read_short"]

_GET = re.compile(rb"GET /sparql\?([!\"$-~]+) HTTP/1\.1")  # no fragment, no space
_POST = b"POST /sparql HTTP/1.1"
_HEADER = re.compile(rb"([A-Za-z0-9-]+):[ \t]*([\t -~]*)")
_LONGEST = 2048  # bytes of headers that are remembered
_REMEMBERED = 512
#: What another way of reading, or of answering, follows from.
_UNUSUAL = frozenset(
    {"transfer-encoding", "content-encoding", "expect", "upgrade", "http2-settings", "te", "trailer", "if-none-match", "range"}
)
_KINDS = {QUERY: QUERY, FORM: FORM, f"{QUERY}; charset=utf-8": QUERY, f"{FORM}; charset=utf-8": FORM}


class Short(NamedTuple):
    """What is asked, and whether the answer may be packed."""

    asked: Asked
    gzip: bool


@dataclass(frozen=True, slots=True)
class _Head:
    accept: str
    gzip: bool
    endpoint: str
    kind: str
    length: int


def read_short(data: bytes) -> Short | None:
    """Give what a whole request asks; None where the ordinary way is to see to it."""
    line, _, rest = data.partition(b"\r\n")
    block, end, body = rest.partition(b"\r\n\r\n")
    try:
        head = _head(block) if end and len(block) <= _LONGEST else None
        if head is None or head.length != len(body):
            return None
        if line == _POST and head.kind == QUERY:
            query, given = body.decode(), {}
        else:
            found = _GET.fullmatch(line) if not (body or head.kind) else None
            if found is None and not (line == _POST and head.kind == FORM):
                return None
            named = list(pairs(found[1] if found else body))
            given = {name: (value,) for name, value in named}
            if len(given) < len(named) or "query" not in given or "update" in given:
                return None
            query = given["query"][0]
        if services(query):
            return None
        return Short(asked_of(query, Parameters(given), head.accept, head.endpoint), head.gzip)
    except (UnicodeDecodeError, Refusal):
        return None


@lru_cache(_REMEMBERED)
def _head(block: bytes) -> _Head | None:
    headers: dict[str, str] = {}
    for line in block.split(b"\r\n"):
        found = _HEADER.fullmatch(line)
        name = found[1].decode().lower() if found else ""
        if found is None or name in headers or name in _UNUSUAL:
            return None
        headers[name] = found[2].decode().strip()
    length, kind = headers.get("content-length", ""), headers.get("content-type", "")
    if headers.get("connection", "keep-alive").lower() != "keep-alive" or not headers.get("host"):
        return None
    if "text/html" in headers.get("accept", ""):  # a browser, which a page may be for
        return None
    if kind.lower() not in {"", *_KINDS} or not re.fullmatch("[0-9]{0,7}", length):
        return None
    return _Head(
        headers.get("accept", ""),
        takes_gzip(headers.get("accept-encoding", "")),
        f"{machine('http', headers['host'])}/sparql",
        _KINDS.get(kind.lower(), ""),
        int(length or 0),
    )
