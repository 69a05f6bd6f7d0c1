"""A nation's councils: the index made and opened, every question of the catalogue cold and warm, and what follows derived anew."""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from goldenthread.graph.store.disk import DiskStore, make_index
from goldenthread.graph.vocabulary import vocabulary
from goldenthread.graph.workspace import Workspace
from goldenthread.queries.binding import bind
from goldenthread.queries.catalogue import Question, catalogue

from .data import Data
from .following import following
from .measuring import always, drop_caches, fresh, percentile, quiet
from .report import ms, ratio, table, verdict

__all__ = ["measured"]

_COLD = 3  # processes that ask a question first thing, each about another thing
_WARM = 20  # times that a question is asked again, and about another thing where it is about one
_LONG = 4.0  # seconds for one question: a slow one is asked less often
_PATIENCE = 20.0  # seconds for one question: longer is too long
_TINY = 0.001  # seconds: below this, twice as long is no growth
_Figures = dict[str, tuple[float, float, float]]  # by question: the worst cold time, and the median and 99th percentile warm


def measured(sizes: Sequence[Data], questions: Collection[str], effort: float) -> str:
    """The tables of all sizes; what grows is compared between the first and the last."""
    parts = [_table(sizes, {data.councils: _asked(data, questions, effort) for data in sizes})]
    indexes = [_index(data) for data in sizes]
    headings = ("councils", "quads kept", "seconds", "quads a second", "target", "peak memory, MB", "on disk, MB", "opened, ms", "target")
    parts.insert(0, f"The index on disk, made of the files and opened, each in a process of its own:\n\n{table(headings, indexes)}")
    parts.append(following(sizes[-1]))
    return "\n\n".join([*(f"{data.told()}." for data in sizes), *parts])


def _index(data: Data) -> tuple[object, ...]:
    with TemporaryDirectory(dir=data.copies) as place:
        index = Path(place) / "index"
        (seconds, quads), peak = always(fresh(_make, data.workspace.folder, index))
        size = sum(path.stat().st_size for path in index.iterdir())
        drop_caches(index)
        opened, _ = always(fresh(_opened, index))
        speed = quads / seconds
        told = verdict(speed, 250_000, least=True), f"{peak / 1e6:,.0f}", f"{size / 1e6:,.0f}", ms(opened), verdict(opened, 2, " s")
        return data.councils, f"{quads:,}", f"{seconds:.1f}", f"{speed:,.0f}", *told


def _make(folder: Path, index: Path) -> tuple[float, int]:
    """Seconds that an index took, and the quads that it keeps, those of the default graph among them."""
    files = Workspace.open(folder).kept().files
    start = time.perf_counter()
    make_index(index, files, vocabulary(), lambda: True)
    seconds = time.perf_counter() - start
    return seconds, len(Store.read_only(str(index)))


def _opened(index: Path) -> float:
    start = time.perf_counter()
    DiskStore(index, "measured").ask("ASK { ?thing a gt:StrategicPlan }")
    return time.perf_counter() - start


def _asked(data: Data, questions: Collection[str], effort: float) -> _Figures:
    """Every question of the catalogue: first thing in a process that finds nothing in memory, and again and again."""
    times: _Figures = {}
    for name in questions:
        question = catalogue()[name]
        about = data.bindings(question)
        spread = about[:: max(1, len(about) // _COLD)][:_COLD]
        cold = []
        for terms in spread if effort >= 0.5 else spread[:1]:
            drop_caches(data.index)
            first = fresh(_times, data.index, [bind(question.text, terms)], 1, patience=_PATIENCE)
            cold.append(first[0][0] if first else inf)
            if max(cold) > _LONG:
                break
        again = None
        if max(cold) < inf:
            texts = [bind(question.text, terms) for terms in about]
            again = fresh(_times, data.index, texts, max(3, int(_WARM * effort)), patience=2 * _PATIENCE + 2 * _LONG)
        warm = again[0] if again else [inf]
        times[name] = max(cold), percentile(warm, 50), percentile(warm, 99)
        print(f"  {data.councils} {name}: {ms(max(cold))} cold, {ms(percentile(warm, 50))} warm", flush=True)
    return times


def _times(index: Path, texts: Sequence[str], least: int) -> list[float]:
    """Seconds of each question; all texts in turn, after one round that is not counted where there are several rounds."""
    store = DiskStore(index, "measured")
    taken: list[float] = []
    until = time.perf_counter() + _LONG
    wanted = max(least, len(texts)) if least > 1 else 1
    if least > 1:
        for text in texts[:least]:
            store.select(text)
            if time.perf_counter() > until:
                break
    until = time.perf_counter() + _LONG
    with quiet():
        while not taken or (len(taken) < wanted and time.perf_counter() < until):
            start = time.perf_counter()
            store.select(texts[len(taken) % len(texts)])
            taken.append(time.perf_counter() - start)
    return taken


def _table(sizes: Sequence[Data], times: dict[int, _Figures]) -> str:
    small, large = sizes[0].councils, sizes[-1].councils
    headings = ["question", "about", *(f"{size}: {what}" for size in times for what in ("cold", "p50", "p99"))]
    grows = large > small
    headings += ["growth", "target of growth"] if grows else []
    headings += [f"target at {large}"]
    rows = []
    for name, figures in times[large].items():
        single = _about_one(catalogue()[name])
        cells = [ms(value) for each in times.values() for value in each[name]]
        before, after = times[small][name], figures
        growth = after[1] / before[1] if before[1] < inf else inf
        if grows:
            most = max(1.5, _TINY / before[1]) if single else large / small
            cells += [ratio(growth), verdict(growth, round(most, 1))]
        cold = verdict(after[0], 2, " s cold")
        cells += [f"{verdict(after[2], 0.05, ' s warm')}; {cold}" if single else cold]
        rows.append((name, "one thing" if single else "all", *cells))
    return (
        "Every question of the catalogue, in process on disk, in milliseconds. Cold: first thing in a new process, with nothing of the "
        f"index in the system's memory, the worst of {_COLD}. Growth: that of the median, from {small} to {large} councils.\n\n"
        f"{table(headings, rows)}"
    )


def _about_one(question: Question) -> bool:
    """Tell whether a question is about one thing of one plan; a lens is looked through at all plans."""
    return any(parameter.required and not parameter.default for parameter in question.parameters)
