"""What a reader makes of a file: plain text, and what it knows of the places where blocks begin.

A format that says what a heading or an item is (Word, HTML, PDF by its type sizes) is written down as text, one block
after the other, with a mark at the start of each. The text is what quotations count their characters in, so it depends
on the file's bytes alone.

    >>> writer = Writer()
    >>> writer.heading("Aims", level=2)
    >>> writer.item("Warm homes", marker="•", level=1)
    >>> writer.table("", [["Action", "Who"], ["Insulate lofts", None]])
    >>> rendition = writer.finish()
    >>> print(rendition.text)
    Aims
    <BLANKLINE>
    • Warm homes
    <BLANKLINE>
    Action
    <BLANKLINE>
    Who
    <BLANKLINE>
    Insulate lofts
    <BLANKLINE>
    >>> rendition.marks[0], rendition.tables[0].places[1]
    (Mark(kind='heading', level=2, marker='', place=''), (33, None))
    >>> rendition.marks[33].place
    'table 1, row 2, column 1'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Mark", "MarkKind", "Rendition", "Shape", "Writer"]

#: "text" is a block of which no more is known: a printed number, letter or label that opens it still tells what it is.
MarkKind = Literal["title", "heading", "item", "text", "cell"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A block begins here: its kind, the depth of a heading or item, an item's printed marker, the place of a cell."""

    kind: MarkKind
    level: int = 0
    marker: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: its title, and for each of its places the offset at which the text of the cell there begins, or None."""

    title: str
    places: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Rendition:
    """A file as plain text.

    `marks` tell, by offset, where blocks begin and what they are; every block is marked, or none is and the text alone
    must tell. `pages` are the offsets at which pages begin, empty where the file has none.
    """

    text: str
    format: str
    marks: Mapping[int, Mark] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    tables: tuple[Shape, ...] = ()
    notices: tuple[str, ...] = ()


class Writer:
    """Writes a rendition, block after block in reading order; blocks without words are passed by."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: dict[int, Mark] = {}
        self._pages: list[int] = []
        self._tables: list[Shape] = []
        self._notices: dict[str, None] = {}

    def title(self, text: str) -> None:
        """A block of the title block."""
        self._block(text, Mark("title"))

    def heading(self, text: str, level: int = 0) -> None:
        """A heading; `level` 1 is the top, 0 unknown."""
        self._block(text, Mark("heading", level))

    def text(self, text: str) -> None:
        """A block of text; a number printed before it ("17. ...") is part of it."""
        self._block(text, Mark("text"))

    def item(self, text: str, marker: str = "", level: int = 0) -> None:
        """An item of a list with the bullet, letter or number that is printed before it."""
        self._block(f"{marker} {text}" if marker and text.strip() else text, Mark("item", level, marker))

    def page(self) -> None:
        """A new page begins."""
        self._pages.append(self._length)

    def notice(self, sentence: str) -> None:
        """Something that an officer should know of the reading; told once."""
        self._notices[sentence] = None

    def table(
        self,
        title: str,
        rows: Sequence[Sequence[str | None]],
        places: Sequence[Sequence[str]] | None = None,
        merged: Mapping[tuple[int, int], tuple[int, int]] | None = None,
        page_breaks: Sequence[int] = (),
    ) -> None:
        """A table: texts of its cells, row by row, all rows of one length, None or "" where a cell is empty.

        `places` name the cells ("Actions!B5"); by default they are counted from 1. `merged` leads from a row and column
        that a merged cell covers to those of its first place (both counted from 0); there the text is given once.
        `page_breaks` are the rows, counted from 0, before which a page ends; one that fills whole pages stands there again.
        """
        number = len(self._tables) + 1
        starts: dict[tuple[int, int], int] = {}
        for r, row in enumerate(rows):
            for _ in range(page_breaks.count(r)):
                self.page()
            for c, text in enumerate(row):
                place = places[r][c] if places else f"table {number}, row {r + 1}, column {c + 1}"
                if (r, c) not in (merged or {}) and (start := self._block(text or "", Mark("cell", place=place))) is not None:
                    starts[r, c] = start
        spread = {covered: starts[first] for covered, first in (merged or {}).items() if first in starts}
        shape = tuple(tuple((starts | spread).get((r, c)) for c in range(len(row))) for r, row in enumerate(rows))
        self._tables.append(Shape(title, shape))

    def finish(self, format_name: str = "") -> Rendition:
        """The rendition of all that was written."""
        text = "".join(self._parts)
        return Rendition(text, format_name, self._marks, tuple(self._pages), tuple(self._tables), tuple(self._notices))

    def _block(self, text: str, mark: Mark) -> int | None:
        words = text.strip()
        if not words:
            return None
        gap = "\n" if self._parts else ""
        start = self._length + len(gap)
        self._parts.append(f"{gap}{words}\n")
        self._length += len(self._parts[-1])
        self._marks[start] = mark
        return start
