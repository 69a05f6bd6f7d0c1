"""The body of a Word document in reading order: paragraphs and tables, content controls, text boxes once, notes where they hang."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ....ontology.errors import SourceError
from ..blocks import BULLET
from ..pieces import Piece, settled, write
from ..rendition import Rendition, Writer
from .counting import Counting, Label
from .inline import Inline, Printed
from .package import FALLBACK, Element, Package, W, child, number_of, value_of
from .styles import Style, Styles, is_on
from .tables import grid_of, only_cell

__all__ = ["Body"]

_DEEPEST = 20  # tables and boxes within each other
_TYPED_LIST = re.compile(rf"{BULLET.pattern}|\(?(?:\d{{1,2}}|[a-z]|[ivx]+)[.)]\s+\S")
_LETTER = re.compile(r"\(?[a-z][.)]")  # a sub-paragraph's: "(a)" under 17. is 17a
_NOTES = {"footnote": "Footnote", "endnote": "Endnote"}
_NO_CONTENT = frozenset((*(f"{W}{name}" for name in "sdtPr sectPr tcPr del moveFrom".split()), FALLBACK))
_TYPED_CONTENTS = re.compile(r"\S.*(?:\t|\.{4,})\s*\d{1,3}\s*")  # what is typed, ends with a tab and the page
_GONE = ("del", "moveFrom", "vanish")  # a paragraph whose mark is deleted or hidden runs on into the next


class Body:
    """Reads one document from its beginning to its end: numbers and fields go on from paragraph to paragraph."""

    def __init__(self, package: Package) -> None:
        self._document = package.document
        self._styles = Styles(package.styles)
        self._counting = Counting(package.numbering)
        self._inline = Inline(self._styles)
        parts = {"footnote": package.footnotes, "endnote": package.endnotes}
        self._notes = {(kind, note.get(f"{W}id") or ""): note for kind, part in parts.items() for note in part.iterfind(f"{W}{kind}")}
        self._notes_read: dict[str, int] = {}
        self._running = Printed()
        self._notices: dict[str, None] = {}
        self._depth = 0
        self._in_contents = False  # a heading of a table of contents stood above, and only lines of one since
        self._name = ""

    def rendition(self, name: str) -> Rendition:
        """The whole body. Raises SourceError where it holds no words, or is nested deeper than any paper."""
        self._name = name
        body = child(self._document, "body")
        pieces = [] if body is None else list(self._blocks(body))
        writer = Writer()
        write(settled(pieces), writer)
        for notice in (*self._notices, *self._left_out()):
            writer.notice(notice)
        rendition = writer.finish("word")
        if not rendition.text.strip():
            raise SourceError(f"{name} holds no words: give the file that holds the paper's text.")
        return rendition

    def _blocks(self, parent: Element) -> Iterator[Piece]:
        """The pieces of a body, a cell, a box or a note."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SourceError(f"{self._name} has tables or boxes within each other, over {_DEEPEST} deep, as no paper has: check the file.")
        for each in _content(parent):
            if each.tag == f"{W}p":
                yield from self._paragraph(each)
            elif each.tag == f"{W}tbl":
                yield from self._table(each)
            else:
                self._notices["A file that is embedded in the document is not read: read it by itself."] = None
        if self._running.text:  # no next paragraph to run on into
            running, self._running = self._running, Printed()
            yield Piece("text", running.text)
        self._depth -= 1

    def _paragraph(self, paragraph: Element) -> Iterator[Piece]:
        style_id = value_of(paragraph, "pPr", "pStyle")
        style = self._styles.of(style_id)
        printed, self._running = self._running, Printed()
        self._inline.read(paragraph, style, printed)
        if any(is_on(child(paragraph, "pPr", "rPr", mark)) for mark in _GONE) and child(paragraph, "pPr", "sectPr") is None:
            self._running = printed
            return
        label = self._label(paragraph, style_id, style)
        notes, boxes = printed.notes, printed.boxes
        self._in_contents = style.is_contents or (self._in_contents and bool(_TYPED_CONTENTS.fullmatch(printed.text) or not printed.text))
        if self._in_contents:
            self._inline.contents = True
        elif printed.text:
            yield from _pieces(printed, style, label, _outline(paragraph, style))
        for box in boxes:
            yield from self._blocks(box)
        for note in notes:
            yield from self._note(note)

    def _label(self, paragraph: Element, style_id: str | None, style: Style) -> Label | None:
        own = child(paragraph, "pPr", "numPr")
        list_id, depth = number_of(own, "numId"), number_of(own, "ilvl")
        if list_id is None:
            if style.numbering is None:
                return None
            list_id, tied = style.numbering[0], self._counting.level_of_style(style.numbering[0], style_id or "")
            depth = depth if depth is not None else tied if tied is not None else style.numbering[1]
        return self._counting.next(list_id, depth or 0)

    def _table(self, table: Element) -> Iterator[Piece]:
        if (cell := only_cell(table)) is not None:
            yield from self._blocks(cell)
            return
        behind: list[Piece] = []

        def words(cell: Element) -> str:
            lines: list[str] = []
            for piece in self._blocks(cell):
                if piece.kind in ("table", "note"):
                    behind.append(piece)  # they stand behind the table
                else:
                    lines.append(piece.printed)
            return "\n".join(lines)

        yield Piece("table", grid=grid_of(table, words, self._name))
        yield from behind

    def _note(self, note: tuple[str, str]) -> Iterator[Piece]:
        """What a footnote or an endnote says, behind the paragraph that refers to it."""
        kind, _ = note
        if (found := self._notes.get(note)) is None:
            return
        number = self._notes_read[kind] = self._notes_read.get(kind, 0) + 1
        words = " ".join(piece.printed for piece in self._blocks(found) if piece.kind != "table")
        if words:
            yield Piece("note", f"{_NOTES[kind]} {number}: {words}")

    def _left_out(self) -> Iterator[str]:
        """What an officer should know of the reading."""
        if self._inline.changes:
            yield "The document holds tracked changes: it is read as if all of them were accepted."
        if self._inline.hides:
            yield "Hidden text is left out."
        if self._inline.contents:
            yield "The table of contents is left out."
        if self._inline.pictures:
            yield f"Words that stand in pictures, charts or embedded files are not read ({self._inline.pictures} in this document)."


def _content(parent: Element) -> Iterator[Element]:
    """Paragraphs, tables and embedded files, out of what wraps them."""
    for each in parent:
        if each.tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield each
        elif each.tag not in _NO_CONTENT and child(each, "sdtPr", "showingPlcHdr") is None:
            yield from _content(each)


def _outline(paragraph: Element, style: Style) -> int:
    """The depth of a heading, 0 for none: the paragraph's own outline level, or its style's."""
    level = number_of(paragraph, "pPr", "outlineLvl")
    return style.heading if level is None else 0 if level > 8 else level + 1


def _pieces(printed: Printed, style: Style, label: Label | None, heading: int) -> Iterator[Piece]:
    text, words, depth = printed.text, label.words if label else "", label.level if label else 0
    if style.is_title:
        yield Piece("title", text, level=1)
    elif heading:
        yield Piece("heading", " ".join(text.split("\n")), words, heading)
    elif label and label.format == "bullet":
        yield Piece("item", text, words, depth)
    elif style.is_caption:
        yield Piece("caption", text, words)
    else:
        lines, is_letter = text.split("\n"), label is not None and label.format == "lowerLetter" and bool(_LETTER.fullmatch(words))
        listed = [i for i, line in enumerate(lines) if i and _TYPED_LIST.match(line)]
        for start, end in pairwise([0, *listed, len(lines)]):
            here = (words, depth) if start == 0 else ("", 0)
            yield Piece("text", "\n".join(lines[start:end]), *here, printed.is_bold, is_letter and start == 0)
