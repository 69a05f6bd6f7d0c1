"""Tables of a page: which hold data, and the grid of those that do, with cells that span rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import html

from ....ontology.errors import SourceError
from ..pieces import Grid
from .furniture import Furniture

__all__ = ["grid_of", "is_layout", "whole"]

_MOST_PLACES = 1_000_000
_WIDEST = 1_000  # columns that a cell may span (HTML Standard, 4.9.11)

Rows = Sequence[Sequence[html.HtmlElement]]


def is_layout(table: html.HtmlElement, cells: Rows, furniture: Furniture) -> bool:
    """Whether a table only sets blocks beside each other: told by its role, or by headings, tables or one column in it."""
    if (table.get("role") or "").casefold() in ("presentation", "none") or max(map(len, cells), default=0) <= 1:
        return True
    inner = (each for row in cells for cell in row for each in cell.iter())
    return any(each.tag == "table" or (isinstance(each.tag, str) and furniture.heading(each)) for each in inner)


def grid_of(cells: Rows, words: Callable[[html.HtmlElement], str], name: str) -> Grid:
    """The places of a table, `words` giving the text of a cell. Raises SourceError for one that no page could show."""
    texts: dict[tuple[int, int], str] = {}
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    too_large = SourceError(f"{name} has a table of more than {_MOST_PLACES:,} places, which no page has: check the file.")
    for r, row in enumerate(cells):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            wide = min(max(whole(cell.get("colspan"), 1), 1), _WIDEST)
            high = min(max(whole(cell.get("rowspan"), 1), 1), len(cells) - r)
            texts[r, c] = words(cell)
            if len(taken) + wide * high > _MOST_PLACES:
                raise too_large
            taken |= {(r + down, c + right): (r, c) for down in range(high) for right in range(wide)}
    width = max((c for _, c in taken), default=-1) + 1
    if width * len(cells) > _MOST_PLACES:
        raise too_large
    merged = {place: first for place, first in taken.items() if place != first}
    return Grid(tuple(tuple(texts.get((r, c)) for c in range(width)) for r in range(len(cells))), merged)


def whole(value: str | None, otherwise: int) -> int:
    """An attribute as a whole number."""
    return int(value) if value and value.strip().isdecimal() and len(value) < 7 else otherwise
