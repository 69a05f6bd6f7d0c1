"""The server's HTTP protocol: a short way for queries, before and beside the ordinary one.

A request that is byte for byte one that was answered, with the data unchanged since, has the same answer: it is looked up as
the bytes that came in. A query that was not asked before goes to a worker straight from those bytes (`shortcut`), and its
answer back to the socket, without a task or an ASGI scope, which would take longer than the worker does. All else takes the
ordinary way: the application gets a word (ASGI extensions) where to leave a reply that may be given again, and what a worker
answered already.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ...ontology.errors import GoldenThreadError
from .answering import Prompt
from .http.packing import AT_ONCE, WORTH_PACKING, packed
from .http.replies import REPLAY, plain
from .patience import Patient
from .querying import ANSWERED, MISS, NOT_KEPT, remember, reply_of
from .remembering import Recent
from .replays import Replay, replay_of
from .shortcut import read_short

if TYPE_CHECKING:
    from asyncio import Protocol

    from ..workers.errand import Errand
    from ..workers.question import Outcome
    from .http.replies import Reply
    from .service import Service
    from .shortcut import Short

__all__ = ["replaying"]

_LONGEST_ADDRESS = (64 << 10) - 1  # bytes: the parser can count no further
_LONGEST_HEAD = 128 << 10  # bytes of an address and headers: longer ones come from nobody who means well
_TOO_LONG = plain(414, "The address is longer than 64 KiB: send the query by POST.")
_TOO_MUCH = plain(431, "The headers have more than 64 KiB: send shorter ones.")
_NO_HTTP = plain(400, "This is no request in HTTP/1.1, or one by an unknown method: ask by GET or POST.")
_LONGEST = 16 << 10  # bytes of a request that is looked up: a longer one comes in pieces anyway
_PATIENCE = 0.05  # seconds until the work for a client that is gone is stopped
_EARLY = 64 << 10  # bytes of further requests that are taken in while one is answered


def replaying(limit: int, service: Service) -> type[Protocol]:
    """Make the HTTP protocol, for uvicorn's `http=`, that keeps `limit` bytes of replies, as long as the data stays as it is."""
    recent: Recent[bytes, Replay] = Recent(limit)
    prompt = service.pool if isinstance(service.pool, Prompt) else None

    def keep(request: bytes, head: bool, reply: Reply, of: str) -> None:
        """Keep the reply to a request, which was made of the data of the revision `of`."""
        if of == service.pool.revision:
            replay = replay_of(reply, head=head)
            recent.keep(request, replay, len(request) + len(replay.rest), of)

    class Replaying(Patient):
        """Uvicorn's protocol on httptools, with a way round it for what is known and for what is short."""

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.url = b""
            self._begun = 0  # requests that began with the bytes that came in last
            self._last = 0.0
            self._heading = False  # whether the head of a request is being read
            self._head = 0  # bytes of that head, all but the last that came in
            self._errand: Errand | None = None  # the query that went the short way and is not answered yet
            self._early = b""  # what came in meanwhile
            self._ending = False

        def data_received(self, data: bytes) -> None:
            """Answer from what is known, have it answered the short way, or else read on."""
            if self._errand is not None:
                self._early += data
                if len(self._early) > _EARLY:
                    self.flow.pause_reading()
                return
            between = not self._open and (self.cycle is None or self.cycle.response_complete) and not self.flow.write_paused
            if between and not self.transport.is_closing():
                if (replay := recent.find(data, service.pool.revision)) is not None:
                    self._reply(replay)
                    return
                if len(data) <= _LONGEST and self._ask(data):
                    return
            self._go_on(data, between=between)

        def _go_on(self, data: bytes, *, between: bool, outcome: Outcome | None = None) -> None:
            """Take the ordinary way."""
            self._begun = 0
            super().data_received(data)
            if self._open and self._heading and not self.transport.is_closing():
                self._head += len(data)
                if self._head > _LONGEST_HEAD:
                    self.refuse(_TOO_LONG if len(self.url) > _LONGEST_ADDRESS else _TOO_MUCH)
            if between and self._begun == 1 and not self._open and len(data) <= _LONGEST and self.cycle.keep_alive:
                extensions: dict[str, Any] = {REPLAY: {"keep": partial(keep, data, self.scope["method"] == "HEAD")}}
                self.scope["extensions"] = extensions if outcome is None else extensions | {ANSWERED: outcome}

        def _ask(self, data: bytes) -> bool:
            """Have a query answered the short way; False where it does not go."""
            short = read_short(data) if prompt is not None else None
            if prompt is None or short is None:
                return False
            revision = service.pool.revision
            tag = short.asked.tag(revision) if short.asked.lasting else ""
            if tag and (known := service.remembered.find((tag, short.gzip), revision)) is not None:
                keep(data, False, known, revision)
                self._reply(replay_of(known))
                return True
            try:
                self._errand = prompt.ask(short.asked.question, lambda outcome: self._hear(data, short, tag, revision, outcome))
            except GoldenThreadError as error:
                self._go_on(data, between=True, outcome=error)
            return True

        def _hear(self, data: bytes, short: Short, tag: str, revision: str, outcome: Outcome) -> None:
            """Send an answer, or let the ordinary way make the best of what is none."""
            if self._errand is None:  # the client has gone
                return
            self._errand = None
            if isinstance(outcome, GoldenThreadError) or outcome.body is None or outcome.length > AT_ONCE:
                self._go_on(data, between=True, outcome=outcome)
            else:
                pack = short.gzip and outcome.length >= WORTH_PACKING
                if tag and outcome.revision != revision:
                    tag = short.asked.tag(outcome.revision)
                reply = reply_of(short.asked, outcome, tag, packed(outcome.body) if pack else None)
                self._reply(replay_of(reply, MISS if tag else NOT_KEPT))
                if tag:  # it is on its way before anything is done that it need not wait for
                    self.loop.call_soon(remember, service, (tag, short.gzip), reply, outcome.revision)
            if self._ending:
                self.shutdown()
            elif self._early:
                early, self._early = self._early, b""
                self.flow.resume_reading()
                self.data_received(early)

        def _reply(self, replay: Replay) -> None:
            dated = (b"%s: %s\r\n" % named for named in self.server_state.default_headers)
            self.transport.write(b"".join((replay.first, *dated, replay.rest)))
            self.server_state.total_requests += 1
            self._last = self.loop.time()
            if self.timeout_keep_alive_task is None:
                self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

        def connection_lost(self, exc: Exception | None) -> None:
            """Stop the work for a client that is gone; what is done in a moment is left, as a worker stopped is one to start."""
            if self._errand is not None:
                self.loop.call_later(_PATIENCE, self._errand.call_off)
                self._errand = None
            super().connection_lost(exc)

        def shutdown(self) -> None:
            """End when what is under way is answered."""
            self._ending = True
            if self._errand is None:
                super().shutdown()

        def awaited(self) -> bool:
            """Whether the client is to send something: not while it is being answered."""
            return self._errand is None and super().awaited()

        def send_400_response(self, msg: str) -> None:
            """Refuse what could not be parsed, in our own words."""
            self.refuse(_TOO_LONG if len(self.url) > _LONGEST_ADDRESS else _NO_HTTP)

        def on_message_begin(self) -> None:
            """Note that a request began."""
            self._begun += 1
            self._head, self._heading = 0, True
            super().on_message_begin()

        def on_headers_complete(self) -> None:
            """Note that the head of a request was read."""
            self._heading = False
            super().on_headers_complete()

        def timeout_keep_alive_handler(self) -> None:
            """Close an idle connection; one that was answered from here a moment ago is none."""
            rest = self._last + self.timeout_keep_alive - self.loop.time() if self._errand is None else self.timeout_keep_alive
            if rest > 0:
                self.timeout_keep_alive_task = self.loop.call_later(rest, self.timeout_keep_alive_handler)
            else:
                super().timeout_keep_alive_handler()

    return Replaying
