"""The workers that are there to be asked: as many as there should be, of the keeper whose quads are asked."""

from __future__ import annotations

import asyncio
import logging
from itertools import chain, repeat
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError
from ._clock import Clock
from ._turns import Turns
from ._worker_link import hire
from .errors import WorkerLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from ._keeping import Keeping
    from ._turns import Waiting
    from ._worker_link import WorkerLink
    from .question import Limits

__all__ = ["Staff", "breaths"]

_LOG = logging.getLogger(__name__)
_STOPPED = "The endpoint is not running: start it, or ask again later."
_BREATHS = (0.1, 0.5, 2.0)


class Staff:
    """So many workers of one keeper; those of the keepers before finish what they are at. `lost` is told of a lost keeper.

    A question that takes long steps aside: another worker takes its place, so that long questions, up to as many as there
    are workers, keep nobody waiting who asks a short one.
    """

    def __init__(self, limits: Limits, size: int, lost: Callable[[], Coroutine[None, None, None]]) -> None:
        self.keeping: Keeping | None = None
        self._size = size
        self._lost = lost
        self._clock = Clock()
        self._turns = Turns(limits.seconds, limits.waiting, self._clock, limits.kept)
        self._dismissed = False
        self._aside = 0
        self._keepers: set[Keeping] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def held(self) -> Keeping:
        """The keeper whose quads are asked. Raises WorkerLostError if there is none."""
        if self.keeping is None:
            raise WorkerLostError(_STOPPED)
        return self.keeping

    async def turn_to(self, keeping: Keeping) -> None:
        """Ask a keeper's workers from now on. Raises WorkerLostError or SpoolFullError if it gives none."""
        self._keepers.add(keeping)
        try:
            first = await hire(keeping, self._clock, self._gone, self._step_aside)
            if self._dismissed:
                raise WorkerLostError(_STOPPED)
        except (GoldenThreadError, asyncio.CancelledError):
            await self._end(keeping)
            raise
        old, self.keeping = self.keeping, keeping
        keeping.lost = self._recover
        for worker in self._turns.dismiss():
            worker.stop()
        self._turns.offer(first)
        for _ in range(self._size - 1):
            self._do(self._hire(keeping))
        if old is not None:
            old.lost = None
            await self._retire(old)

    def take(self, waiting: Waiting) -> None:
        """Let a question begin with a worker, which is to be given `back`, or wait for one. Raises OverloadedError."""
        _ = self.held
        self._turns.take(waiting)

    def leave(self, waiting: Waiting) -> None:
        """Let a question wait no more."""
        self._turns.leave(waiting)

    def back(self, worker: WorkerLink) -> None:
        """Take back a worker, or start another one in its place."""
        if worker.fresh and worker.keeping is self.keeping:
            self._turns.offer(worker)
            return
        worker.stop()
        self._aside -= worker.aside
        if worker.keeping is not self.keeping:
            self._do(self._retire(worker.keeping))
        elif not worker.aside:
            self._do(self._hire(worker.keeping))

    async def dismiss(self) -> None:
        """End all workers and keepers; who waits, or is being answered, gets WorkerLostError."""
        self.keeping, self._dismissed = None, True
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._turns.dismiss()
        self._turns.refuse(WorkerLostError(_STOPPED))
        for keeping in tuple(self._keepers):
            await self._end(keeping)

    async def _hire(self, keeping: Keeping) -> None:
        """Start one worker, however often it takes, for as long as the keeper is the one that is asked."""
        for breath in breaths():
            try:
                worker = await hire(keeping, self._clock, self._gone, self._step_aside)
            except GoldenThreadError as error:
                if keeping is not self.keeping:
                    return
                _LOG.warning("No worker could be started: %s", error)
                await asyncio.sleep(breath)
            else:
                self.back(worker)
                return

    def _step_aside(self, worker: WorkerLink) -> None:
        """Have another worker in place of one that works on a long question, if there are not too many of these."""
        if worker.keeping is self.keeping and self._aside < self._size:
            worker.aside = True
            self._aside += 1
            self._do(self._hire(worker.keeping))

    def _gone(self, worker: WorkerLink) -> None:
        """Have another worker in place of one that ended while nobody asked it."""
        if self._turns.withdraw(worker):
            worker.fresh = False
            self.back(worker)

    async def _retire(self, keeping: Keeping) -> None:
        """End a keeper that is not asked any more when its last worker is done."""
        if keeping is not self.keeping and not keeping.workers:
            await self._end(keeping)

    async def _end(self, keeping: Keeping) -> None:
        keeping.lost = None
        self._keepers.discard(keeping)
        await keeping.close()
        if keeping.relay is not None and all(keeping.relay is not other.relay for other in self._keepers):
            await keeping.relay.close()

    def _recover(self) -> None:
        _LOG.error("The process that holds the graph ended: it is loaded again.")
        for worker in self._turns.dismiss():
            worker.stop()
        self._do(self._lost())

    def _do(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def breaths() -> Iterator[float]:
    """Seconds to wait before each further attempt, longer and longer up to a bound."""
    return chain(_BREATHS, repeat(_BREATHS[-1]))
