"""An answer that is known goes out before its request is even parsed.

A request that is byte for byte one that was answered, with the data unchanged since, has the same answer. So the server's
HTTP protocol looks a request up as the bytes that came in. What it does not find takes the ordinary way, with a word to the
application (an ASGI extension) where to leave a reply that may be given again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from .patience import Patient
from .remembering import Recent
from .replies import REPLAY, plain

if TYPE_CHECKING:
    from asyncio import Protocol
    from collections.abc import Callable

    from .replies import Reply

__all__ = ["replaying"]

_LONGEST_ADDRESS = (64 << 10) - 1  # bytes: the parser can count no further
_LONGEST_HEAD = 128 << 10  # bytes of an address and headers: longer ones come from nobody who means well
_TOO_LONG = plain(414, "The address is longer than 64 KiB: send the query by POST.")
_TOO_MUCH = plain(431, "The headers have more than 64 KiB: send shorter ones.")
_NO_HTTP = plain(400, "This is no request in HTTP/1.1: send one.")
_LONGEST = 16 << 10  # bytes of a request that is looked up: a longer one comes in pieces anyway


@dataclass(frozen=True, slots=True)
class _Replay:
    """A reply as it goes out, around the date."""

    first: bytes
    rest: bytes


def replaying(limit: int, revision: Callable[[], str]) -> type[Protocol]:
    """Make the HTTP protocol, for uvicorn's `http=`, that keeps `limit` bytes of replies, each as long as `revision` stays."""
    recent: Recent[bytes, _Replay] = Recent(limit)

    def keep(request: bytes, head: bool, reply: Reply, of: str) -> None:
        """Keep the reply to a request, which was made of the data of the revision `of`."""
        if of == revision():
            lines = b"".join(b"%s: %s\r\n" % named for named in reply.headers)
            replay = _Replay(STATUS_LINE[reply.status], b"%s\r\n%s" % (lines, b"" if head else reply.body))
            recent.keep(request, replay, len(request) + len(replay.rest), of)

    class Replaying(Patient):
        """Uvicorn's protocol, with a way round it for what is known."""

        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.url = b""
            self._begun = 0  # requests that began with the bytes that came in last
            self._last = 0.0
            self._heading = False  # whether the head of a request is being read
            self._head = 0  # bytes of that head, all but the last that came in

        def data_received(self, data: bytes) -> None:
            """Answer from what is known, or else read on."""
            between = not self._open and (self.cycle is None or self.cycle.response_complete) and not self.flow.write_paused
            if between and (replay := recent.find(data, revision())) is not None and not self.transport.is_closing():
                self._replay(replay)
                return
            self._begun = 0
            super().data_received(data)
            if self._open and self._heading and not self.transport.is_closing():
                self._head += len(data)
                if self._head > _LONGEST_HEAD:
                    self.refuse(_TOO_LONG if len(self.url) > _LONGEST_ADDRESS else _TOO_MUCH)
            if between and self._begun == 1 and not self._open and len(data) <= _LONGEST and self.cycle.keep_alive:
                self.scope["extensions"] = {REPLAY: {"keep": partial(keep, data, self.scope["method"] == "HEAD")}}

        def _replay(self, replay: _Replay) -> None:
            dated = (b"%s: %s\r\n" % named for named in self.server_state.default_headers)
            self.transport.write(b"".join((replay.first, *dated, replay.rest)))
            self.server_state.total_requests += 1
            self._last = self.loop.time()
            if self.timeout_keep_alive_task is None:
                self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

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
            rest = self._last + self.timeout_keep_alive - self.loop.time()
            if rest > 0:
                self.timeout_keep_alive_task = self.loop.call_later(rest, self.timeout_keep_alive_handler)
            else:
                super().timeout_keep_alive_handler()

    return Replaying
