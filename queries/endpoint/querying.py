"""Answering a query: from what is remembered, or by the workers, complete before anything is sent."""

from __future__ import annotations

import asyncio
import zlib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from .formats import labelled
from .negotiating import takes_gzip
from .replies import ALWAYS, REPLAY, Reply, header, not_modified, send_reply

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import BinaryIO

    from starlette.types import Receive, Scope, Send

    from ..workers import Answer
    from .asked import Asked
    from .replies import Headers
    from .service import Service

__all__ = ["answer_query"]

_WORTH_PACKING = 1024  # bytes: below, gzip saves less than the packet that is sent anyway
_PACKED_HERE = 64 << 10  # bytes that are packed without leaving the event loop
_CHUNK = 256 << 10
_PATIENCE = 0.05  # seconds before anybody looks whether the client is still there
_HIT, _MISS, _PASSED = b"goldenthread; hit", b"goldenthread; fwd=miss; stored", b"goldenthread; fwd=bypass"


async def answer_query(service: Service, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a query over HTTP; raise Refusal, or what `refusals.status_of` knows, before anything is sent."""
    revision = service.pool.revision
    packed = scope["method"] != "HEAD" and takes_gzip(header(scope, b"accept-encoding"))
    tag = asked.tag(revision) if (lasting := asked.lasting) else ""
    if tag and (known := _known(header(scope, b"if-none-match"), tag)):
        await send_reply(not_modified(known), scope, send)
        return
    reply = await _remembered(service, asked, packed, revision) if lasting else None
    if reply is None:
        async with _while_there(receive):
            answer = await service.pool.answer(asked.question())
        if answer.body is None:
            await _stream(answer, asked, packed, tag, scope, send)
            return
        if not lasting or service.pool.revision != revision:
            await send_reply(await _reply(answer, asked, answer.body, packed, "", _PASSED), scope, send)
            return
        ...
