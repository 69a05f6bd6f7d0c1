"""The words inside a grid -> a table's cells; a table that goes on over the page is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .lines import lines_of
from .rulings import Grid
from .words import Word

__all__ = ["PrintedTable", "go_on", "table_of"]

_SAME_PLACE = 6.0  # points between a column's line on one page and on the next
_NUMBERED = re.compile(r"\W*[A-Z]{0,5}[ .-]?\d", re.IGNORECASE)
_MOSTLY = 0.8
_FEWEST_CELLS = 3  # with words; a grid with fewer is a frame around a text


@dataclass(slots=True)
class PrintedTable:
    """A table as printed: texts by row, what merged cells cover, where its columns stand, and the rows that begin a page."""

    across: tuple[float, ...]
    rows: list[list[str]]
    merged: dict[tuple[int, int], tuple[int, int]]
    top: float
    page_breaks: list[int] = field(default_factory=list)


def table_of(grid: Grid, words: Iterable[Word], least: float = 0.0) -> PrintedTable | None:
    """The table that a grid makes of the words in it; None for a frame that holds text, or an empty drawing.

    `least` is the share of its places that must hold words.
    """
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        if place := grid.place((word.left + word.right) / 2, word.middle):
            inside.setdefault(place, []).append(word)
    height, width = len(grid.down) - 1, len(grid.across) - 1
    rows = [["\n".join(line.text for line in lines_of(inside.get((r, c), ()))) for c in range(width)] for r in range(height)]
    table = _without_empty(PrintedTable(grid.across, rows, dict(grid.merged), grid.down[0]))
    filled = sum(bool(text) for row in table.rows for text in row)
    enough = max(_FEWEST_CELLS, least * (height * width - len(grid.merged)))
    return table if filled >= enough and _has_columns(table) else None


def _has_columns(table: PrintedTable) -> bool:
    """Whether at least half of the rows are of several cells: the level lines of a chart make rows of one."""
    width = range(len(table.rows[0]))
    several = sum(len({table.merged.get((r, c), (r, c)) for c in width}) > 1 for r in range(len(table.rows)))
    return 2 * several >= len(table.rows)


def _without_empty(table: PrintedTable) -> PrintedTable:
    """The table without rows and columns in which no text begins: lines drawn double, and bare spacing."""
    own = [[bool(text) for text in row] for row in table.rows]
    rows = [r for r in range(len(own)) if any(own[r])]
    columns = [c for c in range(len(own[0])) if any(row[c] for row in own)]
    new_row, new_column = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(columns)}
    merged = {
        (new_row[r], new_column[c]): (new_row[to_r], new_column[to_c])
        for (r, c), (to_r, to_c) in table.merged.items()
        if {r, to_r} <= new_row.keys() and {c, to_c} <= new_column.keys()
    }
    across = tuple(table.across[c] for c in columns)
    return PrintedTable(across, [[table.rows[r][c] for c in columns] for r in rows], merged, table.top)


def go_on(table: PrintedTable, following: PrintedTable) -> bool:
    """Put the rows of a table at the top of the next page under those of `table`, if they are of one table.

    A header that is printed again is left out; a row that the page's end cut in two is one again.
    """
    if len(table.rows[0]) != len(following.rows[0]):
        return False
    rows, merged = following.rows, following.merged
    skip = 1 if [_bare(text) for text in rows[0]] == [_bare(text) for text in table.rows[0]] else 0
    if not skip and any(abs(one - other) > _SAME_PLACE for one, other in zip(table.across, following.across, strict=False)):
        return False
    rows = rows[skip:]
    if rows and _cut(table.rows, rows[0]):
        table.rows[-1] = ["\n".join(filter(None, pair)) for pair in zip(table.rows[-1], rows[0], strict=True)]
        rows, skip = rows[1:], skip + 1
    base = len(table.rows) - skip
    table.page_breaks.append(len(table.rows))
    table.rows += rows
    table.merged.update({(r + base, c): (to_r + base, to_c) for (r, c), (to_r, to_c) in merged.items() if min(r, to_r) >= skip})
    return True


def _cut(rows: Sequence[Sequence[str]], first: Sequence[str]) -> bool:
    """Whether a page's first row is the rest of the last one.

    It is where the first cells of the others begin with a number and its own does not, where it lacks its first cell and no
    other row does, or where it lacks another and goes on in small letters.
    """
    others = rows[1:]
    if not any(first) or not others:
        return False
    if sum(bool(_NUMBERED.match(row[0])) for row in others) > _MOSTLY * len(others):
        return not _NUMBERED.match(first[0])
    lacks = [not text and all(row[column] for row in others) for column, text in enumerate(first)]
    return lacks[0] or (any(lacks) and all(text[0].islower() for text in first if text))


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
