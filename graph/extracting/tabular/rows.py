"""The rows of an action table: which are actions, what stands above them, and what a blank cell means.

A blank cell says nothing, but in two places: below a merged cell, which is then no blank, and in a column of parents that
are printed once and left out below ("gaps"). Titles of sections, totals, notes and legends are no actions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...conventions import Convention
from ..sameness import plain
from .cells import Cell, distinct
from .headers import BEFORE_LEVEL, level_words
from .tables import ActionTable, Column

__all__ = ["ActionRow", "Parent", "is_note", "rows_of"]

_LONGEST_SECTION = 160  # characters
_SHORTEST_ACTION = 3  # letters
_ENDS_TABLE = re.compile(r"(?:key|legend|abbreviations?|glossary)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parent:
    """What an action stands under: its cell, the name of its level as the header has it, and the cell of its number."""

    cell: Cell
    word: str = ""
    code: Cell | None = None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A row with its action, its parents from the top, and its other cells by what they hold."""

    action: Cell
    parents: tuple[Parent, ...]
    cells: tuple[tuple[Column, Cell], ...]

    def of(self, *concepts: str) -> Iterator[tuple[Column, Cell]]:
        """The filled cells that hold one of these."""
        return ((column, cell) for column, cell in self.cells if column.concept in concepts)


@dataclass(slots=True)
class _Sections:
    """Titles of sections above the rows; one follows another of its kind, or goes below it where no action stands between."""

    pattern: re.Pattern[str]
    stack: list[tuple[str, Cell]] = field(default_factory=list)
    fresh: bool = False

    def enter(self, cell: Cell) -> None:
        match = self.pattern.match(cell.text)
        word = plain(match["word"]) if match else ""
        words = [known for known, _ in self.stack]
        if word in words:
            del self.stack[words.index(word) :]
        elif not self.fresh:
            self.stack.clear()
        self.stack.append((word, cell))
        self.fresh = True


def rows_of(table: ActionTable, convention: Convention) -> Iterator[ActionRow]:
    """The actions of a table, from the top."""
    levels, leaf = table.of("level"), table.of("action")[0]
    gaps = {column.index for column in levels if _has_gaps(table, column, leaf)}
    numbers = _numbers_of(levels, table.of("level_reference"))
    sections = _Sections(re.compile(rf"{BEFORE_LEVEL}(?P<word>{level_words(convention, 'section')})\b", re.IGNORECASE))
    last = max((r for r, row in enumerate(table.rows) if _is_action(row, leaf, convention)), default=-1)
    carried: dict[int, Parent] = {}
    for r, row in enumerate(table.rows[: last + 1]):
        cells = list(distinct(row))
        if len(cells) == 1 and _ends_table(cells[0]) and not _more_below(table.rows[r + 1 :], leaf, convention):
            return
        if _is_section(row, table, leaf, sections, convention):
            sections.enter(cells[0])
            carried.clear()
            continue
        if not _is_action(row, leaf, convention) or (action := row[leaf.index]) is None:
            continue
        sections.fresh = False
        parents = [Parent(cell, word) for word, cell in sections.stack]
        for column in levels:
            if cell := row[column.index]:
                code = row[numbers[column.index].index] if column.index in numbers else None
                if column.index not in carried or carried[column.index].cell != cell:
                    carried = {index: parent for index, parent in carried.items() if index < column.index}
                carried[column.index] = Parent(cell, column.word, code)
            elif column.index not in gaps:
                carried.pop(column.index, None)
            if parent := carried.get(column.index):
                parents.append(parent)
        others = tuple((column, cell) for column in table.columns if column != leaf and (cell := row[column.index]))
        yield ActionRow(action, tuple(parents), others)


def _has_gaps(table: ActionTable, column: Column, leaf: Column) -> bool:
    """Whether a parent is printed once and left out below: the first is there, some are blank, and none is printed again."""
    told = [row[column.index] for row in table.rows if row[leaf.index]]
    if not told or told[0] is None or None not in told:
        return False
    again = (one and other and one != other and plain(one.text) == plain(other.text) for one, other in pairwise(told))
    return not any(again)


def _numbers_of(levels: Sequence[Column], references: Sequence[Column]) -> dict[int, Column]:
    """By the index of a level, the column of its numbers: the one of the same name, else the one right beside it."""
    found: dict[int, Column] = {}
    for level in levels:
        beside = [c for c in references if c.word == level.word] or [c for c in references if c.index == level.index - 1]
        if beside:
            found[level.index] = beside[0]
    return found


def _is_action(row: Sequence[Cell | None], leaf: Column, convention: Convention) -> bool:
    """Whether a row holds an action: some words in its column that are no total, note or code alone."""
    cell = row[leaf.index]
    if cell is None or sum(map(str.isalpha, cell.text)) < _SHORTEST_ACTION or plain(cell.text) in convention.words("unknown", "words"):
        return False
    first = next(distinct(row))
    return not any(is_note(each, convention) for each in {first, cell}) or _has_much(row, first, convention)


def _has_much(row: Sequence[Cell | None], first: Cell, convention: Convention) -> bool:
    """Whether a row that opens like a note ("Update ...") has so much else in it that it is none; a total never has."""
    return not re.match(r"(?:grand |sub-?)?totals?\b|averages?\b|counts?\b", first.text, re.IGNORECASE) and len(list(distinct(row))) > 2


def is_note(cell: Cell, convention: Convention) -> bool:
    """Whether a cell is a note, a total or a legend and tells of no action."""
    return bool(convention.pattern("notes", "patterns").fullmatch(cell.text))


def _ends_table(cell: Cell) -> bool:
    return bool(_ENDS_TABLE.match(cell.text))


def _more_below(rows: Sequence[Sequence[Cell | None]], leaf: Column, convention: Convention) -> bool:
    """Whether actions with more than a word or two beside them go on below a legend."""
    return any(_is_action(row, leaf, convention) and len(list(distinct(row))) > 2 for row in rows)


def _is_section(row: Sequence[Cell | None], table: ActionTable, leaf: Column, sections: _Sections, convention: Convention) -> bool:
    """Whether a row is the title of those below it: one cell, over many columns or where no action stands, or one that says so."""
    cells = list(distinct(row))
    if len(cells) != 1 or len(cells[0].text) > _LONGEST_SECTION or is_note(cells[0], convention):
        return False
    cell = cells[0]
    places = [c for c, each in enumerate(row) if each == cell]
    wide = len(places) > 1 and len(places) * 2 >= len(table.columns)
    beside = leaf.index not in places and places[0] <= leaf.index
    parent = any(column.index in places for column in table.of("level", "level_reference"))
    says_so = bool(sections.pattern.match(cell.text)) and len(table.columns) > 2
    capitals = cell.text.isupper() and " " in cell.text and len(table.columns) > 2
    return wide or (beside and not parent) or says_so or capitals
