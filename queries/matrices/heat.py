"""Ties counted: outcome by concept, each grade for itself.

A part of the plan counts once in a figure, however many ties it has: so a total may be less than the sum of what it is a total of.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .ties import GRADES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .lenses import Concept, Lens
    from .outline import Outline, Part
    from .ties import Tie

__all__ = ["Figures", "HeatMap", "Row", "heat_map", "tied"]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many parts are tied, by grade. One part may be in all three, so they have no sum."""

    stated: int = 0
    inferred: int = 0
    suggested: int = 0

    def __bool__(self) -> bool:
        return bool(self.stated or self.inferred or self.suggested)

    def of(self, grade: str) -> int:
        """Give the figure of a grade."""
        return {"stated": self.stated, "inferred": self.inferred, "suggested": self.suggested}[grade]

    @property
    def in_order(self) -> tuple[int, int, int]:
        """A key by which more of the surest grade comes first."""
        return -self.stated, -self.inferred, -self.suggested


@dataclass(frozen=True, slots=True)
class Row:
    """A row: an outcome, or at `level` 1 a sub-outcome of the one above; None for what the plan has outside its outcomes."""

    part: Part | None
    level: int
    cells: tuple[Figures, ...]
    total: Figures


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A table of figures: a row for each outcome and, in it, a cell for each of `columns`; totals at either edge."""

    columns: tuple[Concept, ...]
    rows: tuple[Row, ...]
    totals: tuple[Figures, ...]
    whole: Figures

    def most(self, grade: str) -> int:
        """Give the largest figure of a grade in any cell."""
        return max((cell.of(grade) for row in self.rows for cell in row.cells), default=0)


def heat_map(outline: Outline, lens: Lens, ties: Iterable[Tie], *, sub_outcomes: bool = False, narrower: bool = False) -> HeatMap:
    """Count the ties of a plan to a lens; with `sub_outcomes` and `narrower` concepts in rows and columns of their own.

    What is tied to a narrower concept is always counted in the broader ones too, what a sub-outcome holds in its outcome.
    """
    columns = tuple(lens.concepts) if narrower else lens.top
    counted = _counted(outline, lens, ties)
    lines = [(part, level) for top in outline.top() for part, level in _lines(outline, top, opened=sub_outcomes)]

    def figures(place: str, concept: str) -> Figures:
        return counted.get((place, concept), Figures())

    def row(part: Part | None, level: int) -> Row:
        key = part.iri if part else ""
        return Row(part, level, tuple(figures(key, column.iri) for column in columns), figures(key, lens.iri))

    outside = row(None, 0)
    return HeatMap(
        columns,
        (*(row(part, level) for part, level in lines), *((outside,) if outside.total else ())),
        tuple(figures(outline.plan, column.iri) for column in columns),
        figures(outline.plan, lens.iri),
    )


def tied(outline: Outline, lens: Lens, ties: Iterable[Tie], whole: str | None, concept: str | None) -> tuple[Tie, ...]:
    """Give the ties that a cell counts: of the parts of `whole` ("" for what is outside the outcomes), to a concept of the lens.

    None for either means all: then they are those of a row's total, a column's, or the whole table's.
    """
    wanted = concept or lens.iri
    places = _Places(outline)
    return tuple(
        tie
        for tie in ties
        if wanted in _concepts(lens, tie.concept) and tie.part in outline.parts and (whole is None or whole in places.of(tie.part))
    )


class _Places:
    """In which rows the parts of a plan are counted: "" stands for what is in no outcome."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._tops = {part.iri for part in outline.top()}
        self._known: dict[str, frozenset[str]] = {}

    def of(self, part: str) -> frozenset[str]:
        if part not in self._known:
            wholes = self._outline.wholes(part) | {self._outline.plan}
            self._known[part] = wholes if wholes & self._tops else wholes | {""}
        return self._known[part]


def _concepts(lens: Lens, concept: str) -> frozenset[str]:
    """The concepts of a lens that a tie to a concept counts for, and the lens itself."""
    found = lens.within.get(concept, frozenset())
    return found | {lens.iri} if found else found


def _counted(outline: Outline, lens: Lens, ties: Iterable[Tie]) -> Mapping[tuple[str, str], Figures]:
    """The figures by place (the IRI of a part, "" for outside the outcomes) and concept, or the lens."""
    found = defaultdict[tuple[str, str], dict[str, set[str]]](lambda: {grade: set() for grade in GRADES})
    places = _Places(outline)
    for tie in ties:
        for concept in _concepts(lens, tie.concept) if tie.part in outline.parts else ():
            for place in places.of(tie.part):
                found[place, concept][tie.grade].add(tie.part)
    return {key: Figures(*(len(parts[grade]) for grade in GRADES)) for key, parts in found.items()}


def _lines(outline: Outline, top: Part, *, opened: bool) -> Iterable[tuple[Part, int]]:
    yield top, 0
    if opened:
        yield from ((part, 1) for part in outline.sub_outcomes(top.iri))
