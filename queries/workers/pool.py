"""The way in: a pool of workers over one set of quads, for an asyncio programme.

    pool = Pool(Kept(folder))
    async with pool:
        answer = await pool.answer(Question(query="SELECT * { ?s ?p ?o } LIMIT 10"))

All of it happens in one event loop, and none of the work.
"""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError
from ._keeping import Keeping
from ._relay import endpoints_of
from ._staff import Staff, breaths
from ._succession import rehearsed, succeeded
from .errand import Errand
from .errors import FederationError, UnchangeableError, WorkerLostError
from .federation import refuse_federation
from .origin import Scratch
from .question import Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from ._relay import Endpoint
    from .change import Change, Changed, Difference
    from .origin import Origin
    from .question import Answer, Outcome, Question

__all__ = ["Pool"]

_LOG = logging.getLogger(__name__)
_LEAST = 4
_AT_EASE = 16 << 10  # characters of a query that are looked at while others wait


class Pool:
    """Workers over the quads of an origin; it belongs to the event loop that starts it.

    `hosts` are the machines that queries may ask with SERVICE, by name.
    """

    def __init__(self, origin: Origin, limits: Limits | None = None, hosts: frozenset[str] = frozenset()) -> None:
        self._origin = origin
        self._limits = limits or Limits()
        self._hosts = frozenset(host.lower() for host in hosts)
        concurrent = self._limits.concurrent or max(_LEAST, 2 * (os.cpu_count() or 1))
        self._staff = Staff(self._limits, concurrent + self._limits.kept, self._load_again)
        self._turning = asyncio.Lock()

    @property
    def revision(self) -> str:
        """Of the quads that the next question is asked of; "" before the start."""
        return self._staff.keeping.revision if self._staff.keeping else ""

    @property
    def ready(self) -> bool:
        """Whether questions are answered."""
        return self._staff.keeping is not None and bool(self._staff.keeping.workers)

    async def start(self) -> None:
        """Load the quads and start the workers; returns when questions are answered. Raises what loading raises."""
        if not hasattr(os, "fork"):
            raise WorkerLostError(
                "Queries are answered in forked processes, which this system has not: run this on Linux, macOS or in WSL."
            )
        async with self._turning:
            await self._staff.turn_to(await self._load(self._origin))

    async def close(self) -> None:
        """Stop everything; whoever waits for an answer gets WorkerLostError."""
        await self._staff.dismiss()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def answer(self, question: Question) -> Answer:
        """Answer a question; cancelling the task stops the work on it. Raises the errors of `errors`."""
        if len(question.query) > _AT_EASE:
            endpoints = await asyncio.to_thread(endpoints_of, question.query, self._hosts)
        else:
            endpoints = endpoints_of(question.query, self._hosts)
        if not endpoints:
            return await self._answered(lambda _: question, first=question.first)
        with ExitStack() as asked:
            return replace(await self._answered(lambda keeping: _elsewhere(keeping, question, endpoints, asked)), federated=True)

    def ask(self, question: Question, tell: Callable[[Outcome], None]) -> Errand:
        """Have `tell` called, later, with the answer to a question, or with the error that `answer` would raise.

        Raises here and now OverloadedError, WorkerLostError and, for a question that asks anybody else, FederationError.
        """
        refuse_federation(question.query)
        return self._errand(lambda _: question, tell)

    async def _answered(self, prepare: Callable[[Keeping], Question], *, first: bool = False) -> Answer:
        known: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def tell(outcome: Outcome) -> None:
            if not known.done():
                known.set_result(outcome)

        errand = self._errand(prepare, tell, first=first)
        try:
            outcome = await known
        finally:
            errand.call_off()
        if isinstance(outcome, GoldenThreadError):
            raise outcome
        return outcome

    def _errand(self, prepare: Callable[[Keeping], Question], tell: Callable[[Outcome], None], *, first: bool = False) -> Errand:
        errand = Errand(self._staff, prepare, tell, first=first)
        self._staff.take(errand)
        return errand

    async def renew(self, origin: Origin) -> None:
        """Load other quads beside those that are asked, then ask them instead; a failure leaves all as it was."""
        async with self._turning:
            await self._staff.turn_to(await self._load(origin))
            self._origin = origin

    async def change(self, change: Change) -> Changed:
        """Change the quads of a Scratch origin, all or nothing; raises UnchangeableError for another one."""
        if not isinstance(self._origin, Scratch):
            raise UnchangeableError("The quads that are asked follow from files: change those, not the quads.")
        async with self._turning:
            keeping, changed = await succeeded(self._staff.held, change)
            await self._staff.turn_to(keeping)
            return changed

    async def rehearse(self, change: Change) -> Difference:
        """Tell what a change would do to the quads, and do nothing. Raises the errors of `errors`."""
        return await rehearsed(self._staff.held, change)

    async def _load(self, origin: Origin) -> Keeping:
        return await Keeping.start(origin, self._limits, relaying=bool(self._hosts))

    async def _load_again(self) -> None:
        async with self._turning:
            for breath in breaths():
                try:
                    await self._staff.turn_to(await self._load(self._origin))
                except GoldenThreadError as error:
                    _LOG.error("The graph could not be loaded again: %s", error)
                    await asyncio.sleep(breath)
                else:
                    return


def _elsewhere(keeping: Keeping, question: Question, endpoints: tuple[Endpoint, ...], asked: ExitStack) -> Question:
    if keeping.relay is None:
        raise FederationError(
            "This system gives no process a network of its own, without which SERVICE is not safe: ask only what is here."
        )
    return replace(question, query=asked.enter_context(keeping.relay.rewritten(question.query, endpoints)))
