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

    @property
    def first(self) -> bool:
        """Whether it goes before those that do not say so."""

    def begin(self, worker: WorkerLink) -> None:
        """Ask the worker."""

    def done(self, outcome: GoldenThreadError) -> None:
        """Hear that there is none."""


class Turns:
    """Two queues, and one for questions that go first. At most `most` wait in each, and none longer than `seconds`.

    The last `kept` workers are given to none but those that go first.
    """

    def __init__(self, seconds: float, most: int, clock: Clock, kept: int = 0) -> None:
        self._seconds = seconds
        self._most = most
        self._clock = clock
        self._kept = kept
        self._idle: list[WorkerLink] = []
        self._waiting: dict[Waiting, int] = {}  # in their order, each with its alarm
        self._first: dict[Waiting, int] = {}

    def take(self, waiting: Waiting) -> None:
        """Let a question begin with a worker, the one that was busy last, or wait for one. Raises OverloadedError."""
        if len(self._idle) > (0 if waiting.first else self._kept):
            waiting.begin(self._idle.pop())
            return
        queue = self._first if waiting.first else self._waiting
        if len(queue) >= self._most:
            raise self._busy()
        queue[waiting] = self._clock.set(self._seconds, partial(self._late, waiting))

    def leave(self, waiting: Waiting) -> None:
        """Let a question wait no more."""
        self._clock.clear((self._first if waiting.first else self._waiting).pop(waiting, 0))

    def offer(self, worker: WorkerLink) -> None:
        """Give a worker to whoever goes first or waits longest, or let it wait."""
        for waiting in self._first or (self._waiting if len(self._idle) >= self._kept else {}):
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
        for waiting in (*self._first, *self._waiting):
            self.leave(waiting)
            waiting.done(error)

    def _late(self, waiting: Waiting) -> None:
        self.leave(waiting)
        waiting.done(self._busy())

    def _busy(self) -> OverloadedError:
        return OverloadedError("Too many queries are under way: ask again in a moment.", math.ceil(self._seconds))
