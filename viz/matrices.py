"""Answers as coloured tables: boards against boards, and outcomes against the concepts of a lens.

A count is coloured by its share of the largest of its own grade, so stated, inferred and suggested are neither added up
nor compared. Where nothing was found a cell says so, which is less than saying that there is nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ..graph.named import named_things
from ..queries.asking import ask
from .pages import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..graph.store.store import Store
    from ..queries.asking import Answer, Receipt

__all__ = ["boards_page", "lenses_page"]

_GRADES = ("stated", "inferred", "suggested")
_SHADES = 4  # as many as page.css has; more are not told apart
_BOARDS = frozenset({"OutcomeBoard", "PartnershipBoard"})


@dataclass(frozen=True, slots=True)
class _Count:
    """One figure of a cell: `what` follows the figure ("stated"), `shade` is 1 (least) to 4 (most)."""

    count: int
    what: str
    shade: int


@dataclass(frozen=True, slots=True)
class _Board:
    label: str
    stakes: int | None  # None: no board shares anything with it, so that the answer does not tell
    cells: tuple[_Count | None, ...]


@dataclass(frozen=True, slots=True)
class _HeatMap:
    """A lens's concepts and, for each outcome, one cell a concept."""

    lens: str
    name: str
    concepts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[_Count, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an answer, by column variable, with its receipts one by one."""

    cells: Mapping[str, str]
    receipts: Sequence[Receipt]


def boards_page(store: Store, title: str) -> str:
    """Give the page of how many actions every two boards have in common and, action by action, why."""
    pairs = list(_lines(ask(store, "boards-in-common")))
    common = {frozenset((pair.cells["board"], pair.cells["other"])): int(pair.cells["actions"]) for pair in pairs}
    stakes = {pair.cells["board"]: int(pair.cells["boardActions"]) for pair in pairs}
    stakes |= {pair.cells["other"]: int(pair.cells["otherActions"]) for pair in pairs}
    labels = sorted(stakes.keys() | {thing.label for thing in named_things(store, kinds=_BOARDS)})
    most = max(common.values(), default=0)

    def cell(label: str, other: str) -> _Count | None:
        count = common.get(frozenset((label, other)), 0)
        return _Count(count, "in common", _shade(count, most)) if count else None

    boards = [_Board(label, stakes.get(label), tuple(cell(label, other) for other in labels)) for label in labels]
    shared = ask(store, "shared-actions")
    return page("boards.html", title, boards=boards, shared=list(_lines(shared)), notes=shared.notes)


def lenses_page(store: Store, title: str, lens: str | None = None) -> str:
    """Give the page of outcomes against the concepts of every lens, or of one, named as in its address, with its receipts."""
    lenses = sorted((thing.iri.rpartition("/")[2], thing.label) for thing in named_things(store, kinds=["Lens"]))
    maps = [_heat_map(ask(store, "lens-by-outcome", name), name, label) for name, label in lenses if lens in {None, name}]
    parts = ask(store, "lens-in-plan", lens) if lens is not None else None
    return page(
        "lenses.html",
        title,
        maps=maps,
        parts=list(_lines(parts)) if parts is not None else None,
        notes=parts.notes if parts is not None else (),
        grades=_GRADES,
    )


def _heat_map(answer: Answer, name: str, label: str) -> _HeatMap:
    lines = [line.cells for line in _lines(answer)]
    most = {grade: max((int(line[f"{grade}Parts"]) for line in lines), default=0) for grade in _GRADES}

    def cell(line: Mapping[str, str]) -> tuple[_Count, ...]:
        counts = {grade: int(line[f"{grade}Parts"]) for grade in _GRADES}
        return tuple(_Count(count, grade, _shade(count, most[grade])) for grade, count in counts.items() if count)

    rows = {outcome: list(group) for outcome, group in groupby(lines, key=lambda line: line["outcome"])}
    concepts = next((tuple(line["concept"] for line in group) for group in rows.values()), ())
    return _HeatMap(label, name, concepts, tuple((outcome, tuple(map(cell, group))) for outcome, group in rows.items()))


def _lines(answer: Answer) -> Iterable[_Line]:
    names = [column.variable for column in answer.columns]
    for row, receipts in zip(answer.rows, answer.receipts, strict=True):
        yield _Line(dict(zip(names, row, strict=True)), receipts)


def _shade(count: int, most: int) -> int:
    """From 1 to the number of shades, by a count's share of the largest."""
    return -(-count * _SHADES // most) if most else 1
