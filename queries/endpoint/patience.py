"""How long a connection is waited for: one that stands still takes a place that others need, and is closed.

A client may be slow, but not for ever: what it sends must come at a rate, and what it is sent must be taken within a time.
The server looks at all connections once a second (`Patient.look`), so that no request pays for it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from .http.replies import plain

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from asyncio import Transport

    from .http.replies import Reply

__all__ = ["Patient", "allow_files"]

_PATIENCE: Final = 10.0  # seconds for a request to begin, and for the first bytes of it
_SLOWEST: Final = 16 << 10  # bytes a second of what comes after them
_UNREAD: Final = 30.0  # seconds for a client to take some of what it was sent (a quarter of a megabyte at most)
_RESERVED: Final = 256  # files that are left for the workers, their spools and the system, when connections have the rest
_MOST_FILES: Final = 1 << 16
_SLOW = plain(408, "The request did not come within its time: send it again, faster.")
_FULL = plain(503, "Too many connections are open: try again in a moment.", [(b"retry-after", b"10")])


class Patient(HttpToolsProtocol):
    """Uvicorn's protocol on httptools, with bounds on how long, and how many."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._open = 0  # requests that began and are not read to their end
        self._since = self.loop.time()  # when what the client is to send began
        self._sent = 0  # bytes of it
        self._stuck: float | None = None  # since when the client has taken nothing

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Take in a connection, unless there are too many."""
        super().connection_made(transport)
        if len(self.connections) > _most():
            self.refuse(_FULL)

    def data_received(self, data: bytes) -> None:
        """Count what comes."""
        self._sent += len(data)
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Note that a request began."""
        self._open += 1
        self._since, self._sent = self.loop.time(), 0
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """Note that a request was read to its end."""
        self._open -= 1
        super().on_message_complete()

    def pause_writing(self) -> None:
        """Note that the client does not take what it is sent."""
        self._stuck = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Note that it took some."""
        self._stuck = None
        super().resume_writing()

    def look(self, now: float) -> None:
        """Close the connection if the client has stood still for too long."""
        if self.transport.is_closing():
            return
        if self._stuck is not None and now - self._stuck > _UNREAD:
            self.transport.abort()
        elif self.flow.read_paused:  # it is not the client that is slow
            self._since, self._sent = now, 0
        elif self.awaited() and now - self._since > _PATIENCE + self._sent / _SLOWEST:
            if self.cycle is None or self.cycle.response_complete:
                self.refuse(_SLOW)
            else:
                self.transport.abort()  # a part of its answer may have gone out

    def awaited(self) -> bool:
        """Whether the client is to send something; who was answered has the time of the keep-alive for it."""
        answered = self.cycle is None or self.cycle.response_complete
        return self._open > 0 or (answered and self.timeout_keep_alive_task is None)

    def refuse(self, reply: Reply) -> None:
        """Say no to what can never become a request, and hear no more of it."""
        lines = b"".join(b"%s: %s\r\n" % named for named in reply.headers)
        self.transport.write(b"%sconnection: close\r\n%s\r\n%s" % (STATUS_LINE[reply.status], lines, reply.body))
        self.transport.close()


def allow_files() -> None:
    """Let this process open as many files as it may: each connection is one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    now = _MOST_FILES if most == resource.RLIM_INFINITY else min(most, _MOST_FILES)
    if now > resource.getrlimit(resource.RLIMIT_NOFILE)[0]:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))


def _most() -> int:
    """How many connections there may be."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return max(files - _RESERVED, files // 2)
