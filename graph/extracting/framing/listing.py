"""Reading the lists of a paper: what it announces, lists or names in a row, each in its place.

What stands above is remembered from block to block: "Sub-outcome 9.2 ..." goes under the outcome before it, its aims under
it, their actions under them. A new paragraph forgets all that, but for what a heading announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...document import Block, Document, Paragraph
from ..sameness import name_key
from ..sentences import LONGEST_SENTENCE, quote_block
from .levels import Announced, Levels
from .outline import Listed
from .rows import Row, rows_in
from .tabled import tabled_elements

__all__ = ["listed_elements"]

_BELOW = {"Outcome": "SubOutcome", "SubOutcome": "Action", "Aim": "Action", "Action": "Action"}
_RANK = {"Outcome": 0, "SubOutcome": 1, "Aim": 2, "Action": 3}
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)+)[.:]?\s+(?P<label>\S.*)")
_POINTS_DOWN = re.compile(r"\b(?:following|below|lists?|as follows)\b", re.IGNORECASE)


def listed_elements(document: Document, levels: Levels, is_old: re.Pattern[str]) -> Iterator[Listed]:
    """What a paper lists, each with those it stands under; lists of a plan that is over (`is_old`) are passed by."""
    lister = _Lister(document, levels, is_old)
    tables = {id(next(cell for row in table.rows for cell in row if cell)): table for table in document.tables}
    before, passed = "", frozenset[int]()
    for paragraph in document.paragraphs:
        table = tables.get(id(paragraph))
        if table and not is_old.search(before) and (found := tuple(tabled_elements(table, before, levels))):
            passed = frozenset(id(cell) for row in table.rows for cell in row if cell)
            yield from lister.tabled(found)
        if id(paragraph) in passed:
            continue
        lister.enter(paragraph)
        for block in paragraph.blocks:
            yield from lister.read(block)
            before = block.said if block.kind != "cell" else before


@dataclass(slots=True)
class _List:
    """A list that is being read: the level of its items, by the marker that they are printed with."""

    level: str
    passed_by: bool = False
    announced: bool = False
    markers: dict[str, str] = field(default_factory=dict)
    length: int = 0

    def holds(self, block: Block) -> bool:
        """Whether items with this marker belong to the list; an empty list takes any."""
        return not self.markers or _marker(block) in self.markers

    def item(self, block: Block, levels: Levels) -> Announced | None:
        marker = _marker(block)
        if marker not in self.markers:
            self.markers[marker] = self.level if not self.markers else _BELOW[self.level]
        level, text = self.markers[marker], block.said
        number = block.marker if re.fullmatch(r"\d+(?:\.\d+)+", block.marker) else ""
        if numbered := _NUMBERED.match(text):
            number, text = numbered["number"], numbered["label"]
        label, more, section = levels.name_and_description(text, level)
        self.length += 1
        return Announced(level, label, number or section, more) if label else None


class _Lister:
    """Where the reading of a paper's lists stands."""

    def __init__(self, document: Document, levels: Levels, is_old: re.Pattern[str]) -> None:
        self.document, self.levels, self.is_old = document, levels, is_old
        self.above: dict[str, Announced] = {}
        self.from_headings: dict[str, Announced] = {}
        self.lists: list[_List] = []
        self.counts: dict[tuple[str, tuple[Announced, ...]], int] = {}
        self.outcomes: dict[str, Announced] = {}  # those listed so far, by their labels
        self.number = ""
        self.paragraph: Paragraph | None = None

    def enter(self, paragraph: Paragraph) -> None:
        """A new paragraph begins; lettered ones belong to the one with their number."""
        whole = re.sub(r"[a-z]$", "", paragraph.number)
        if whole != self.number:
            self.number, self.lists, self.above = whole, [], dict(self.from_headings)
        self.paragraph = paragraph

    def tabled(self, found: Sequence[tuple[Paragraph, Announced]]) -> Iterator[Listed]:
        """What a table lists, cell by cell."""
        for cell, announced in found:
            self.paragraph = cell
            yield self._listed(announced, cell.blocks[0])

    def read(self, block: Block) -> Iterator[Listed]:
        """What a block lists."""
        if len(block.text) > LONGEST_SENTENCE:
            return
        if found := self.levels.announced(block.said):
            yield from self._announced(found, block)
        elif opening := self.levels.opening(block.said):
            self._close_row_of_aims(opening.level)
            head = self.levels.announced(block.said.rsplit(". ", 1)[0]) if ". " in block.said else None
            head = head or self.levels.introduced(block.said)
            if head and not (head.number and opening.under and opening.under.number != head.number):  # the last named is meant
                yield self._listed(head, block)
            elif opening.under:
                self.above[opening.under.level] = opening.under
            elif opening.level == "SubOutcome" and not self.above and (top := self._outcome_meant(block.said)):
                self.above[top.level] = top
            self.lists.append(_List(opening.level, passed_by=bool(self.is_old.search(block.said))))
        elif block.kind == "item":
            yield from self._item(block)
        elif not self.is_old.search(block.said) and (rows := rows_in(block.said, self.levels)):
            yield from self._rows(rows, block)
        else:
            self._told(block)

    def _outcome_meant(self, text: str) -> Announced | None:
        """The one outcome listed before that a text names ("The Safe Roads outcome has two sub-outcomes:"), else the heading's."""
        named = [it for it in self.outcomes.values() if re.search(rf"\b{re.escape(it.label)}\b", text, re.IGNORECASE)]
        if len(named) == 1:
            return named[0]
        return self.outcomes.get(name_key(self.paragraph.heading)) if self.paragraph and not named else None

    def _announced(self, found: Announced, block: Block) -> Iterator[Listed]:
        if self.lists and self.lists[-1].passed_by:
            return
        yield self._listed(found, block)
        if block.kind == "heading":
            self.from_headings = dict(self.above)
        if block.kind != "item" and found.level != "Action":
            self.lists.append(_List(_BELOW[found.level], announced=True))  # what is listed right under it stands a level lower

    def _item(self, block: Block) -> Iterator[Listed]:
        while len(self.lists) > 1 and not self.lists[-1].holds(block) and self.lists[-2].holds(block):
            self.lists.pop()
        found = self.lists[-1].item(block, self.levels) if self.lists and not self.lists[-1].passed_by else None
        if found:
            yield self._listed(found, block)

    def _rows(self, rows: tuple[Row, ...], block: Block) -> Iterator[Listed]:
        """Elements named in a sentence; under a heading that can be an outcome's name they are of that outcome."""
        heading = self.paragraph.heading if self.paragraph else ""
        first = rows[0].announced
        if first.level == "SubOutcome" and not first.number and not self.above and self.levels.names_outcome(heading):
            yield self._listed(Announced("Outcome", heading), block)
        for row in rows:
            if row.announced.number and row.announced.level == "SubOutcome":
                self.above = {}  # its number tells the outcome
            yield self._listed(row.announced, block, row.start, row.end)
            for child in row.children:
                yield self._listed(child, block, row.start, row.end)

    def _told(self, block: Block) -> None:
        """Text between lists: what it points down from ("under sub-outcome 7.2 the plan lists ...") stands above what follows."""
        if _POINTS_DOWN.search(block.said) and (under := self.levels.numbered_in(block.said)):
            self.above[under.level] = under
        if not (self.lists and self.lists[-1].announced and not self.lists[-1].markers):
            self.lists = []

    def _close_row_of_aims(self, level: str) -> None:
        """Actions below a row of several aims are those of the sub-outcome, not of the last aim."""
        if level == "Action" and self.lists and self.lists[-1].level == "Aim" and self.lists[-1].length > 1:
            self.above.pop("Aim", None)

    def _listed(self, found: Announced, block: Block, start: int = 0, end: int | None = None) -> Listed:
        assert self.paragraph is not None, "a block is read within a paragraph"  # noqa: S101
        self.above = {level: it for level, it in self.above.items() if _RANK[level] < _RANK[found.level]}
        parents = tuple(self.above[level] for level in sorted(self.above, key=_RANK.__getitem__))
        self.above[found.level] = found
        if found.level == "Outcome" and found.label:
            self.outcomes.setdefault(name_key(found.label), found)
        place = (found.level, parents)
        self.counts[place] = self.counts.get(place, 0) + 1
        by_number = found.number and found.level == "SubOutcome" and block.kind != "item"
        return Listed(found, 0 if by_number else self.counts[place], parents, quote_block(self.document, self.paragraph, block, start, end))


def _marker(block: Block) -> str:
    """The kind of an item's marker: all letters, numerals and numbers are one kind."""
    return "a" if re.fullmatch(r"\(?(?:[a-z]|[ivx]+|\d+)[.)]|\d+(?:\.\d+)+", block.marker) else block.marker
