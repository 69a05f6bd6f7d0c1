"""A question on its way through the pool: it waits for a worker, is asked, and has one outcome."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._keeping import Keeping
    from ._staff import Staff
    from ._worker_link import WorkerLink
    from .question import Outcome, Question

__all__ = ["Errand"]


class Errand:
    """What `tell` hears is the answer or why there is none: once, and never after the errand was called off.

    `prepare` gives the question as the workers of a keeper are to be asked it; what is `first` waits before others.
    """

    __slots__ = ("_prepare", "_staff", "_tell", "_worker", "first")

    def __init__(
        self, staff: Staff, prepare: Callable[[Keeping], Question], tell: Callable[[Outcome], None], *, first: bool = False
    ) -> None:
        self.first = first
        self._staff = staff
        self._prepare = prepare
        self._tell: Callable[[Outcome], None] | None = tell
        self._worker: WorkerLink | None = None

    def begin(self, worker: WorkerLink) -> None:
        """Ask a worker, which is given back when the outcome is known."""
        self._worker = worker
        try:
            question = self._prepare(worker.keeping)
        except GoldenThreadError as error:
            asyncio.get_running_loop().call_soon(self.done, error)
        else:
            worker.ask(question, self.done)

    def done(self, outcome: Outcome) -> None:
        """Tell the outcome."""
        tell = self._tell
        self._end()
        if tell is not None:
            tell(outcome)

    def call_off(self) -> None:
        """Nobody wants to know any more: the work is stopped."""
        if self._tell is not None:
            self._staff.leave(self)
            self._end()

    def _end(self) -> None:
        worker, self._worker, self._tell = self._worker, None, None
        if worker is not None:
            self._staff.back(worker)
