"""Processes end, by others' hands too: no question hangs for it, and nothing is left behind."""

from __future__ import annotations

import asyncio
import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.workers.change import Update, Upload
from goldenthread.queries.workers.errors import DeadlineError, WorkerLostError
from goldenthread.queries.workers.origin import Scratch
from goldenthread.queries.workers.pool import Pool
from goldenthread.queries.workers.question import Limits, Question

if TYPE_CHECKING:
    from collections.abc import Callable

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?x{number} {{ 1 2 3 4 5 6 7 8 9 }}" for number in range(14)) + " }"
SMALL = "SELECT ?o { BIND(7 AS ?o) }"

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")


def children(parent: int) -> set[int]:
    """The processes that a process forked and that have not ended, and theirs."""
    found: set[int] = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                state, above = (entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
            except OSError:
                continue  # it has just ended
            if int(above) == parent and state != "Z":
                found |= {int(entry.name)} | children(int(entry.name))
    return found


def ours() -> set[int]:
    """The keepers that this process started, and their workers; not the servers that other tests leave running."""
    started = {process for process in children(os.getpid()) if parent_of(process) == os.getpid()}
    keepers = {process for process in started if b"workers.keeper" in read(process, "cmdline")}
    return keepers.union(*map(children, keepers))


def parent_of(process: int) -> int:
    return int((read(process, "stat").rpartition(b")")[2].split() or [b"", b"0"])[1])


def read(process: int, name: str) -> bytes:
    """What the system tells of a process; nothing if it has just ended."""
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except OSError:
        return b""


def running_time(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def busy_worker() -> int:
    """The worker of this process that computes."""
    while True:
        for process in ours():
            try:
                if running_time(process) > 0.15 and not children(process):
                    return process
            except OSError:
                pass  # it has just ended
        await asyncio.sleep(0.02)


def test_a_worker_that_is_killed_is_told_and_replaced(ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with Pool(Scratch(), Limits(concurrent=1, seconds=30.0)) as pool:
            lost = asyncio.create_task(ask(pool, ENDLESS))
            os.kill(await busy_worker(), signal.SIGKILL)
            with pytest.raises(WorkerLostError, match="ended: ask again"):
                await lost
            assert await ask(pool, SMALL) == b"?o\n7\n"

    running(story())


def test_a_worker_that_is_killed_while_it_rests_is_not_missed(ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with Pool(Scratch(), Limits(concurrent=1, seconds=30.0)) as pool:
            assert await ask(pool, SMALL) == b"?o\n7\n"
            (worker,) = (process for process in ours() if not children(process))
            os.kill(worker, signal.SIGKILL)
            while worker in ours():
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            assert await ask(pool, SMALL) == b"?o\n7\n"

    running(story())


def test_the_quads_are_loaded_again_when_their_keeper_is_killed(
    ask: Callable[..., Any], running: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        async with Pool(Scratch(), Limits(concurrent=1, seconds=30.0)) as pool:
            lost = asyncio.create_task(ask(pool, ENDLESS))
            worker = await busy_worker()
            (keeper,) = (process for process in ours() if children(process))
            os.kill(keeper, signal.SIGKILL)
            with pytest.raises(WorkerLostError):
                await lost
            while alive(worker):
                await asyncio.sleep(0.01)
            assert await ask(pool, "ASK {}") == b"true"
        assert "loaded again" in caplog.text

    running(story())


@pytest.mark.parametrize("heir", [False, True])
def test_a_keeper_that_stands_still_is_given_up(
    heir: bool, ask: Callable[..., Any], running: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with Pool(Scratch(), Limits(concurrent=1, seconds=30.0)) as pool:
            keeper: int
            (keeper,) = (process for process in ours() if parent_of(process) == os.getpid())
            if heir:
                await pool.change(Update(text="INSERT DATA { <urn:a> <urn:b> 1 }"))
                kept = pool._staff.held._process  # it is no child of anybody here
                assert isinstance(kept, int)
                keeper = kept
            os.kill(keeper, signal.SIGSTOP)
            with pytest.raises(DeadlineError):
                await pool.answer(Question(query=ENDLESS, seconds=0.3))
            assert await ask(pool, "ASK {}") == b"true", "others wait for the new one, and no longer than that"
            while alive(keeper):
                await asyncio.sleep(0.01)

    monkeypatch.setattr("goldenthread.queries.workers._worker_link._PATIENCE", 2.0)
    running(story())


@pytest.mark.parametrize("short", ["socket.socketpair", "tempfile.TemporaryFile"])
def test_a_worker_is_replaced_though_files_were_short(
    short: str, ask: Callable[..., Any], running: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: Any, **__: Any) -> Any:
        raise OSError(errno.EMFILE, "Too many open files")

    async def story() -> None:
        async with Pool(Scratch(), Limits(concurrent=1, seconds=30.0)) as pool:
            with monkeypatch.context() as shortage:
                shortage.setattr(short, none)
                with pytest.raises(DeadlineError):
                    await pool.answer(Question(query=ENDLESS, seconds=0.3))
                await asyncio.sleep(0.3)
            assert await ask(pool, "ASK {}") == b"true"

    running(story())


def test_a_query_nested_too_deeply_is_told(ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with Pool(Scratch(), Limits(concurrent=2, seconds=30.0)) as pool:
            with pytest.raises(WorkerLostError, match="nested too deeply"):
                await ask(pool, "SELECT * { " + "{" * 200_000 + "}" * 200_000 + "}")
            assert await ask(pool, SMALL) == b"?o\n7\n"

    running(story())


def test_nothing_is_left_when_the_pool_is_closed_with_work_under_way(ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with Pool(Scratch(), Limits(concurrent=2, seconds=30.0)) as pool:
            under_way = [asyncio.create_task(ask(pool, ENDLESS)) for _ in range(4)]
            await asyncio.sleep(0.2)
        outcomes = await asyncio.gather(*under_way, return_exceptions=True)
        assert {type(outcome) for outcome in outcomes} == {WorkerLostError}
        while ours():
            await asyncio.sleep(0.01)

    running(story())


FRONT = """
import asyncio, os, sys
from goldenthread.queries.workers.origin import Scratch
from goldenthread.queries.workers.pool import Pool
from goldenthread.queries.workers.question import Limits, Question
async def main():
    async with Pool(Scratch(), Limits(concurrent=2, seconds=60)) as pool:
        asyncio.create_task(pool.answer(Question(query=sys.argv[1])))
        await asyncio.sleep(0.3)
        print("ready", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


def test_nothing_is_left_when_the_front_is_killed_in_the_middle() -> None:
    with subprocess.Popen([sys.executable, "-c", FRONT, ENDLESS], stdout=subprocess.PIPE) as front:
        assert front.stdout is not None
        assert front.stdout.readline() == b"ready\n"
        left = children(front.pid)
        assert len(left) >= 3  # and one in place of the worker that is at it for long
        front.kill()
    late = time.monotonic() + 20
    while any(alive(process) for process in left):
        assert time.monotonic() < late
        time.sleep(0.02)


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_other_quads_are_loaded_while_questions_run(ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with Pool(Scratch("one"), Limits(concurrent=2, seconds=30.0)) as pool:
            await pool.change(Upload(graph=None, contents=(("text/turtle", b"<http://e.org/a> <http://e.org/p> 1, 2, 3 ."),), replace=True))
            before = pool.revision
            seen: set[tuple[str, bytes | None]] = set()
            done = asyncio.Event()

            async def keep_asking() -> None:
                while not done.is_set():
                    answer = await pool.answer(Question(query="SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", solutions="text/csv"))
                    seen.add((answer.revision, answer.body))

            asking = [asyncio.create_task(keep_asking()) for _ in range(3)]
            long = asyncio.create_task(ask(pool, "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(12)) + "}"))
            await asyncio.sleep(0.1)
            await pool.renew(Scratch("two"))
            assert pool.revision == "two"
            assert await ask(pool, "ASK { ?s ?p ?o }") == b"false"
            done.set()
            await asyncio.gather(*asking)
            assert await long == b"?n\n531441\n"  # of the quads that it was asked of
            assert {(before, b"n\r\n3\r\n"), ("two", b"n\r\n0\r\n")} >= seen

    running(story())
