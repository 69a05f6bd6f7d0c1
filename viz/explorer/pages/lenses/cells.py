"""The map as a page shows it: cells with their figures, shaded, each the address of what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .choosing import listing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .....queries.matrices.heat import Figures, HeatMap, Row
    from .choosing import Chosen

__all__ = [
    "OUTSIDE",
    "OUTSIDE_TITLE",
    "TOTAL",
    "Cell",
    "Column",
    "Figure",
    "Line",
    "columns",
    "lines",
    "listed_figures",
    "title_of",
    "totals",
    "way_to",
]

#: What the parameter `outcome` says for what the plan has outside its outcomes.
OUTSIDE: Final = "outside"
#: What that is called.
OUTSIDE_TITLE: Final = "Outside the outcomes"
#: What the parameter `sort` says for the column of totals.
TOTAL: Final = "total"
_SHADES = 4  # as many as the style sheet has; more are not told apart


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a cell, and its shade from 1 (least) to 4 (most); 0 for that of a total."""

    count: int
    grade: str
    shade: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The figures of a cell that are not nought, and the address of what they count."""

    href: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is of, the address of that, its level, its cells, and its total."""

    title: str
    href: str
    level: int
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the concept, what it means, whether it is a narrower one, and the address that sorts by it ("" for none)."""

    label: str
    definition: str
    narrower: bool
    sort_href: str
    sorted: bool


def columns(drawn: HeatMap, asked: Chosen) -> tuple[Column, ...]:
    """Give the columns of a map."""
    return tuple(
        Column(
            label=concept.label,
            definition=concept.definition,
            narrower=bool(concept.broader),
            sort_href="" if asked.visit.to.static else asked.href(sort=concept.name),
            sorted=asked.sort == concept.name,
        )
        for concept in drawn.columns
    )


def lines(drawn: HeatMap, asked: Chosen) -> tuple[Line, ...]:
    """Give the rows of a map in the order that was asked for: the plan's own, or most first by a column; opened ones stay together."""
    return tuple(
        Line(
            title=title_of(row),
            href=asked.visit.to.thing(row.part.iri) if row.part else "",
            level=row.level,
            cells=tuple(
                _cell(figures, drawn, asked, way_to(row), concept.name) for figures, concept in zip(row.cells, drawn.columns, strict=True)
            ),
            total=_cell(row.total, None, asked, way_to(row)),
        )
        for row in _sorted(drawn, asked.sort)
    )


def totals(drawn: HeatMap, asked: Chosen) -> tuple[Cell, ...]:
    """Give the total of each column, and at last that of the whole map."""
    by_column = (_cell(figures, None, asked, concept=concept.name) for figures, concept in zip(drawn.totals, drawn.columns, strict=True))
    return (*by_column, _cell(drawn.whole, None, asked))


def title_of(row: Row) -> str:
    """Give what a row is of."""
    return row.part.title if row.part else OUTSIDE_TITLE


def way_to(row: Row) -> str:
    """Give what names a row in an address: the end of its own, with its class and plan."""
    return row.part.iri.rpartition("/id/")[2] if row.part else OUTSIDE


def listed_figures(drawn: HeatMap) -> Iterator[Mapping[str, str]]:
    """Give the parameters of the list behind every figure of a map."""
    whole = ("", drawn.totals, drawn.whole)
    for outcome, cells, total in (*((way_to(row), row.cells, row.total) for row in drawn.rows), whole):
        yield from (listing(outcome, concept.name) for concept, figures in zip(drawn.columns, cells, strict=True) if figures)
        if total:
            yield listing(outcome)


def _cell(figures: Figures, shaded: HeatMap | None, asked: Chosen, outcome: str = "", concept: str = "") -> Cell:
    shown = (
        Figure(count, grade, _shade(count, shaded.most(grade)) if shaded else 0) for grade in asked.grades if (count := figures.of(grade))
    )
    return Cell(asked.list_href(outcome, concept), tuple(shown))


def _shade(count: int, most: int) -> int:
    """From 1 to the number of shades, by a count's share of the largest of its grade."""
    return -(-count * _SHADES // most) if most else 1


def _sorted(drawn: HeatMap, sort: str) -> list[Row]:
    places = {concept.name: place for place, concept in enumerate(drawn.columns)}
    groups: list[list[Row]] = []
    for row in drawn.rows:
        if row.level and groups:
            groups[-1].append(row)
        else:
            groups.append([row])

    def key(row: Row) -> tuple[int, ...]:
        return row.total.in_order if sort == TOTAL else row.cells[places[sort]].in_order

    if sort == TOTAL or sort in places:
        groups = [[group[0], *sorted(group[1:], key=key)] for group in sorted(groups, key=lambda group: key(group[0]))]
    return [row for group in groups for row in group]
