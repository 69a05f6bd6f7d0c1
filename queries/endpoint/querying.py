"""Answering a query: from what is remembered, or by the workers, and complete before anything is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from .formats import labelled
from .packing import WORTH_PACKING, packed_whole, stream, takes_packed
from .replies import ALWAYS, Reply, again, not_modified, send_reply
from .tags import etag_of, held

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from ..workers.question import Answer
    from .asked import Asked
    from .replies import Headers
    from .service import Service

__all__ = ["answer_query"]

_OVERHEAD = 1024  # bytes of what is kept beside a body, about
_PATIENCE = 0.05  # seconds before anybody looks whether the client is still there
#: Whether an answer was known (RFC 9211).
_HIT = ((b"cache-status", b"goldenthread; hit"),)
_MISS = ((b"cache-status", b"goldenthread; fwd=miss; stored"),)
_NOT_KEPT = ((b"cache-status", b"goldenthread; fwd=miss"),)


async def answer_query(service: Service, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a query over HTTP; raise Refusal or QueryError, and ClientDisconnect, before anything is sent."""
    revision = service.pool.revision
    wanted = takes_packed(scope)
    lasting = asked.lasting
    tag = asked.tag(revision) if lasting else ""
    if lasting:
        if (etag := held(scope, tag)) is not None:
            unchanged = not_modified(etag).also(_HIT)
            again(scope, unchanged, revision)
            await send_reply(unchanged, scope, send)
            return
        if (known := service.remembered.find((tag, wanted), revision)) is not None:
            again(scope, known, revision)
            await send_reply(known, scope, send)
            return
    with _Attending(receive):
        answer = await service.pool.answer(asked.question)
    pack = wanted and answer.length >= WORTH_PACKING
    if lasting and answer.revision != revision:
        tag = asked.tag(answer.revision)
    headers = _headers(asked, answer, tag, pack=pack)
    if answer.spool is not None:
        length = () if pack else ((b"content-length", b"%d" % answer.length),)
        await stream(answer.spool, (*headers, *length, *_NOT_KEPT), scope, send, pack=pack)
        return
    body = await packed_whole(answer.body or b"") if pack else answer.body or b""
    reply = Reply(200, (*headers, (b"content-length", b"%d" % len(body))), body)
    await send_reply(reply.also(_MISS if lasting else _NOT_KEPT), scope, send)
    if lasting:
        await asyncio.sleep(0)  # the answer is on its way before anything is done that it need not wait for
        known = reply.also(_HIT)
        service.remembered.keep((tag, wanted), known, _OVERHEAD + len(body), answer.revision)
        again(scope, known, answer.revision)


def _headers(asked: Asked, answer: Answer, tag: str, *, pack: bool) -> Headers:
    labels = {"solutions": asked.accepted.solutions, "boolean": asked.accepted.boolean, "triples": asked.accepted.triples}
    headers = (*ALWAYS, (b"content-type", labelled(labels[answer.form] or answer.media_type).encode()))
    if tag:
        headers = (*headers, (b"etag", etag_of(tag, packed=pack)))
    return (*headers, (b"content-encoding", b"gzip")) if pack else headers


class _Attending:
    """While a client waits, see whether it is still there: if not, the work for it is cancelled, with ClientDisconnect.

    Nobody looks in the first moment, in which most questions are answered.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._task = asyncio.current_task()
        self._watch: asyncio.Task[None] | None = None
        self._gone = False

    def __enter__(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._look)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._timer.cancel()
        if self._watch is not None:
            self._watch.cancel()
        if self._gone and self._task is not None and self._task.uncancel() == 0:
            raise ClientDisconnect

    def _look(self) -> None:
        self._watch = asyncio.create_task(self._until_gone())

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        if self._task is not None:
            self._task.cancel()
