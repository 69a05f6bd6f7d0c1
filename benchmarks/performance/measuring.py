"""How a time is taken: percentiles, tasks in turn, and processes of their own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["always", "drop_caches", "fresh", "in_turn", "percentile", "quiet", "seconds_of"]

_T = TypeVar("_T")
_LONG = 20.0  # seconds


def percentile(times: Sequence[float], which: float) -> float:
    """The least of `times` that `which` of a hundred do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * which / 100))]


def seconds_of(task: Callable[[], object]) -> float:
    """How long a task takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def in_turn(first: Callable[[], object], second: Callable[[], object], least: float, budget: float) -> list[tuple[float, float]]:
    """Times of two tasks in pairs, the order changing: for `budget` seconds, longer until there are `least`, never much over 20."""
    pairs: list[tuple[float, float]] = []
    start = time.perf_counter()
    with quiet():
        while not pairs or time.perf_counter() - start < (_LONG if len(pairs) < least else budget):
            if len(pairs) % 2:
                late, early = seconds_of(second), seconds_of(first)
                pairs.append((early, late))
            else:
                pairs.append((seconds_of(first), seconds_of(second)))
    return pairs


@contextmanager
def quiet() -> Iterator[None]:
    """No collection of garbage meanwhile: it would count against whoever happens to run."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def fresh(task: Callable[..., _T], *arguments: object, patience: float | None = None) -> tuple[_T, int] | None:
    """What `task` gives in a new process, and the most memory that this held (bytes); None where it takes longer than `patience`."""
    reader, writer = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("spawn").Process(target=_answer, args=(writer, task, arguments))
    child.start()
    writer.close()
    try:
        given: tuple[_T, int] | None = reader.recv() if reader.poll(patience) else None
    except EOFError:
        raise SystemExit(f"{task.__name__} failed in its process.") from None
    finally:
        child.kill()
        child.join()
    return given


def always(given: _T | None) -> _T:
    """What was given, where no patience could run out."""
    assert given is not None
    return given


def _answer(writer: Connection[object, object], task: Callable[..., object], arguments: tuple[object, ...]) -> None:
    writer.send((task(*arguments), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024))


def drop_caches(folder: Path) -> None:
    """Let the system forget what it holds in memory of the files of a folder; they must not be in use (Linux)."""
    for path in folder.iterdir():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
