"""Questions in process: this package's stores beside the engine that they stand on, on the same quads."""

from __future__ import annotations

from statistics import median

from pyoxigraph import QuerySolutions, Store

from goldenthread.graph.store.oxigraph import OxigraphStore
from goldenthread.ontology.terms import PREFIXES

from .asked import questions
from .timing import Table, timed

__all__ = ["in_process"]


def in_process(store: OxigraphStore, engine: Store, runs: int) -> tuple[Table, int]:
    """Each question's time through the store and on the engine itself; gives the table, and in how many the rows differ."""
    rows, ratios, differing = list[list[str]](), list[float](), 0
    by_name: dict[str, list[tuple[float, float, int]]] = {}
    for asked in questions(store, 1):

        def raw(text: str = asked.text) -> list[tuple[object, ...]]:
            answer = engine.query(text, prefixes=dict(PREFIXES))
            assert isinstance(answer, QuerySolutions)
            return [tuple(row) for row in answer]

        ours = store.select(asked.text).rows
        if sorted(map(str, ours)) != sorted(map(str, raw())):
            differing += 1
            continue
        mine, theirs = timed(runs, lambda text=asked.text: store.select(text), raw)  # type: ignore[misc]
        by_name.setdefault(asked.name, []).append((mine.p50, theirs.p50, len(ours)))
    for name, times in by_name.items():
        mine_ms, theirs_ms = (sum(each[place] for each in times) * 1000 for place in (0, 1))
        ratios.append(mine_ms / theirs_ms)
        rows.append([name, str(sum(each[2] for each in times)), f"{mine_ms:.2f}", f"{theirs_ms:.2f}", f"{ratios[-1]:.2f}"])
    note = f"Median ratio {median(ratios):.2f}, worst {max(ratios):.2f}; rows differ in {differing} questions."
    return Table("Questions in process", ("question", "rows", "ours ms", "pyoxigraph ms", "ratio"), rows, note), differing
