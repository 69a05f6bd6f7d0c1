"""What takes too long, or grows too large, is stopped; what others ask goes on."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.workers.errors import DeadlineError, MemoryBoundError, OverloadedError, SizeError, SpoolFullError
from goldenthread.queries.workers.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
ENDLESS = {
    "count": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "order": f"SELECT * {{ {CROSS} }} ORDER BY DESC(?l) LIMIT 1",
    "concat": f"SELECT (GROUP_CONCAT(?l) AS ?all) {{ {CROSS} FILTER(?c + ?f + ?i < 0) }}",
    "filter": f"ASK {{ {CROSS} FILTER(?c + ?f + ?i + ?l < 0) }}",
    "triples": f"CONSTRUCT {{ ?a ?h ?l }} {{ {CROSS} FILTER(?c + ?f + ?i < 0) }}",
}
SMALL = "SELECT ?o { <http://e.org/7> ?p ?o }"
MIB = 1 << 20


@pytest.fixture
def no_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No question takes so long that it steps aside."""
    monkeypatch.setattr("goldenthread.queries.workers._worker_link._LONG", 3600.0)


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS)
def test_it_is_stopped_at_its_deadline_while_others_are_answered(
    query: str, opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened(rows=10**9) as pool:
            began = time.monotonic()
            endless = asyncio.create_task(ask(pool, query, seconds=0.6))
            answered = 0
            while not endless.done():
                assert await ask(pool, SMALL) == b"?o\n7\n"
                answered += 1
            with pytest.raises(DeadlineError, match=r"stopped after 0.6 seconds"):
                await endless
            assert time.monotonic() - began < 20
            assert answered > 2

    running(story())


def test_long_questions_keep_no_short_one_waiting(opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with opened(concurrent=2) as pool:
            long = [asyncio.create_task(ask(pool, ENDLESS["count"])) for _ in range(2)]
            await asyncio.sleep(0)
            for _ in range(3):
                assert await ask(pool, "ASK {}") == b"true"
            assert not any(task.done() for task in long)
            for task in long:
                task.cancel()
            await asyncio.gather(*long, return_exceptions=True)
            assert await ask(pool, "ASK {}") == b"true"

    running(story())


def test_however_many_long_questions_wait_what_goes_first_is_answered(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any], no_aside: None
) -> None:
    async def story() -> None:
        async with opened(concurrent=1, kept=1) as pool:
            long = [asyncio.create_task(ask(pool, ENDLESS["count"])) for _ in range(8)]
            await asyncio.sleep(0)
            for _ in range(3):
                assert await ask(pool, SMALL, first=True) == b"?o\n7\n"
            assert not any(task.done() for task in long)
            for task in long:
                task.cancel()
            await asyncio.gather(*long, return_exceptions=True)
            assert await ask(pool, "ASK {}") == b"true"

    running(story())


def test_a_deadline_of_ones_own_is_no_longer_than_the_limit(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened(seconds=1.0) as pool:
            with pytest.raises(DeadlineError) as raised:
                await ask(pool, ENDLESS["count"], seconds=3600.0)
            assert raised.value.seconds == 1.0

    running(story())


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i LIMIT 1",
        "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?all) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d), STR(?g))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    ],
)
def test_it_gets_no_more_memory_than_allowed(
    query: str, opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened(memory=64 * MIB) as pool:
            with pytest.raises(MemoryBoundError, match="64 MiB") as raised:
                await ask(pool, query)
            assert raised.value.bound == 64 * MIB
            assert await ask(pool, SMALL) == b"?o\n7\n"

    running(story())


@pytest.mark.parametrize(
    "media", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"]
)
def test_an_answer_has_all_its_rows_or_there_is_none(media: str, opened: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with opened(rows=400) as pool:
            whole = await pool.answer(Question(query="SELECT * { ?s ?p ?o }", solutions=media))
            assert whole.rows == 400
            with pytest.raises(SizeError, match="more than the 400 rows") as raised:
                await pool.answer(Question(query="SELECT * { { ?s ?p ?o } UNION { ?s ?p 7 } }", solutions=media))
            assert (raised.value.measure, raised.value.bound) == ("rows", 400)

    running(story())


def test_triples_are_counted_too(opened: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with opened(rows=400) as pool:
            assert (await pool.answer(Question(query="CONSTRUCT WHERE { ?s ?p ?o }"))).rows == 400
            with pytest.raises(SizeError, match="more than the 400 rows"):
                await pool.answer(Question(query="CONSTRUCT { ?s ?p ?o . ?o ?p ?s . ?s ?s ?s } { ?s ?p ?o }"))

    running(story())


def test_an_answer_has_all_its_bytes_or_there_is_none(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened(bytes=3 * MIB, inline=MIB) as pool:
            large = await pool.answer(Question(query="SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000", solutions="text/csv"))
            assert large.body is None
            with large.spool as spool:
                content = spool.read()
            assert len(content) == large.length > MIB
            assert content.startswith(b"a,b,c,d,e,f\r\n")
            assert content.count(b"\n") == 20_001
            with pytest.raises(SizeError, match="longer than the 3,145,728 bytes") as raised:
                await ask(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
            assert (raised.value.measure, raised.value.bound) == ("bytes", 3 * MIB)
            assert await ask(pool, SMALL) == b"?o\n7\n"

    running(story())


def test_a_full_disk_is_told_and_no_part_of_the_answer_is_given(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with opened(inline=1000) as pool:
            with pytest.raises(SpoolFullError, match="No space left on device"):
                await ask(pool, "SELECT * { ?s ?p ?o }")
            assert await ask(pool, SMALL) == b"?o\n7\n"

    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: open("/dev/full", "r+b", buffering=0))  # noqa: SIM115, PTH123
    running(story())


def test_a_folder_for_answers_that_is_none_is_told_at_the_start(
    opened: Callable[..., Any], running: Callable[..., Any], tmp_path: Any
) -> None:
    async def story() -> None:
        async with opened(spool=tmp_path / "none"):
            pass

    with pytest.raises(SpoolFullError, match="No such file or directory"):
        running(story())


def test_who_comes_when_too_many_wait_is_turned_away_at_once(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any], no_aside: None
) -> None:
    async def story() -> None:
        async with opened(concurrent=1, waiting=2) as pool:
            busy = asyncio.create_task(ask(pool, ENDLESS["count"]))
            await asyncio.sleep(0.1)
            waiting = [asyncio.create_task(ask(pool, SMALL)) for _ in range(2)]
            await asyncio.sleep(0)
            with pytest.raises(OverloadedError, match="Too many queries") as raised:
                await ask(pool, SMALL)
            assert raised.value.retry_after == 30
            busy.cancel()
            assert await asyncio.gather(*waiting) == [b"?o\n7\n"] * 2

    running(story())


def test_who_waits_too_long_is_told_so(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any], no_aside: None
) -> None:
    async def story() -> None:
        async with opened(concurrent=1, seconds=0.7) as pool:
            busy = [asyncio.create_task(ask(pool, ENDLESS["count"])) for _ in range(3)]
            outcomes = await asyncio.gather(*busy, return_exceptions=True)
            assert isinstance(outcomes[0], DeadlineError)
            assert isinstance(outcomes[2], OverloadedError)

    running(story())


def test_what_nobody_waits_for_any_more_is_stopped(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened(concurrent=1) as pool:
            left = asyncio.create_task(ask(pool, ENDLESS["order"]))
            await asyncio.sleep(0.2)
            left.cancel()
            assert await ask(pool, SMALL) == b"?o\n7\n"
            with pytest.raises(asyncio.CancelledError):
                await left

    running(story())
