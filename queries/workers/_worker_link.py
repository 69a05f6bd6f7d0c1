"""A worker as the front sees it: it is asked one question at a time, and stopped when that takes too long."""

from __future__ import annotations

import asyncio
import signal
import tempfile
from contextlib import ExitStack
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from ._control import Command
from ._link import Link, LostError
from ._telling import error_of
from .errors import DeadlineError, MemoryBoundError, SpoolFullError, WorkerLostError
from .frames import written
from .question import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from ...ontology.errors import GoldenThreadError
    from ._clock import Clock
    from ._keeping import Keeping
    from .frames import Frame
    from .question import Limits, Outcome, Question

__all__ = ["WorkerLink", "hire"]

#: Seconds after which a question lets others go first, and its worker, grown by then, is not asked another one.
_LONG = 0.25
_PATIENCE = 20.0  # seconds for a worker to begin: a keeper that needs longer to fork, or to open its index, stands still
_NONE = "No process could be started for the query: ask again later."
_SHORT = 256  # characters of an address that is remembered


class WorkerLink:
    """The line to a worker, and its spool. It is `fresh` if it may be asked again, `aside` if another one has its place."""

    __slots__ = (
        "_alarm",
        "_began",
        "_clock",
        "_keeping",
        "_link",
        "_process",
        "_seconds",
        "_slow",
        "_spool",
        "_task",
        "_tell",
        "aside",
        "fresh",
    )

    def __init__(
        self, keeping: Keeping, link: Link, process: int, spool: BinaryIO, clock: Clock, slow: Callable[[WorkerLink], None]
    ) -> None:
        self._keeping = keeping
        self._link = link
        self._process = process
        self._spool: BinaryIO | None = spool
        self._clock = clock
        self._slow = slow
        self._tell: Callable[[Outcome], None] | None = None
        self._task: asyncio.Task[None] | None = None
        self._alarm = 0
        self._began = self._seconds = 0.0
        self.fresh = True
        self.aside = False

    @property
    def keeping(self) -> Keeping:
        """Whose worker it is."""
        return self._keeping

    def ask(self, question: Question, tell: Callable[[Outcome], None]) -> None:
        """Have `tell` called with the answer to a question, or one of the `errors`; look then whether it is `fresh`."""
        limits = self._keeping.limits
        self.fresh, self._tell = False, tell
        self._seconds = limits.seconds if question.seconds is None else min(limits.seconds, question.seconds)
        self._began = monotonic()
        self._alarm = self._clock.set(min(self._seconds, _LONG), self._ring)
        self._link.send(_how(question), question.query.encode("utf-8", "surrogatepass"))

    def hear(self, frame: Frame) -> None:
        """Tell what the worker answers."""
        head, body = frame
        if self._tell is not None:  # a worker says nothing unasked
            self.fresh = not head["spooled"] and monotonic() - self._began < _LONG
            self._told(error_of(head) if "error" in head else self._answer(head, body))

    def lose(self, gone: Callable[[WorkerLink], None]) -> None:
        """Tell that the worker ended, and how; `gone` is called if nobody had asked it."""
        if self._tell is None:
            gone(self)
        else:
            self._task = asyncio.get_running_loop().create_task(self._explain())

    def stop(self) -> None:
        """End the worker: it is not needed, or what it works on is not."""
        if self._tell is not None:
            asyncio.get_running_loop().call_soon(self._tell, self._lost(0))
            self._tell = None
        self._clock.clear(self._alarm)
        if not self.fresh:
            self._keeping.command(Command.KILL, self._process)
        self._link.close()
        if self._spool is not None:
            self._spool.close()
        self._keeping.forget(self._process)
        self._keeping.workers.discard(self)

    def _ring(self) -> None:
        """Let others go first, and in the end stop."""
        rest = self._began + self._seconds - monotonic()
        if rest > 0:
            self._keeping.command(Command.CALM, self._process)
            self._slow(self)
            self._alarm = self._clock.set(rest, self._ring)
        else:
            self._told(_too_long(self._seconds))

    async def _explain(self) -> None:
        self._told(self._lost(await self._keeping.ending(self._process)))

    def _told(self, outcome: Outcome) -> None:
        self._clock.clear(self._alarm)
        tell, self._tell = self._tell, None
        if tell is not None:
            tell(outcome)

    def _answer(self, head: Mapping[str, Any], body: bytes) -> Answer:
        spool: BinaryIO | None = None
        if head["spooled"] and self._spool is not None:
            spool, self._spool = self._spool, None
            spool.seek(0)
        return Answer(
            media_type=head["media_type"],
            form=head["form"],
            rows=head["rows"],
            revision=self._keeping.revision,
            length=head["spooled"] or len(body),
            body=None if spool else body,
            spool=spool,
        )

    def _lost(self, ending: int) -> GoldenThreadError:
        bound = self._keeping.limits.memory
        if ending == signal.SIGABRT:  # how the engine ends when it gets no more memory
            return MemoryBoundError(f"The query needs more than the {bound >> 20:,} MiB of memory allowed here: ask for less.", bound)
        if ending == signal.SIGXCPU:
            return _too_long(self._seconds)
        if ending == signal.SIGSEGV:  # the stack, which the engine does not watch
            return WorkerLostError("The query is nested too deeply to be answered: make it flatter.")
        return WorkerLostError("The process that worked on the query ended: ask again.")


def _too_long(seconds: float) -> DeadlineError:
    return DeadlineError(f"The query was stopped after {seconds:g} seconds: ask for less, or narrow what it looks for.", seconds)


def _how(question: Question) -> bytes:
    """All of a question but its text, which is the same for most of them."""
    graphs = question.default_graphs, question.named_graphs
    how = question.solutions, question.boolean, question.triples, question.base
    if any(graphs) or len(question.base or "") > _SHORT:
        return _written(*how, *graphs)
    return _usual(*how)


def _written(
    solutions: str | None,
    boolean: str | None,
    triples: str | None,
    base: str | None,
    default_graphs: tuple[str, ...] = (),
    named_graphs: tuple[str, ...] = (),
) -> bytes:
    return written({**locals()})


_usual = lru_cache(_written)


async def hire(keeping: Keeping, clock: Clock, gone: Callable[[WorkerLink], None], slow: Callable[[WorkerLink], None]) -> WorkerLink:
    """Have a keeper fork a worker, and wait until it can be asked.

    `gone` is called when it ends unasked, `slow` when it has worked on a question for long.

    Raises WorkerLostError if it ended before that or never began, SpoolFullError if there is no place for its answers.
    """
    with ExitStack() as unless_hired:
        spool = unless_hired.enter_context(_spool(keeping.limits))
        link, theirs = await Link.make()
        unless_hired.callback(link.close)
        with theirs:
            keeping.command(Command.FORK, files=(theirs.fileno(), spool.fileno()))
        try:
            async with asyncio.timeout(_PATIENCE):
                head, _ = await link.next()
        except LostError:
            raise WorkerLostError(_NONE) from None
        except TimeoutError:
            keeping.give_up()
            raise WorkerLostError(_NONE) from None
        unless_hired.pop_all()
    keeping.watch(head["pid"])
    worker = WorkerLink(keeping, link, head["pid"], spool, clock, slow)
    keeping.workers.add(worker)
    link.listen(worker.hear, lambda: worker.lose(gone))
    return worker


def _spool(limits: Limits) -> BinaryIO:
    try:
        return tempfile.TemporaryFile(dir=limits.spool)
    except OSError as error:
        folder = limits.spool or tempfile.gettempdir()
        sentence = f"{folder}, the folder for large answers, cannot be used ({error.strerror}): mend it, or name another."
        raise SpoolFullError(sentence) from error
