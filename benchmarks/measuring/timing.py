"""Times, and the table that they are told in."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

__all__ = ["Table", "Times", "timed"]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that one thing took, time after time."""

    seconds: tuple[float, ...]

    @property
    def p50(self) -> float:
        return median(self.seconds)

    @property
    def p99(self) -> float:
        return quantiles(self.seconds, n=100, method="inclusive")[98] if len(self.seconds) > 1 else self.seconds[0]

    def __str__(self) -> str:
        return f"{self.p50 * 1000:.2f} / {self.p99 * 1000:.2f}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts, as Markdown."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        lines = [self.head, ["---"] * len(self.head), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"\n### {self.title}\n\n{table}\n" + (f"\n{self.note}\n" if self.note else "")


def timed(runs: int, *tasks: Callable[[], object]) -> list[Times]:
    """Run tasks in turn, so that a machine that slows down slows them alike."""
    taken: list[list[float]] = [[] for _ in tasks]
    for _ in range(runs):
        for task, times in zip(tasks, taken, strict=True):
            start = time.perf_counter()
            task()
            times.append(time.perf_counter() - start)
    return [Times(tuple(times)) for times in taken]
