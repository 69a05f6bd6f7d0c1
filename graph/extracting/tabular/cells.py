"""A filled cell of a table, and any part of its words as a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...document import Block, Document, Paragraph, Table
from ...statement import Quotation
from ..sameness import plain
from ..sentences import quote_block

__all__ = ["Cell", "Grid", "Piece", "distinct", "grid_of", "squeezed"]

_WRAPPED = frozenset({"pdf", "text"})  # a new line in a cell of these is where the line was full, and parts nothing


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the words of a cell, from character `start` on."""

    cell: Cell
    start: int
    text: str

    def quote(self) -> Quotation:
        """The words, as they stand in the cell."""
        return self.cell.quote(self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell with something in it, or another block of a paper. A merged cell is the same in every place that it covers."""

    document: Document
    paragraph: Paragraph
    number: int = 0

    @property
    def _place(self) -> tuple[str, int, int]:
        return self.document.source, self.paragraph.start, self.number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cell) and self._place == other._place

    def __hash__(self) -> int:
        return hash(self._place)

    @property
    def block(self) -> Block:
        """The block of its words."""
        return self.paragraph.blocks[self.number]

    @property
    def text(self) -> str:
        """Its words, white space collapsed."""
        return self.block.text

    @property
    def lines(self) -> str:
        """Its words with a new line where whoever wrote the cell began one; character by character as long as `text`."""
        block = self.block
        if self.document.format in _WRAPPED:
            return block.text
        ends = [*block.offsets[1:], block.offsets[-1] + 1]
        broken = ("\n" in self.document.text[at:end] for at, end in zip(block.offsets, ends, strict=True))
        return "".join("\n" if letter == " " and line_ends else letter for letter, line_ends in zip(block.text, broken, strict=True))

    def quote(self, start: int = 0, end: int | None = None) -> Quotation:
        """The quotation of its characters `start` to `end`, the whole of it if nothing is said."""
        return quote_block(self.document, self.paragraph, self.block, start, end)

    def piece(self, start: int = 0, end: int | None = None) -> Piece:
        """Its words from `start` to `end`, without space and closing punctuation around them."""
        text = self.text[start : len(self.text) if end is None else end]
        left = len(text) - len(text.lstrip(" ,;:-–—•·.")) if text.strip(" ,;:-–—•·.") else 0
        return Piece(self, start + left, text[left:].rstrip(" ,;:`").removesuffix(".").rstrip())


Grid = Sequence[Sequence[Cell | None]]


def grid_of(document: Document, table: Table) -> list[list[Cell | None]]:
    """The rows of a table, None for an empty cell."""
    return [[Cell(document, paragraph) if paragraph else None for paragraph in row] for row in table.rows]


def squeezed(text: str) -> str:
    """Words as headers and codes are compared: no case, punctuation or spaces, "_" and "/" as spaces; "#" stays."""
    return text.strip() if text.strip() in ("#", "%") else plain(re.sub(r"[_/]", " ", text)).replace(" ", "")


def distinct(row: Sequence[Cell | None]) -> Iterator[Cell]:
    """The filled cells of a row, a merged one once."""
    yield from dict.fromkeys(cell for cell in row if cell)
