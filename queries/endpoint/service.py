"""What an endpoint serves: who answers, what is remembered, and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from .remembering import Recent

if TYPE_CHECKING:
    from ..workers import Answer, Question
    from .asked import Asked
    from .replies import Reply

__all__ = ["Answering", "Service"]

_REMEMBERED = 64 << 20


class Answering(Protocol):
    """Whoever answers questions; the pool of workers does."""

    @property
    def revision(self) -> str:
        """What the data is at, as a name that changes with it."""

    async def answer(self, question: Question) -> Answer:
        """Answer a question; raise what `refusals.status_of` knows."""


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes share. `remembered` are the replies of late, by what was asked and whether they are gzip."""

    pool: Answering
    base: str = ""
    council: str = ""
    remembered: Recent[tuple[Asked, bool], Reply] = field(default_factory=lambda: Recent(_REMEMBERED))
