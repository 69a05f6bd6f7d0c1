"""The way in: a pool of workers over one set of quads, for an asyncio programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .question import Limits

if TYPE_CHECKING:
    from typing import Self

    from .change import Change, Changed, Difference
    from .origin import Origin
    from .question import Answer, Question

__all__ = ["Pool"]


class Pool:
    """Workers over the quads of an origin: `async with Pool(origin) as pool: answer = await pool.answer(question)`."""

    def __init__(self, origin: Origin, limits: Limits = Limits(), hosts: frozenset[str] = frozenset()) -> None:  # noqa: B008
        raise NotImplementedError

    @property
    def revision(self) -> str:
        """Of the quads that the next question is asked of."""
        raise NotImplementedError

    async def start(self) -> None:
        """Load the quads and start the workers; returns when questions are answered."""
        raise NotImplementedError

    async def close(self) -> None:
        """Stop everything; questions under way get WorkerLostError."""
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def answer(self, question: Question) -> Answer:
        """Answer a question; cancelling the task stops the work on it. Raises the errors of `errors`."""
        raise NotImplementedError

    async def renew(self, origin: Origin) -> None:
        """Load other quads beside those that are asked, then ask them instead; a failure leaves all as it was."""
        raise NotImplementedError

    async def change(self, change: Change) -> Changed:
        """Change the quads of a Scratch origin, all or nothing; raises UnchangeableError for another one."""
        raise NotImplementedError

    async def rehearse(self, change: Change) -> Difference:
        """Tell what a change would do, without doing it, on quads held in memory."""
        raise NotImplementedError
