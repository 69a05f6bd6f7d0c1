"""The front's end of a socket to a keeper, a worker or a successor."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, cast

from ._control import send
from .errors import WorkerLostError
from .frames import FrameReader, framed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Self

    from ._control import Command
    from .frames import Frame

__all__ = ["Link", "LostError"]


class LostError(Exception):
    """The process at the other end is gone; it never leaves this package."""


class Link(asyncio.Protocol):
    """Frames to and from one process. Either each is awaited, or `listen` hears them all."""

    def __init__(self) -> None:
        self._reader = FrameReader()
        self._waiting: asyncio.Future[Frame] | None = None
        self._early: list[Frame] = []
        self._heard: Callable[[Frame], None] = self._early.append
        self._tell_lost: Callable[[], None] | None = None
        self._transport: asyncio.Transport | None = None
        self._raw: socket.socket | None = None
        self.open = True

    @classmethod
    async def make(cls) -> tuple[Self, socket.socket]:
        """Make a link, and the socket of its other end, for the process that gets it; raise WorkerLostError where files are short."""
        try:
            with ExitStack() as unless_made:
                ours, theirs = (unless_made.enter_context(end) for end in socket.socketpair())
                link = cls()
                link._raw = unless_made.enter_context(ours.dup())  # transports send no open files, and nothing at once
                ours.setblocking(False)
                await asyncio.get_running_loop().create_unix_connection(lambda: link, sock=ours)
                unless_made.pop_all()
        except OSError as error:
            raise WorkerLostError(f"No process can be spoken to ({error.strerror}): ask again later.") from error
        return link, theirs

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember what to write to."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's does what one does, and is none by class

    def data_received(self, data: bytes) -> None:
        """Hand on the frames that are whole."""
        for frame in self._reader.read(data):
            if self._waiting is not None and not self._waiting.done():
                self._waiting.set_result(frame)
            else:
                self._heard(frame)

    def connection_lost(self, _: Exception | None) -> None:
        """Tell who waits."""
        self.open = False
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(LostError())
        if self._tell_lost is not None:
            self._tell_lost()

    def listen(self, heard: Callable[[Frame], None], lost: Callable[[], None]) -> None:
        """Have all frames heard from now on, and the end of the process."""
        self._heard, self._tell_lost = heard, lost
        for frame in self._early:
            heard(frame)
        self._early.clear()
        if not self.open:
            lost()

    def send(self, head: Mapping[str, Any] | bytes, body: bytes = b"") -> None:
        """Send a frame, now and not at the end of the loop's turn; to a process that is gone, none."""
        if not self.open or self._transport is None or self._raw is None:
            return
        frame = framed(head, body)
        sent = 0
        if not self._transport.get_write_buffer_size():
            with suppress(BlockingIOError, BrokenPipeError, ConnectionResetError):  # that it is gone is heard in reading
                sent = self._raw.send(frame)
        if sent < len(frame):
            self._transport.write(frame[sent:])

    def command(self, command: Command, process: int = 0, files: tuple[int, ...] = ()) -> None:
        """Give a keeper a command; one that is gone, or stands still, hears nothing, and that is told elsewhere."""
        if self.open and self._raw is not None:
            with suppress(BrokenPipeError, ConnectionResetError, BlockingIOError):
                send(self._raw, command, process, files)

    async def next(self) -> Frame:
        """Wait for the next frame. Raises LostError."""
        if self._early:
            return self._early.pop(0)
        if not self.open:
            raise LostError
        self._waiting = asyncio.get_running_loop().create_future()
        try:
            return await self._waiting
        finally:
            self._waiting = None

    def close(self) -> None:
        """Close this end; nothing more is heard, nor the end."""
        self.open = False
        self._tell_lost = None
        if self._transport is not None:
            self._transport.abort()
        if self._raw is not None:
            self._raw.close()
