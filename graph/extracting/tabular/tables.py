"""The action tables of a document: where each header stands, and which column holds what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...conventions import Convention
from ...document import Document
from ..sameness import plain
from .cells import Cell, Grid, distinct, grid_of
from .headers import Meaning, meaning_of

__all__ = ["ActionTable", "Column", "find_tables"]

_LONGEST_LABEL = 60  # characters of a cell in a second row of headers
_MOST = 0.6  # share of a column's values that tells what it holds
_LEAF = "action", "description"
_AS_RESULT = frozenset({"outcome", "outcomes", "aim", "aims", "objective", "objectives", "measure", "measures"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column, counted from 0: what it holds, the name of its level, and its header as printed."""

    index: int
    concept: str
    word: str
    header: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class ActionTable:
    """A header and the rows below it. `above` are the filled cells between it and the table before; `leaf` is the class of a row."""

    document: Document
    title: str
    columns: tuple[Column, ...]
    above: tuple[tuple[Cell, ...], ...]
    rows: Grid
    leaf: str = "Action"

    @property
    def start(self) -> int:
        """Where its first header stands in the source's text."""
        return min(column.cell.paragraph.start for column in self.columns if column.cell)

    def of(self, *concepts: str) -> tuple[Column, ...]:
        """The columns that hold one of these, from the left."""
        return tuple(column for column in self.columns if column.concept in concepts)


def find_tables(document: Document, convention: Convention) -> Iterator[ActionTable]:
    """The action tables in reading order; a table without a header goes on with the columns of one as wide just before it."""
    before: ActionTable | None = None
    headings = [p.start for p in document.paragraphs if p.blocks[0].kind == "heading"]
    for table in document.tables:
        grid = grid_of(document, table)
        found = list(_tables_in(document, table.title, grid, convention))
        if not found and before and document.format in ("pdf", "word") and _goes_on(grid, before, headings, convention):
            found = [replace(before, above=(), rows=grid)]
        yield from found
        before = found[-1] if found else None


def _goes_on(grid: Grid, before: ActionTable, headings: Sequence[int], convention: Convention) -> bool:
    """Whether a table is more rows of the one before: as wide, no heading between them, and no header of its own."""
    own = [cell for row in grid for cell in row if cell]
    rows = [cell for row in before.rows for cell in row if cell]
    if not own or not rows or len(grid[0]) != len(before.rows[0]) or any(meaning_of(cell.text, convention) for cell in grid[0] if cell):
        return False
    return not any(rows[-1].paragraph.start < heading < own[0].paragraph.start for heading in headings)


def _tables_in(document: Document, title: str, grid: list[list[Cell | None]], convention: Convention) -> Iterator[ActionTable]:
    headers: list[tuple[int, int, tuple[Column, ...]]] = []
    r = 0
    while r < len(grid):
        meant = _header(grid[r], convention)
        if meant and (not headers or _alike(meant, headers[0][2]) or len({m.concept for m in meant.values()}) > 2):
            columns, depth = _columns(grid, r, meant, convention)
            headers.append((r, r + depth, columns))
            r += depth
        else:
            r += 1
    for (start, end, columns), (stop, _, _) in zip(headers, [*headers[1:], (len(grid), 0, ())], strict=False):
        first = headers[0][0] == start
        top = 0 if first else _last_data_row(grid, _end_before(headers, start), start) + 1
        above = tuple(cells for row in grid[top:start] if (cells := tuple(distinct(row))))
        until = stop if stop == len(grid) else _last_data_row(grid, end, stop) + 1
        rows = grid[end:until]
        settled, leaf = _settled(columns, rows, convention)
        if leaf:
            yield ActionTable(document, title, settled, above, rows, leaf)


def _end_before(headers: Sequence[tuple[int, int, tuple[Column, ...]]], start: int) -> int:
    """The first row below the header before the one at `start`."""
    return max(end for _, end, _ in headers if end <= start)


def _last_data_row(grid: Grid, start: int, stop: int) -> int:
    """The last row before `stop` that is not blank and no title of what follows: titles are single cells."""
    last = stop - 1
    while last >= start and len(list(distinct(grid[last]))) <= 1:
        last -= 1
    return last


def _header(row: Sequence[Cell | None], convention: Convention) -> dict[int, Meaning]:
    """What the columns hold where a row is a header: two things at least, one of them what is to be done; else nothing."""
    cells = list(distinct(row))
    found = {c: meaning for c, cell in enumerate(row) if cell and (meaning := meaning_of(cell.text, convention))}
    known = {row[c] for c in found}
    concepts = {meaning.concept for meaning in found.values()}
    told = concepts - {"unread", "notes", "reference", "level_reference"}
    leaf = concepts & {*_LEAF, "level"}
    if len(known) < 2 or not leaf or len(told) < 2 or len(known) * 2 < len(cells):
        return {}
    return found


def _alike(meant: dict[int, Meaning], columns: Sequence[Column]) -> bool:
    """Whether a header is the first one printed again."""
    same = sum(1 for column in columns if column.index in meant and meant[column.index].concept == column.concept)
    return same * 2 >= len(columns)


def _columns(grid: Grid, r: int, meant: dict[int, Meaning], convention: Convention) -> tuple[tuple[Column, ...], int]:
    """The columns below a header of one row or two: a group of columns ("Timescale") over their own ("Short", "Long")."""
    row = grid[r]
    under = grid[r + 1] if r + 1 < len(grid) else []
    leaf = [c for c, meaning in meant.items() if meaning.concept in _LEAF]
    extra = {c: cell for c, cell in enumerate(under) if cell and cell != row[c]}
    known = {c: meaning for c, cell in extra.items() if (meaning := meaning_of(cell.text, convention) or _both(row[c], cell, convention))}
    two = len(extra) > 0 and not any(c in extra for c in leaf) and len(known) * 2 > len(extra)
    two = two and all(len(cell.text) <= _LONGEST_LABEL for cell in extra.values())
    columns = []
    for c in range(len(row)):
        top, own = row[c], extra.get(c) if two else None
        over = grid[r - 1][c] if r and top and not own else None  # a group that stands above what was taken for the header
        grouped = over if over and over != top and list(grid[r - 1]).count(over) > 1 else None
        words = " ".join(cell.text for cell in dict.fromkeys((grouped or top, own or (top if grouped else None))) if cell)
        meaning = (known.get(c) if own else meant.get(c)) or meaning_of(words, convention) or (meant.get(c) if own else None)
        if words:
            columns.append(Column(c, meaning.concept if meaning else "", meaning.word if meaning else "", words, own or top))
    return tuple(columns), 2 if two else 1


def _both(top: Cell | None, own: Cell, convention: Convention) -> Meaning | None:
    """What a group's header and the one below it mean together ("Responsible Party", "Primary")."""
    return meaning_of(f"{top.text} {own.text}", convention) if top else None


def _settled(columns: Sequence[Column], rows: Grid, convention: Convention) -> tuple[tuple[Column, ...], str]:
    """Headers that mean several things, settled by what stands in the columns; and the class of a row, "" if it is none."""
    rated = any(column.concept == "status" for column in columns)
    settled = [_by_values(column, rows, convention, rated=rated) for column in columns]
    actions = [column for column in settled if column.concept == "action"]
    for spare in actions[1:]:  # a second column of actions tells more of the first
        settled[settled.index(spare)] = replace(spare, concept="description")
    if not actions and (described := next((column for column in settled if column.concept == "description"), None)):
        settled[settled.index(described)] = replace(described, concept="action")
    leaf = "Action" if any(column.concept == "action" for column in settled) else ""
    at = next((column.index for column in settled if column.concept == "action"), len(rows[0]) if rows else 0)
    for i, column in enumerate(settled):
        if column.concept == "level" and column.index > at and column.word in _AS_RESULT and "link" not in plain(column.header):
            settled[i] = replace(column, concept="measure")
    if not leaf and (levels := [column for column in settled if column.concept == "level"]):
        settled[settled.index(levels[-1])] = replace(levels[-1], concept="action")
        leaf = "Action" if levels[-1].word in convention.words("levels", "done") else "Aim"
    return tuple(settled), leaf


def _by_values(column: Column, rows: Grid, convention: Convention, *, rated: bool) -> Column:
    """What values tell of a header, "Priority" over High and Low, "Progress" over Green and Red."""
    values = [plain(cell.text) for row in rows if column.index < len(row) and (cell := row[column.index])]
    if not values:
        return column
    if column.concept == "level" and column.word.startswith("priorit") and _share(values, convention.words("priorities", "words")) > _MOST:
        return replace(column, concept="priority")
    if column.concept == "measure" and _share(values, convention.words("priorities", "words")) > _MOST:
        return replace(column, concept="unread")  # an impact that is rated
    statuses = [word for words in convention.sections["statuses"].values() for word in words]
    if column.concept == "progress" and not rated and _share(values, statuses) > _MOST:
        return replace(column, concept="status")
    return column


def _share(values: Sequence[str], words: Sequence[str]) -> float:
    pattern = re.compile("|".join(f"(?:{plain(word) if word.isascii() and word.replace(' ', '').isalpha() else word})" for word in words))
    return sum(1 for value in values if pattern.fullmatch(value)) / len(values)
