"""The way in: a pool of workers over one set of quads, for an asyncio programme.

pool = Pool(Kept(folder))
async with pool:
answer = await pool.answer(Question(query="SELECT * { ?s ?p ?o } LIMIT 10"))
"""

from __future__ import annotations

import asyncio
import logging
import math
import os
from collections import deque
from itertools import chain, repeat
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError
from ..federation import refuse_federation
from ._keeping import Keeping
from ._succession import rehearsed, succeeded
from .change import Update
from .errors import OverloadedError, UnchangeableError, WorkerLostError
from .origin import Scratch
from .question import Limits

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from typing import Self

    from ._worker_link import WorkerLink
    from .change import Change, Changed, Difference
    from .origin import Origin
    from .question import Answer, Question

__all__ = ["Pool"]

_LOG = logging.getLogger(__name__)
_LEAST = 4
_BREATHS = (0.1, 0.5, 2.0)  # seconds before a worker or a keeper is started once more, the last again and again


class Pool:
    """Workers over the quads of an origin; it belongs to the event loop that starts it."""

    def __init__(self, origin: Origin, limits: Limits | None = None) -> None:
        self._origin = origin
        self._limits = limits or Limits()
        self._size = self._limits.concurrent or max(_LEAST, 2 * (os.cpu_count() or 1))
        self._keeping: Keeping | None = None
        self._idle: list[WorkerLink] = []
        self._waiting: deque[asyncio.Future[WorkerLink]] = deque()
        self._turning = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def revision(self) -> str:
        """Of the quads that the next question is asked of; "" before the start."""
        return self._keeping.revision if self._keeping else ""

    @property
    def ready(self) -> bool:
        """Whether questions are answered."""
        return self._keeping is not None and bool(self._keeping.workers)

    async def start(self) -> None:
        """Load the quads and start the workers; returns when questions are answered. Raises what loading raises."""
        if not hasattr(os, "fork"):
            raise WorkerLostError(
                "Queries are answered in forked processes, which this system has not: run this on Linux, macOS or in WSL."
            )
        async with self._turning:
            await self._turn_to(await Keeping.start(self._origin, self._limits))

    async def close(self) -> None:
        """Stop everything; whoever waits for an answer gets WorkerLostError."""
        async with self._turning:
            keeping, self._keeping = self._keeping, None
            tasks = tuple(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._idle.clear()
            while self._waiting:
                _fail(self._waiting.popleft(), WorkerLostError("The endpoint is being stopped: ask again later."))
            if keeping:
                keeping.lost = None
                await keeping.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def answer(self, question: Question) -> Answer:
        """Answer a question; cancelling the task stops the work on it. Raises the errors of `errors`."""
        refuse_federation(question.query)
        worker = self._idle.pop() if self._idle else await self._next()
        try:
            return await worker.ask(question)
        finally:
            self._back(worker)

    async def renew(self, origin: Origin) -> None:
        """Load other quads beside those that are asked, then ask them instead; a failure leaves all as it was."""
        async with self._turning:
            await self._turn_to(await Keeping.start(origin, self._limits))
            self._origin = origin

    async def change(self, change: Change) -> Changed:
        """Change the quads of a Scratch origin, all or nothing; raises UnchangeableError for another one."""
        if not isinstance(self._origin, Scratch):
            raise UnchangeableError("The quads that are asked follow from files: change those, not the quads.")
        _refuse(change)
        async with self._turning:
            keeping, changed = await succeeded(self._held(), change)
            await self._turn_to(keeping)
            return changed

    async def rehearse(self, change: Change) -> Difference:
        """Tell what a change would do to the quads, and do nothing. Raises the errors of `errors`."""
        _refuse(change)
        return await rehearsed(self._held(), change)

    def _held(self) -> Keeping:
        if self._keeping is None:
            raise WorkerLostError("The endpoint is stopped: start it, and ask again.")
        return self._keeping

    async def _turn_to(self, keeping: Keeping) -> None:
        """Ask a keeper's workers from now on; what the old ones work on they finish."""
        try:
            first = await keeping.hire(self._gone)
        except (GoldenThreadError, asyncio.CancelledError):
            await keeping.close()
            raise
        old, self._keeping = self._keeping, keeping
        keeping.lost = self._recover
        for worker in self._idle:
            worker.stop()
        self._idle.clear()
        self._offer(first)
        for _ in range(self._size - 1):
            self._do(self._hire(keeping))
        if old is not None:
            old.lost = None
            await self._retire(old)

    async def _hire(self, keeping: Keeping) -> None:
        """Start one worker, however often it takes, for as long as the keeper is the one that is asked."""
        for breath in _and_on(_BREATHS):
            try:
                worker = await keeping.hire(self._gone)
            except GoldenThreadError as error:
                if keeping is not self._keeping:
                    return
                _LOG.warning("No worker could be started: %s", error)
                await asyncio.sleep(breath)
            else:
                self._offer(worker)
                return

    async def _next(self) -> WorkerLink:
        """Wait for a worker, as long as a question may take."""
        self._held()
        seconds = self._limits.seconds
        busy = OverloadedError("Too many queries are under way: ask again in a moment.", math.ceil(seconds))
        if len(self._waiting) >= self._limits.waiting:
            raise busy
        turn: asyncio.Future[WorkerLink] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        late = asyncio.get_running_loop().call_later(seconds, _fail, turn, busy)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self._offer(turn.result())
            raise
        finally:
            late.cancel()
            if turn in self._waiting:
                self._waiting.remove(turn)

    def _back(self, worker: WorkerLink) -> None:
        """Take back a worker that was asked, or start another one in its place."""
        if worker.fresh:
            self._offer(worker)
            return
        worker.stop()
        if worker.keeping is self._keeping:
            self._do(self._hire(worker.keeping))
        else:
            self._do(self._retire(worker.keeping))

    def _offer(self, worker: WorkerLink) -> None:
        """Give a worker to whoever waits longest, or let it wait."""
        if worker.keeping is not self._keeping:
            worker.stop()
            self._do(self._retire(worker.keeping))
            return
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    async def _retire(self, keeping: Keeping) -> None:
        """End a keeper that is not asked any more when its last worker is done."""
        if keeping is not self._keeping and not keeping.workers:
            await keeping.close()

    def _recover(self) -> None:
        """Load the quads again, now that their keeper is gone, and all workers with it."""
        _LOG.error("The process that holds the graph ended: it is loaded again.")
        self._idle.clear()
        self._do(self._start_again())

    async def _start_again(self) -> None:
        async with self._turning:
            for breath in _and_on(_BREATHS):
                try:
                    await self._turn_to(await Keeping.start(self._origin, self._limits))
                except GoldenThreadError as error:
                    _LOG.error("The graph could not be loaded again: %s", error)
                    await asyncio.sleep(breath)
                else:
                    return

    def _gone(self, worker: WorkerLink) -> None:
        """Have another worker in place of one that ended while nobody asked it."""
        if worker in self._idle:
            self._idle.remove(worker)
            self._back(worker)

    def _do(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _refuse(change: Change) -> None:
    if isinstance(change, Update):
        refuse_federation(change.text, update=True)


def _fail(turn: asyncio.Future[WorkerLink], error: GoldenThreadError) -> None:
    if not turn.done():
        turn.set_exception(error)


def _and_on(breaths: tuple[float, ...]) -> Iterator[float]:
    return chain(breaths, repeat(breaths[-1]))
