"""A worker as the front sees it: it is asked one question at a time, and stopped when that takes too long."""

from __future__ import annotations

import asyncio
import signal
import tempfile
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO

from ._control import Command
from ._link import Link, LostError
from ._telling import error_of
from .errors import DeadlineError, MemoryBoundError, SpoolFullError, WorkerLostError
from .question import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ...ontology.errors import GoldenThreadError
    from ._keeping import Keeping
    from .frames import Frame
    from .question import Limits, Question

__all__ = ["WorkerLink", "hire"]

#: Seconds after which a question lets others go first, and its worker, grown by then, is not asked another one.
_LONG = 0.25
_SENT = ("query", "default_graphs", "named_graphs", "solutions", "boolean", "triples", "base")


class WorkerLink:
    """The line to a worker, and its spool. It is `fresh` if it may be asked again."""

    __slots__ = ("_keeping", "_link", "_process", "_spool", "fresh")

    def __init__(self, keeping: Keeping, link: Link, process: int, spool: BinaryIO) -> None:
        self._keeping = keeping
        self._link = link
        self._process = process
        self._spool: BinaryIO | None = spool
        self.fresh = True

    @property
    def keeping(self) -> Keeping:
        """Whose worker it is."""
        return self._keeping

    async def ask(self, question: Question) -> Answer:
        """Get the answer to a question. Raises the errors of `errors`; whatever it raises, look whether it is `fresh`."""
        self.fresh = False
        loop = asyncio.get_running_loop()
        reply: asyncio.Future[Frame] = loop.create_future()
        limits = self._keeping.limits
        seconds = limits.seconds if question.seconds is None else min(limits.seconds, question.seconds)
        began = loop.time()
        deadline = loop.call_later(seconds, _stop, reply, seconds)
        long = loop.call_later(_LONG, self._keeping.command, Command.CALM, self._process)
        try:
            self._link.send({name: getattr(question, name) for name in _SENT})
            head, body = await self._link.next(reply)
        except LostError:
            raise self._lost(await self._keeping.ending(self._process), seconds) from None
        finally:
            deadline.cancel()
            long.cancel()
        self.fresh = not head["spooled"] and loop.time() - began < _LONG
        if "error" in head:
            raise error_of(head)
        return self._answer(head, body)

    def _answer(self, head: dict[str, Any], body: bytes) -> Answer:
        spool: BinaryIO | None = None
        if head.pop("spooled") and self._spool is not None:
            spool, self._spool = self._spool, None
            spool.seek(0)
        return Answer(**head, revision=self._keeping.revision, body=None if spool else body, spool=spool)

    def _lost(self, ending: int, seconds: float) -> GoldenThreadError:
        bound = self._keeping.limits.memory
        if ending == signal.SIGABRT:  # how the engine ends when it gets no more memory
            return MemoryBoundError(f"The query needs more than the {bound >> 20:,} MiB of memory allowed here: ask for less.", bound)
        if ending == signal.SIGXCPU:
            return _too_long(seconds)
        if ending == signal.SIGSEGV:  # the stack, which the engine does not watch
            return WorkerLostError("The query is nested too deeply to be answered: make it flatter.")
        return WorkerLostError("The process that worked on the query ended: ask again.")

    def stop(self) -> None:
        """End the worker: it is not needed, or what it works on is not."""
        if not self.fresh:
            self._keeping.command(Command.KILL, self._process)
        self._link.close()
        if self._spool is not None:
            self._spool.close()
        self._keeping.forget(self._process)
        self._keeping.workers.discard(self)


def _stop(reply: asyncio.Future[Frame], seconds: float) -> None:
    if not reply.done():
        reply.set_exception(_too_long(seconds))


def _too_long(seconds: float) -> DeadlineError:
    return DeadlineError(f"The query was stopped after {seconds:g} seconds: ask for less, or narrow what it looks for.", seconds)


async def hire(keeping: Keeping, gone: Callable[[WorkerLink], None]) -> WorkerLink:
    """Have a keeper fork a worker, and wait until it can be asked; `gone` is called when it ends unasked.

    Raises WorkerLostError if it ended before that or never began, SpoolFullError if there is no place for its answers.
    """
    with ExitStack() as unless_hired:
        spool = unless_hired.enter_context(_spool(keeping.limits))
        link, theirs = await Link.make()
        unless_hired.callback(link.close)
        with theirs:
            keeping.command(Command.FORK, files=(theirs.fileno(), spool.fileno()))
        try:
            head, _ = await link.next()
        except LostError:
            raise WorkerLostError("No process could be started for the query: ask again later.") from None
        unless_hired.pop_all()
    keeping.watch(head["pid"])
    worker = WorkerLink(keeping, link, head["pid"], spool)
    keeping.workers.add(worker)
    link.listen(_unheard, lambda: gone(worker))
    return worker


def _unheard(_: Frame) -> None:
    """A worker says nothing unasked."""


def _spool(limits: Limits) -> BinaryIO:
    try:
        return tempfile.TemporaryFile(dir=limits.spool)
    except OSError as error:
        folder = limits.spool or tempfile.gettempdir()
        sentence = f"{folder}, the folder for large answers, cannot be used ({error.strerror}): mend it, or name another."
        raise SpoolFullError(sentence) from error
