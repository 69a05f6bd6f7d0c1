"""Pools over small graphs, in which everything is joined with everything."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.workers.change import Upload
from goldenthread.queries.workers.origin import Scratch
from goldenthread.queries.workers.pool import Pool
from goldenthread.queries.workers.question import Limits, Question

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
    from contextlib import AbstractAsyncContextManager

    Opening = Callable[..., AbstractAsyncContextManager[Pool]]

_NUMBERS = "".join(f"<http://e.org/{number}> <http://e.org/p> {number} .\n" for number in range(400)).encode()


@pytest.fixture(scope="module")
def opened() -> Opening:
    """Open a pool over 400 triples, within these limits."""

    @asynccontextmanager
    async def opening(content: bytes = _NUMBERS, **limits: Any) -> AsyncIterator[Pool]:
        async with Pool(Scratch(), Limits(**{"concurrent": 2, "seconds": 30.0, **limits})) as pool:
            await pool.change(Upload(graph=None, contents=(("text/turtle", content),), replace=True))
            yield pool

    return opening


@pytest.fixture(scope="module")
def running() -> Iterator[Callable[[Coroutine[Any, Any, Any]], Any]]:
    """Run a story to its end, in the one loop of a module; one that hangs fails."""

    async def bounded(story: Coroutine[Any, Any, Any]) -> Any:
        async with asyncio.timeout(60):
            return await story

    with asyncio.Runner() as runner:
        yield lambda story: runner.run(bounded(story))


@pytest.fixture(scope="module")
def ask() -> Callable[[Pool, str], Coroutine[Any, Any, bytes]]:
    """Give what a pool answers to a query, as TSV or Turtle."""

    async def asked(pool: Pool, query: str, **given: Any) -> bytes:
        answer = await pool.answer(Question(query=query, solutions="text/tab-separated-values", boolean="text/boolean", **given))
        if answer.spool is None:
            assert answer.body is not None
            return answer.body
        with answer.spool as spool:
            return spool.read()

    return asked
