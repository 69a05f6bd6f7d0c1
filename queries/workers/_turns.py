"""Whose turn it is: workers that wait for questions, or questions that wait for workers, never both."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Protocol

from .errors import OverloadedError

if TYPE_CHECKING:
    from ...ontology.errors import GoldenThreadError
    from ._clock import Clock
    from ._worker_link import WorkerLink

__all__ = ["Turns", "Waiting"]


class Waiting(Protocol):
    """Who waits for a worker, and gets one or hears why not."""

    def begin(self, worker: WorkerLink) -> None:
        """Ask the worker."""

    def done(self, outcome: GoldenThreadError) -> None:
        """Hear that there is none."""


class Turns:
    """Two queues. At most `most` questions wait, and none longer than `seconds`."""

    def __init__(self, seconds: float, most: int, clock: Clock) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._idle: list[WorkerLink] = []
        self._waiting: dict[Waiting, int] = {}  # in their order, each with its alarm

    def take(self, waiting: Waiting) -> None:
        """Let a question begin with a worker, the one that was busy last, or wait for one. Raises OverloadedError."""
        if self._idle:
            waiting.begin(self._idle.pop())
            return
        if len(self._waiting) >= self._most:
            raise self._busy()
        self._waiting[waiting] = self._clock.set(self._seconds, partial(self._late, waiting))

    def leave(self, waiting: Waiting) -> None:
        """Let a question wait no more."""
        self._clock.clear(self._waiting.pop(waiting, 0))

    def offer(self, worker: WorkerLink) -> None:
        """Give a worker to whoever waits longest, or let it wait."""
        for waiting in self._waiting:
            self.leave(waiting)
            waiting.begin(worker)
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
        for waiting in tuple(self._waiting):
            self.leave(waiting)
            waiting.done(error)

    def _late(self, waiting: Waiting) -> None:
        self.leave(waiting)
        waiting.done(self._busy())

    def _busy(self) -> OverloadedError:
        return OverloadedError("Too many queries are under way: ask again in a moment.", math.ceil(self._seconds))
