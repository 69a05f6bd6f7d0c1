"""Whose turn it is: workers that wait for questions, or questions that wait for workers, never both."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from typing import TYPE_CHECKING

from .errors import OverloadedError

if TYPE_CHECKING:
    from ...ontology.errors import GoldenThreadError
    from ._worker_link import WorkerLink

__all__ = ["Turns"]


class Turns:
    """Two queues. At most `most` questions wait, and none longer than `seconds`."""

    def __init__(self, seconds: float, most: int) -> None:
        self._seconds = seconds
        self._most = most
        self._idle: list[WorkerLink] = []
        self._waiting: deque[asyncio.Future[WorkerLink]] = deque()

    async def next(self) -> WorkerLink:
        """Give a worker, the one that was busy last, or wait for one. Raises OverloadedError."""
        if self._idle:
            return self._idle.pop()
        busy = OverloadedError("Too many queries are under way: ask again in a moment.", math.ceil(self._seconds))
        if len(self._waiting) >= self._most:
            raise busy
        turn: asyncio.Future[WorkerLink] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        late = asyncio.get_running_loop().call_later(self._seconds, _fail, turn, busy)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self.offer(turn.result())
            raise
        finally:
            late.cancel()
            if turn in self._waiting:
                self._waiting.remove(turn)

    def offer(self, worker: WorkerLink) -> None:
        """Give a worker to whoever waits longest, or let it wait."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._idle.append(worker)

    def withdraw(self, worker: WorkerLink) -> bool:
        """Let a worker wait no more; False if it did not."""
        if worker not in self._idle:
            return False
        self._idle.remove(worker)
        return True

    def dismiss(self) -> tuple[WorkerLink, ...]:
        """Let no worker wait any more, and give those that did."""
        idle = tuple(self._idle)
        self._idle.clear()
        return idle

    def refuse(self, error: GoldenThreadError) -> None:
        """Tell all questions that wait why they get no answer."""
        while self._waiting:
            _fail(self._waiting.popleft(), error)


def _fail(turn: asyncio.Future[WorkerLink], error: GoldenThreadError) -> None:
    if not turn.done():
        turn.set_exception(error)
