"""The catalogue through our store, and the same SPARQL on the bare engine: the same rows first, then in turn."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import cycle
from statistics import median

import pyoxigraph

from goldenthread.graph.store.opening import DISK, MEMORY, open_local
from goldenthread.graph.store.oxigraph import OxigraphStore
from goldenthread.ontology.terms import PREFIXES
from goldenthread.queries.binding import bind
from goldenthread.queries.catalogue import Question, catalogue

from .data import Data
from .measuring import in_turn, percentile
from .report import ms, ratio, table, verdict

__all__ = ["measured"]

_TARGET = 1.15
_LEAST = 5  # pairs of a question, if it is not very slow
_PREFIXES = dict(PREFIXES)


def measured(data: Data, questions: Collection[str], effort: float) -> str:
    """A table of questions on both engines; each is asked for as many seconds as `effort`, and five times at least if it is 1."""
    ratios: list[float] = []
    rows = []
    for engine in (MEMORY, DISK):
        store = open_local(data.workspace, engine)
        for name in questions:
            ours, raw, ratio_of, count = _pair(store, catalogue()[name], data, effort)
            ratios.append(ratio_of)
            rows.append((name, engine, f"{count:,}", ms(ours), ms(raw), ratio(ratio_of)))
    whole = (
        f"Median ratio {ratio(median(ratios))}, greatest {ratio(max(ratios))} "
        f"({verdict(max(ratios), _TARGET)}; {sum(each > _TARGET for each in ratios)} of {len(ratios)} are above it)."
    )
    headings = ("question", "engine", "rows", "ours, ms", "pyoxigraph, ms", "ratio")
    return f"{data.told()}.\n\n{table(headings, rows)}\n\n{whole}"


def _pair(store: OxigraphStore, question: Question, data: Data, effort: float) -> tuple[float, float, float, int]:
    """Medians of ours and of the bare engine, the median of their ratios, and the rows of the longest of some answers."""
    bindings = data.bindings(question)
    texts = [bind(question.text, terms) for terms in bindings]
    counted = _same(store, question, bindings[:5], texts)
    about, asked = cycle(bindings), cycle(texts)
    pairs = in_turn(
        lambda: store.select(bind(question.text, next(about))),
        lambda: _rows(store.engine, next(asked)),
        _LEAST * effort,
        effort,
    )
    ours, raw = zip(*pairs, strict=True)
    return percentile(ours, 50), percentile(raw, 50), median(mine / theirs for mine, theirs in pairs), counted


def _same(store: OxigraphStore, question: Question, bindings: list[dict[str, pyoxigraph.NamedNode]], texts: list[str]) -> int:
    counts = []
    for terms, text in zip(bindings, texts, strict=False):
        mine, theirs = store.select(bind(question.text, terms)).rows, _rows(store.engine, text)
        if sorted(map(str, mine)) != sorted(map(str, theirs)):
            raise SystemExit(f"The rows of {question.name} are not those of the bare engine.")
        counts.append(len(mine))
    return max(counts)


def _rows(engine: pyoxigraph.Store, text: str) -> list[Iterable[object]]:
    answer = engine.query(text, prefixes=_PREFIXES)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return [tuple(row) for row in answer]
