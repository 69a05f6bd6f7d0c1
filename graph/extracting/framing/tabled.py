"""Elements of the plan that a paper prints as a table: a column headed "Priority", its objectives in the one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...document import Paragraph, Table
from .levels import Announced, Levels

__all__ = ["tabled_elements"]

_REFERENCE = re.compile(r"#|(?:ref(?:erence)?|no|number)\b\.?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*)[.:)]?\s+(?P<label>[^\W\d].*)")
_LONGEST = 25  # words; a longer cell tells of an element and is not its name


def tabled_elements(table: Table, before: str, levels: Levels) -> Iterator[tuple[Paragraph, Announced]]:
    """The outcomes and sub-outcomes in the rows of a table, each with its cell; none where the text before speaks of none.

    Its first columns must be headed by the names of levels; what stands in the others tells of them.
    """
    columns = list(_columns(table, levels))
    if not columns or not re.search(rf"\b(?:{levels.word(columns[0][1])})\b", before, re.IGNORECASE):
        return
    seen: set[int] = set()
    for row in table.rows[1:]:
        for index, level in columns:
            cell = row[index] if index < len(row) else None
            if cell is None or id(cell) in seen:
                continue
            seen.add(id(cell))
            if found := _element(_words(cell), level, levels):
                yield cell, found


def _columns(table: Table, levels: Levels) -> Iterator[tuple[int, str]]:
    """The columns at the left, but for one of numbers, that are headed by the name of a level."""
    for index, cell in enumerate(table.rows[0] if table.rows else ()):
        words = _words(cell) if cell else ""
        level = levels.named(words)
        if level in ("Outcome", "SubOutcome"):
            yield index, level
        elif words and not _REFERENCE.match(words):
            return


def _element(words: str, level: str, levels: Levels) -> Announced | None:
    announced = levels.announced(words)
    if announced and announced.level == level:
        return announced
    match = _NUMBERED.fullmatch(words)
    label, more, section = levels.name_and_description(match["label"] if match else words, level)
    if not any(map(str.isalpha, label)) or len(label.split()) > _LONGEST:
        return None
    return Announced(level, label, match["number"] if match else section, more)


def _words(cell: Paragraph) -> str:
    return " ".join(block.said for block in cell.blocks)
