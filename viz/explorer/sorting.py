"""Tables that are sorted by a link in their headings: as they come, up, down, and as they come again."""

from __future__ import annotations

import re
from calendar import month_name
from typing import TYPE_CHECKING

from ..wording import in_natural_order
from .paging import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    from .visit import Visit

    Item = TypeVar("Item")

__all__ = ["SORT", "headings", "in_order", "sorted_by"]

#: The parameter that names the column to sort by, with "-" before it for the other way round.
SORT = "sort"

_DOWN = "-"
_MONTHS = tuple(month_name)[1:]
_DATE = re.compile(rf"(?:(?:(?P<day>\d{{1,2}}) )?(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>[12]\d{{3}})")
_MISSING = frozenset({"", "not given", "not known"})


def sorted_by(visit: Visit) -> tuple[str, bool]:
    """Give the column that a visit asks to sort by, "" for none, and whether it is the other way round."""
    asked = visit.first(SORT)
    return asked.removeprefix(_DOWN), asked.startswith(_DOWN)


def headings(visit: Visit, columns: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Give what `table_top` needs of columns (name, text): the text, the address that sorts by it, and how it is sorted now.

    A column with the name "" cannot be sorted by, and none can on a static site.
    """
    column, down = sorted_by(visit)
    kept = {name: visit.first(name) for name in visit.query if name not in {SORT, PAGE}}

    def heading(name: str, text: str) -> tuple[str, str, str]:
        if not name or visit.to.static:
            return text, "", ""
        now = ("descending" if down else "ascending") if name == column else ""
        then = {"": name, "ascending": _DOWN + name, "descending": ""}[now]
        return text, visit.to.page(visit.path, **{**kept, SORT: then}), now

    return [heading(name, text) for name, text in columns]


def in_order(items: Sequence[Item], cell: Callable[[Item], str], *, down: bool) -> list[Item]:
    """Sort items by the text of a cell: numbers and dates as such, and what is missing last either way; equal ones stay in order."""
    there = [item for item in items if cell(item) not in _MISSING]
    missing = [item for item in items if cell(item) in _MISSING]
    dated = all(_DATE.fullmatch(cell(item)) for item in there)
    return [*sorted(there, key=lambda item: (_day if dated else in_natural_order)(cell(item)), reverse=down), *missing]


def _day(text: str) -> tuple[tuple[int, int, str], ...]:
    found = _DATE.fullmatch(text)
    if found is None:
        return ()
    month = _MONTHS.index(found["month"]) + 1 if found["month"] else 0
    return tuple((0, part, "") for part in (int(found["year"]), month, int(found["day"] or 0)))
