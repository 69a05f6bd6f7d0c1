"""Answering a query: from what is remembered, or by the workers, and complete before anything is sent."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect

from ...ontology.errors import GoldenThreadError
from .http.formats import labelled
from .http.packing import WORTH_PACKING, packed_whole, stream, takes_packed
from .http.replies import ALWAYS, Reply, again, not_modified, send_reply
from .http.tags import etag_of, held

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from ..workers.question import Answer, Outcome
    from .asked import Asked
    from .http.replies import Headers
    from .service import Service

__all__ = ["ANSWERED", "HIT", "MISS", "NOT_KEPT", "answer_query", "remember", "reply_of"]

#: The ASGI extension by which a server that had a query answered hands over the outcome.
ANSWERED = "goldenthread.answered"

_OVERHEAD = 1024  # bytes of what is kept beside a body, about
_PATIENCE = 0.05  # seconds before anybody looks whether the client is still there
#: Whether an answer was known (RFC 9211).
HIT = ((b"cache-status", b"goldenthread; hit"),)
MISS = ((b"cache-status", b"goldenthread; fwd=miss; stored"),)
NOT_KEPT = ((b"cache-status", b"goldenthread; fwd=miss"),)


async def answer_query(service: Service, asked: Asked, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a query over HTTP; raise Refusal or QueryError, and ClientDisconnect, before anything is sent."""
    revision = service.pool.revision
    wanted = takes_packed(scope)
    lasting = asked.lasting
    tag = asked.tag(revision) if lasting else ""
    if lasting:
        if (etag := held(scope, tag)) is not None:
            unchanged = not_modified(etag).also(HIT)
            again(scope, unchanged, revision)
            await send_reply(unchanged, scope, send)
            return
        if (known := service.remembered.find((tag, wanted), revision)) is not None:
            again(scope, known, revision)
            await send_reply(known, scope, send)
            return
    answer = await _answered(service, asked, scope, receive)
    pack = wanted and answer.length >= WORTH_PACKING
    if lasting and answer.revision != revision:
        tag = asked.tag(answer.revision)
    if answer.spool is not None:
        length = () if pack else ((b"content-length", b"%d" % answer.length),)
        await stream(answer.spool, (*_headers(asked, answer, tag, pack=pack), *length, *NOT_KEPT), scope, send, pack=pack)
        return
    reply = reply_of(asked, answer, tag, await packed_whole(answer.body or b"") if pack else None)
    await send_reply(reply.also(MISS if lasting else NOT_KEPT), scope, send)
    if lasting:
        await asyncio.sleep(0)  # the answer is on its way before anything is done that it need not wait for
        again(scope, remember(service, (tag, wanted), reply, answer.revision), answer.revision)


def reply_of(asked: Asked, answer: Answer, tag: str, packed: bytes | None) -> Reply:
    """Give the reply of an answer that is in memory, and is `packed`, or not; `tag` is "" where it does not last."""
    body = answer.body or b"" if packed is None else packed
    return Reply(200, (*_headers(asked, answer, tag, pack=packed is not None), (b"content-length", b"%d" % len(body))), body)


def remember(service: Service, what: tuple[str, bool], reply: Reply, revision: str) -> Reply:
    """Keep a reply, and give it as it is said when it is known."""
    known = reply.also(HIT)
    service.remembered.keep(what, known, _OVERHEAD + len(reply.body), revision)
    return known


async def _answered(service: Service, asked: Asked, scope: Scope, receive: Receive) -> Answer:
    outcome: Outcome | None = scope.get("extensions", {}).get(ANSWERED)
    if outcome is None:
        with _Attending(receive):
            return await service.pool.answer(asked.question)
    if isinstance(outcome, GoldenThreadError):
        raise outcome
    return outcome


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
