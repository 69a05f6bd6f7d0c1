r"""A paper as the rest of the house sees it: paragraphs of blocks, each character traceable to the source.

Reading makes a `Document`; everything above quotes from it. A block's text is tidy (white space collapsed, a hyphen at a
line's end kept and joined to the next line), and every character of it remembers where it stands in the source, so a
quotation of a block is found again in the file character by character.

    >>> block = Block("text", *tidy("The sub-\n outcomes  are", 100))
    >>> block.text, block.span(4, 16)
    ('The sub-outcomes are', (104, 118))
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from .offsets import Offsets

__all__ = ["Block", "BlockKind", "Document", "Paragraph", "Table", "normalised", "tidy"]

BlockKind = Literal["heading", "text", "item", "cell"]
_SINGLE = str.maketrans("“”", "‘’")
_GAP = re.compile(  # one plain space stays as it is
    r"(?P<hyphen>(?<=\w)-|(?<=\d)–(?=\s*\n\s*\d))[ \t\u00a0]*\n\s*|\s{2,}|[^\S ]"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a run of text, one item of a list or one cell of a table.

    `offsets[i]` is where `text[i]` stands in the source, in characters from its start; `marker` is the bullet, letter
    or numeral an item was printed with ("o", "ii.", "" where it was lost). `level` is the depth of a heading (1 at the
    top) or of an item, as the source's styles or type sizes tell; 0 where nothing tells it.
    """

    kind: BlockKind
    text: str
    offsets: Offsets = field(repr=False)
    marker: str = ""
    level: int = 0

    @property
    def said(self) -> str:
        """The text with one kind of quotation marks, ‘ and ’, whichever the paper uses; characters stay in their places."""
        return self.text.translate(_SINGLE) if "“" in self.text or "”" in self.text else self.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the source: first character, and one past the last."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a paper, or a cell of one of its tables.

    `number` is as printed ("17", "2a"); a paragraph without one has its heading as printed, the title block "title", a
    cell its place ("Actions!B5", "table 2, row 3, column 1"). `heading` is the heading it stands under, for a cell of a
    sheet the sheet's name. `start` and `end` are characters from the start of the source's text, `page` is the page it
    begins on, counted from 1, or 0 where the source has no pages.
    """

    number: str
    heading: str
    blocks: tuple[Block, ...]
    page: int = 0

    @property
    def start(self) -> int:
        """Its first character."""
        return self.blocks[0].offsets[0]

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.blocks[-1].offsets[-1] + 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a paper or a sheet of a workbook: rows of cells, None where a cell is empty.

    A cell is a paragraph of the document; one that was merged over several rows or columns stands in every place that
    it covers. All rows are of one length. `title` is the sheet's name or the caption, "" where there is none.
    """

    title: str
    rows: tuple[tuple[Paragraph | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: where it came from, its paragraphs in reading order, and the text that offsets count in.

    `source` names it in IRIs (the file's name without its ending, as a slug); `checksum` is the file's SHA-256 in hex.
    `format` is the name of the reader ("text", "pdf", "word", "excel", ...). For anything but plain text, `text` is the
    reader's own rendition, the same whenever the same bytes are read. The cells of `tables` are among `paragraphs`.
    `pages` are the places in the text where pages begin, empty where the source has none.
    `notices` are sentences for an officer about what could not be read as printed ("Page 4 is a picture ...").
    """

    source: str
    filename: str
    checksum: str
    paragraphs: tuple[Paragraph, ...]
    text: str = field(repr=False)
    format: str = "text"
    tables: tuple[Table, ...] = field(default=(), repr=False)
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()

    def page_at(self, place: int) -> int:
        """The page, counted from 1, on which a character of the text stands; 0 where the source has no pages."""
        return bisect_right(self.pages, place)


def normalised(text: str) -> str:
    """Words as they are quoted: white space collapsed, a hyphen at a line's end kept and joined."""
    return tidy(text, 0)[0]


def tidy(text: str, start: int) -> tuple[str, Offsets]:
    """The normalised text, and for each of its characters the place in the source that `text` begins at `start` of."""
    words = text.strip()
    begin = start + len(text) - len(text.lstrip())
    parts: list[str] = []
    firsts, starts = ([0], [begin]) if words else ([], [])
    at = length = 0
    for gap in _GAP.finditer(words):
        parts += [words[at : gap.start()], gap["hyphen"] or " "]
        length += gap.start() - at + 1
        at = gap.end()
        if at - gap.start() > 1:
            firsts.append(length)
            starts.append(begin + at)
    parts.append(words[at:])
    return "".join(parts), Offsets(tuple(firsts), tuple(starts), length + len(words) - at)
