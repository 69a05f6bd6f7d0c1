"""What a whole table stands under: a theme told by the name of its sheet, or by the line above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...conventions import Convention
from ...document import Document
from ..sameness import plain
from .cells import Cell
from .headers import BEFORE_LEVEL, level_words
from .plans import PlanName
from .rows import Parent, is_note
from .tables import ActionTable

__all__ = ["above_table"]

_LONGEST_THEME = 120  # characters


def above_table(table: ActionTable, tables: Sequence[ActionTable], name: PlanName, convention: Convention) -> tuple[Parent, ...]:
    """The parents of all rows of a table, from the top: one at most for the sheet, one for the line right above it."""
    found = [*_by_sheet(table, tables, convention), *_by_line(table, tables, name, convention)]
    return tuple(parent for i, parent in enumerate(found) if plain(parent.cell.text) not in {plain(p.cell.text) for p in found[:i]})


def _by_sheet(table: ActionTable, tables: Sequence[ActionTable], convention: Convention) -> Iterator[Parent]:
    """The sheet's name, where there are several sheets and theirs are names of themes."""
    sheets = {each.title for each in tables}
    if not table.title or len(sheets) < 2 or any(_no_theme(title, convention) for title in sheets):
        return
    yield from (Parent(cell) for cell in _before(table, table.document) if cell.text == " ".join(table.title.split()))


def _by_line(table: ActionTable, tables: Sequence[ActionTable], name: PlanName, convention: Convention) -> Iterator[Parent]:
    """The last line above the table where it opens with the name of a level, or where the table is not the first of its sheet."""
    first = next(each for each in tables if each.title == table.title) is table
    own = [cells[0] for cells in table.above if len(cells) == 1 and len(cells[0].text) <= _LONGEST_THEME]
    lines = own or ([] if first and table.title else _before(table, table.document))
    level = re.compile(rf"{BEFORE_LEVEL}(?P<word>{level_words(convention, 'section')})\b.*\w", re.IGNORECASE)
    for line in lines[-1:]:
        printed = name.printed.cell if name.printed else None
        match = level.fullmatch(line.text)
        if line != printed and (match or (own and not first)) and not is_note(line, convention):
            yield Parent(line, plain(match["word"]) if match else "")


def _before(table: ActionTable, document: Document) -> list[Cell]:
    """The heading that a table in a document stands under."""
    found: list[Cell] = []
    for paragraph in document.paragraphs:
        if paragraph.start >= table.start:
            break
        found += [
            Cell(document, paragraph, number)
            for number, block in enumerate(paragraph.blocks)
            if block.kind == "heading" and len(block.text) <= _LONGEST_THEME
        ]
    return found[-1:]


def _no_theme(title: str, convention: Convention) -> bool:
    return bool(convention.pattern("levels", "no_theme").fullmatch(title.strip()))
