"""An answer as a table of a page: what stands in each cell, where it leads, and the receipts of each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...paging import PAGE, paged
from ...receipts import linked_lines
from ...sorting import headings, in_order, sorted_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .....queries.asking import Answer
    from .....queries.asking import Line as Told
    from ...paging import Pager
    from ...receipts import LinkedReceipt
    from ...visit import Visit

__all__ = ["WHOLE", "Cell", "Line", "Lines", "lines_of"]

#: What the parameter for the page says where all lines are wanted on one.
WHOLE = "all"

_SIZE = 50
_MOST = 5000  # lines on one page: more are for a file
_EVIDENCE = ("receipt", "words")
_GRADE, _INSIDE, _EXPIRES = "grade", "inside", "expires"
_ENDS = {"yes": "ends before the plan does", "before it": "ended before the plan began"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, the heading above it, the address it leads to ("" for none); `flag` warns of what is in it."""

    label: str
    text: str
    href: str = ""
    is_grade: bool = False
    is_number: bool = False
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of a line, and its receipts."""

    cells: tuple[Cell, ...]
    receipts: tuple[LinkedReceipt, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """What a page shows of an answer: headings as `table_top` takes them, one page of lines, and what ends too early."""

    headings: Sequence[tuple[str, str, str]]
    lines: Sequence[Line]
    pager: Pager
    expiring: tuple[tuple[str, str], ...]
    backed: bool
    whole: str


def lines_of(visit: Visit, answer: Answer) -> Lines:
    """Sort an answer as the visit asks, and give the page of it that the visit asks for."""
    names = [column.variable for column in answer.columns]
    rows: Sequence[Told] = answer.lines
    backed = any(row.receipts for row in rows)
    shown = [
        column for column in answer.columns if column.variable not in _EVIDENCE and not (column.variable == _INSIDE and _EXPIRES in names)
    ]
    by, down = sorted_by(visit)
    if by in names:
        rows = in_order(rows, lambda row: row.cells[by], down=down)
    numeric = {name for name in names if rows and all(row.cells[name].isdecimal() for row in rows)}
    all_of_them = (visit.to.static or visit.first(PAGE) == WHOLE) and len(rows) <= _MOST
    part, pager = paged(visit, rows, _SIZE, whole=all_of_them)
    receipts = linked_lines(visit, [row.receipts for row in part])

    def cell(row: Told, name: str, heading: str) -> Cell:
        return Cell(
            heading,
            row.cells[name],
            visit.to.thing(row.about[name]) if name in row.about else "",
            is_grade=name == _GRADE,
            is_number=name in numeric,
            flag=_ENDS.get(row.cells.get(_INSIDE, ""), "") if name == _EXPIRES else "",
        )

    lines = [
        Line(tuple(cell(row, column.variable, column.heading) for column in shown), told) for row, told in zip(part, receipts, strict=True)
    ]
    columns = [(column.variable, column.heading) for column in shown]
    return Lines(
        headings(visit, [*columns, *([("", "Receipt")] if backed else [])]),
        lines,
        pager,
        _expiring(rows, names),
        backed,
        _whole(visit) if _SIZE < len(rows) <= _MOST and not all_of_them else "",
    )


def _expiring(rows: Sequence[Told], names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What ends inside the plan, each once, and when."""
    if _INSIDE not in names:
        return ()
    return tuple(dict.fromkeys((row.cells[names[0]], row.cells.get(_EXPIRES, "")) for row in rows if row.cells[_INSIDE] == "yes"))


def _whole(visit: Visit) -> str:
    kept = {name: visit.first(name) for name in visit.query}
    return visit.to.page(visit.path, **{**kept, PAGE: WHOLE})
