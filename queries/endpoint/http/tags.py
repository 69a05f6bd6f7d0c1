"""Entity tags (RFC 9110, 8.8.3): what an answer is known by, as it is and packed, and whether the client has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .replies import header

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["etag_of", "held"]


def etag_of(tag: str, *, packed: bool) -> bytes:
    """Give the value of `ETag` for an answer: what is packed is another one, byte for byte."""
    return f'"{tag}-gzip"'.encode() if packed else f'"{tag}"'.encode()


def held(scope: Scope, tag: str) -> bytes | None:
    """Give the entity tag that the client holds, if it is the one of this answer, packed or not (RFC 9110, 13.1.2)."""
    given = header(scope, b"if-none-match")
    if not given:
        return None
    known = {member.strip().removeprefix("W/").encode("latin-1") for member in given.split(",")}
    return next((etag for etag in (etag_of(tag, packed=True), etag_of(tag, packed=False)) if etag in known), None)
