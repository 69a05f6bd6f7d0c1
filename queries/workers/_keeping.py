"""A keeper as the front sees it: one state of the quads, and the workers that ask it."""

from __future__ import annotations

import asyncio
import os
import pickle
import select
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from ...ontology.errors import GoldenThreadError
from ._control import Command
from ._link import Link, LostError
from ._relay import Relay
from ._telling import error_of
from .errors import WorkerLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .frames import Frame
    from .origin import Origin
    from .question import Limits

__all__ = ["Hired", "Keeping"]

_MODULE = __name__.rpartition(".")[0] + ".keeper"
_PATIENCE = 2.0  # seconds for a keeper to tell how a process ended, or to end itself


class Hired(Protocol):
    """A worker that is to end with its keeper."""

    def stop(self) -> None:
        """End it."""


class Keeping:
    """A keeper: it makes workers, stops them, and tells how they ended. `lost` is called when it ends unasked."""

    def __init__(self, link: Link, limits: Limits, revision: str, process: asyncio.subprocess.Process | int) -> None:
        self.limits = limits
        self.revision = revision
        self.workers: set[Hired] = set()
        self.lost: Callable[[], None] | None = None
        self.relay: Relay | None = None
        self._link = link
        self._process = process
        self._endings: dict[int, asyncio.Future[int]] = {}
        link.listen(self._note, self._is_lost)

    @classmethod
    async def start(cls, origin: Origin, limits: Limits, *, relaying: bool = False) -> Keeping:
        """Start a keeper of the quads of an origin, and wait until it has them. Raises what opening the origin raises.

        With `relaying` there is a relay, if the system lets its workers have a network of their own.
        """
        link, theirs = await Link.make()
        ours, relay = socket.socketpair()
        with ours, relay, theirs:
            files = theirs.fileno(), relay.fileno()
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", _MODULE, *map(str, files)),
                stdin=asyncio.subprocess.DEVNULL,
                pass_fds=files,
                start_new_session=True,
                env={**os.environ, "RUST_BACKTRACE": "0"},  # a query that runs out of memory is no fault to trace
            )
            theirs.close()
            relay.close()
            try:
                link.send({}, pickle.dumps((origin, limits, relaying)))
                head = _said(await link.next())
                keeping = cls(link, limits, head["revision"], process)
                if head["relayed"]:
                    keeping.relay = Relay(socket.socket(fileno=socket.recv_fds(ours, 1, 1)[1][0]), limits)
                    await keeping.relay.start()
            except LostError:
                await _abandon(link, process)
                sentence = "The process that loads the graph ended before it was ready: look at what it wrote, and start again."
                raise WorkerLostError(sentence) from None
            except (GoldenThreadError, asyncio.CancelledError):
                await _abandon(link, process)
                raise
        return keeping

    def watch(self, process: int) -> None:
        """Remember how a process ends."""
        self._endings[process] = asyncio.get_running_loop().create_future()

    def forget(self, process: int) -> None:
        """Be no more interested in how it ends."""
        self._endings.pop(process, None)

    async def ending(self, process: int) -> int:
        """Wait for the signal that ended a process; 0 if it ended in another way, or nobody can tell."""
        watched = self._endings.get(process)
        if watched is None:
            return 0
        await asyncio.wait((watched,), timeout=_PATIENCE)
        return watched.result() if watched.done() else 0

    def command(self, command: Command, process: int = 0, files: tuple[int, ...] = ()) -> None:
        """Tell the keeper what to do about a process that it forked."""
        self._link.command(command, process, files)

    def give_up(self) -> None:
        """End a keeper that stands still; that it is lost is heard as ever."""
        if self._link.open:  # so the process is there, and its number nobody else's
            with suppress(ProcessLookupError):
                os.kill(self._process if isinstance(self._process, int) else self._process.pid, signal.SIGKILL)

    async def close(self) -> None:
        """End the keeper and all that it forked."""
        for worker in tuple(self.workers):
            worker.stop()
        self._link.close()
        self._forget_all()
        await _ended(self._process)

    def _note(self, frame: Frame) -> None:
        head, _ = frame
        watched = self._endings.get(head["ended"])
        if watched is not None and not watched.done():
            watched.set_result(head["signal"])

    def _forget_all(self) -> None:
        for watched in self._endings.values():
            if not watched.done():
                watched.set_result(0)

    def _is_lost(self) -> None:
        self._forget_all()
        if self.lost is not None:
            self.lost()


def _said(frame: Frame) -> Mapping[str, Any]:
    head, _ = frame
    if "error" in head:
        raise error_of(head)
    return head


async def _abandon(link: Link, process: asyncio.subprocess.Process) -> None:
    link.close()
    await _ended(process)


async def _ended(process: asyncio.subprocess.Process | int) -> None:
    """Wait for the end of a keeper whose link is closed, and take it off the system's list of processes."""
    if isinstance(process, int):  # forked by another keeper, and on the list of nobody here
        if hasattr(os, "pidfd_open"):
            await asyncio.to_thread(_see_off, process)
        return
    try:
        await asyncio.wait_for(process.wait(), _PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()


def _see_off(process: int) -> None:
    """Wait for the end of a process that is nobody's child here, or end it; on the list if this is the system's first process."""
    try:
        watched = os.pidfd_open(process)
    except OSError:  # it has ended
        return
    try:
        ends = select.poll()
        ends.register(watched, select.POLLIN)
        if not ends.poll(_PATIENCE * 1000):
            signal.pidfd_send_signal(watched, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(process, 0)
    except ProcessLookupError:
        pass
    finally:
        os.close(watched)
