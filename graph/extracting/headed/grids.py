"""Tables of a strategy: a column headed by the name of a level holds its elements, row by row.

Our goals        | What we mean                 a sub-outcome, and aims under it
Priority area    | Rationale                    an outcome; what is no level is left alone
Action           | Who         | When           an action; who and when are the table's own readers' affair
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...conventions import Convention, any_of
from ...document import Document, Paragraph, Table
from ...statement import Quotation
from ..sentences import quote_block
from .found import RANK
from .marks import Marks

__all__ = ["Cell", "Grids"]

_BULLET = re.compile(r"(?:^|(?<=\s))[•●▪◦\uf0b7\uf0a7](?=\s)")
_LONGEST_HEADER = 6  # words
_FIRST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a cell that holds an element: its level, the name of the column, its words and their quotation."""

    level: str
    name: str
    text: str
    quotation: Quotation


class Grids:
    """Reads the tables of a document; one that goes on overleaf without its headers is read by those of the one before."""

    def __init__(self, document: Document, convention: Convention, marks: Marks) -> None:
        self.document, self.convention, self.marks = document, convention, marks
        self._first = {id(cell): table for table in document.tables if (cell := _first_cell(table))}
        self._before: Mapping[int, tuple[str, str]] = {}
        self._width = 0

    def beginning(self, paragraph: Paragraph) -> Table | None:
        """The table that begins with a cell."""
        return self._first.get(id(paragraph))

    def cells(self, table: Table, *, follows: bool) -> Iterator[Cell]:
        """What a table holds of the outline, the higher levels of a row first; `follows` if nothing stands between it and the last."""
        header, levels = self._header(table)
        width = len(table.rows[0]) if table.rows else 0
        if not levels and follows and width == self._width:
            header, levels = -1, self._before
        self._before, self._width = levels, width
        columns = sorted(levels, key=lambda column: RANK[levels[column][0]])
        seen: set[int] = set()
        for row in table.rows[header + 1 :]:
            texts = {column: cell for column in columns if (cell := row[column])}
            if texts and all(self._level(_text(cell)) == levels[column] for column, cell in texts.items()):
                continue  # the headers again, overleaf
            for column, cell in texts.items():
                if RANK[levels[column][0]] == RANK[levels[columns[0]][0]] or id(cell) not in seen:
                    seen.add(id(cell))
                    for text, quotation in self._pieces(cell):
                        yield Cell(*levels[column], text, quotation)

    def _header(self, table: Table) -> tuple[int, Mapping[int, tuple[str, str]]]:
        for number, row in enumerate(table.rows[:_FIRST_ROWS]):
            levels = {column: level for column, cell in enumerate(row) if cell and (level := self._level(_text(cell)))}
            if levels:
                return number, levels
        return -1, {}

    def _level(self, text: str) -> tuple[str, str] | None:
        """Class and name of the level that a column's header tells."""
        if len(text.split()) > _LONGEST_HEADER:
            return None
        for level, patterns in self.convention.sections.get("strategy_columns", {}).items():
            if any_of(patterns).fullmatch(text):
                return level, ""
        bare = re.sub(r"^(?:our|the|key|what|proposed) ", "", text.casefold()).rstrip(":")
        name = self.marks.name_of(bare)
        return (self.marks.levels[name], name) if name else None

    def _pieces(self, cell: Paragraph) -> Iterator[tuple[str, Quotation]]:
        """What a cell lists behind its bullets, or all of it."""
        for block in cell.blocks:
            marks = list(_BULLET.finditer(block.text))
            begun = not marks or block.text[: marks[0].start()].strip()[:1].isupper()  # else it goes on from the cell before
            starts = [*([0] if begun else []), *(mark.end() for mark in marks)]
            ends = [*(mark.start() for mark in (marks if begun else marks[1:])), len(block.text)]
            for start, end in zip(starts, ends, strict=True):
                if words := block.said[start:end].strip():
                    yield words, quote_block(self.document, cell, block, start, end)


def _first_cell(table: Table) -> Paragraph | None:
    return min((cell for row in table.rows for cell in row if cell), key=lambda cell: cell.start, default=None)


def _text(cell: Paragraph) -> str:
    return " ".join(block.said for block in cell.blocks)
