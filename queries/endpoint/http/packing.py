"""Sending what is large or packed: from memory or a file, as it is or as gzip."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from typing import TYPE_CHECKING

from .negotiating import takes_gzip
from .replies import header

if TYPE_CHECKING:
    from typing import BinaryIO

    from starlette.types import Scope, Send

    from .replies import Headers

__all__ = ["AT_ONCE", "WORTH_PACKING", "packed", "packed_whole", "stream", "takes_packed"]

#: Bytes: below, gzip saves less than the packet that is sent anyway.
WORTH_PACKING = 1024
#: Bytes that are packed without leaving the event loop.
AT_ONCE = 64 << 10

_LEVEL = 1  # results repeat themselves: more work hardly makes them smaller
_GZIP = 16 + zlib.MAX_WBITS  # a gzip wrapper round the stream, as zlib counts
_CHUNK = 256 << 10


def takes_packed(scope: Scope) -> bool:
    """Tell whether the client takes the body of an answer packed."""
    return takes_gzip(header(scope, b"accept-encoding"))


async def packed_whole(body: bytes) -> bytes:
    """Pack a body with gzip; the same body gives the same bytes."""
    return packed(body) if len(body) <= AT_ONCE else await asyncio.to_thread(packed, body)


def packed(body: bytes) -> bytes:
    """Do it here and now: for a body of up to AT_ONCE bytes."""
    return gzip.compress(body, _LEVEL, mtime=0)


async def stream(spool: BinaryIO, headers: Headers, scope: Scope, send: Send, *, pack: bool) -> None:
    """Send a whole answer from its file, piece by piece, and close the file. What is packed has no length beforehand."""
    with spool:
        await send({"type": "http.response.start", "status": 200, "headers": list(headers)})
        last = b""
        if scope["method"] != "HEAD":
            packer = zlib.compressobj(_LEVEL, wbits=_GZIP) if pack else None
            while piece := await asyncio.to_thread(spool.read, _CHUNK):
                if packer is not None:
                    piece = await asyncio.to_thread(packer.compress, piece)
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            last = packer.flush() if packer is not None else b""
        await send({"type": "http.response.body", "body": last})
