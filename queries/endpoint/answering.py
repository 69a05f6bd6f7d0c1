"""Whom an endpoint has its questions answered by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..workers.errand import Errand
    from ..workers.question import Answer, Outcome, Question

__all__ = ["Answering", "Prompt"]


class Answering(Protocol):
    """Whoever answers questions; the pool of workers does."""

    @property
    def revision(self) -> str:
        """Of the quads that the next question is asked of; "" before there are any."""

    async def answer(self, question: Question) -> Answer:
        """Answer a question; raise a QueryError of `queries.workers.errors`."""


@runtime_checkable
class Prompt(Answering, Protocol):
    """Whoever answers without a task for each question, too."""

    def ask(self, question: Question, tell: Callable[[Outcome], None]) -> Errand:
        """Have `tell` called with the answer, or with the QueryError that there is instead; some of those are raised at once."""
