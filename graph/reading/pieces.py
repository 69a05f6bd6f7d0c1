"""What a paper with styles or tags is made of, in reading order, and what each piece is once all of them are known.

Three things only the whole paper tells: which of its lists are its numbered paragraphs, whether a bold line alone is a
heading, and whether "3." over "3.1" is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from .lines import Line
from .numbering import numbered_lines
from .rendition import Writer

__all__ = ["Grid", "Piece", "settled", "write"]

_LONGEST_HEADING = 90  # characters; a longer line is text
_LONGEST_LABEL = 40
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")
_SENTENCE_END = re.compile(r"[.;,:!?]$")
_MOSTLY = 0.4  # share of words in bold above which bold type is not what sets headings apart


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table as texts, and which places a merged cell covers beside its first."""

    rows: tuple[tuple[str | None, ...], ...]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a table. `label` is the number, letter or bullet that is printed before the words."""

    kind: Literal["title", "heading", "item", "text", "caption", "note", "table"]
    text: str = ""
    label: str = ""
    level: int = 0
    is_bold: bool = False
    is_letter: bool = False
    grid: Grid | None = None

    @property
    def printed(self) -> str:
        """The words behind their label; a number without a sign stands apart from them, as on paper."""
        gap = "  " if self.label[-1:].isdigit() else " "
        return f"{self.label}{gap}{self.text}" if self.label else self.text

    @property
    def is_numbered(self) -> bool:
        """Whether it may be a numbered paragraph of the paper: "17." at the top of a list, or "2.3" anywhere."""
        found = _NUMBER.fullmatch(self.label)
        return bool(found) and self.kind == "text" and (self.level <= 1 or "." in self.label.rstrip(".)"))

    @property
    def may_be_heading(self) -> bool:
        """Whether it is short, all bold, and ends as no sentence does."""
        words = self.text
        short = len(words) <= _LONGEST_HEADING and "\n" not in words and not _SENTENCE_END.search(words)
        return self.kind == "text" and self.is_bold and short and any(map(str.isalpha, words))


def settled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, each as what it is in the whole."""
    found = _with_cover(pieces)
    bold = [i for i, piece in enumerate(found) if piece.may_be_heading and (not piece.label or piece.is_numbered)]
    if sum(len(found[i].text) for i in bold) <= _MOSTLY * sum(len(piece.text) for piece in found if piece.kind != "table"):
        for i in bold:
            found[i] = replace(found[i], kind="heading", level=0)
    numbered = [i for i, piece in enumerate(found) if piece.is_numbered]
    for i, after in pairwise(numbered):
        short = len(found[i].text) <= _LONGEST_HEADING and not _SENTENCE_END.search(found[i].text)
        if short and found[after].label.rstrip(".)") == f"{found[i].label.rstrip('.)')}.1":
            found[i] = replace(found[i], kind="heading", level=1)
    plain = [i for i, piece in enumerate(found) if piece.kind == "text"]
    series = {plain[k] for k in numbered_lines([Line(found[i].printed, 0, gap=True, indent=0, form_feed=False) for i in plain])}
    first = min(series, default=len(found))
    for i in plain:
        label = found[i].label
        if label and i not in series and not (found[i].is_letter and i > first) and len(label.split()) == 1:
            found[i] = replace(found[i], kind="item")
    return tuple(found)


def _with_cover(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a table of labels over the paper ("Report to:" beside "Cabinet") as the lines that it is on other papers."""
    first = next((i for i, piece in enumerate(pieces) if piece.kind == "heading" or piece.is_numbered), len(pieces))
    found: list[Piece] = []
    for i, piece in enumerate(pieces):
        rows = piece.grid.rows if piece.grid else ()
        labelled = [(row[0] or "").strip().endswith(":") and len(row[0] or "") <= _LONGEST_LABEL for row in rows if len(row) == 2]
        if i < first and rows and len(labelled) == len(rows) and all(labelled):
            found += [Piece("text", f"{label} {value or ''}".strip()) for label, value in rows]
        else:
            found.append(piece)
    return found


def write(pieces: Sequence[Piece], writer: Writer) -> None:
    """Writes the pieces; the caption over a table is its title."""
    title_block, caption = True, ""
    for piece in pieces:
        if piece.kind == "table" and piece.grid:
            writer.table(caption, piece.grid.rows, merged=piece.grid.merged)
        elif piece.kind == "title" and title_block:
            writer.title(piece.text)
        elif piece.kind in ("heading", "title"):
            writer.heading(piece.printed, piece.level)
        elif piece.kind == "item":
            writer.item(piece.text, piece.label, piece.level)
        else:
            writer.text(piece.printed)
        title_block = title_block and piece.kind == "title"
        caption = piece.text if piece.kind == "caption" else ""
