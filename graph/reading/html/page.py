"""The blocks of a page in reading order: headings, paragraphs, lists, tables of data; tables for layout are walked through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html

from ..pieces import Piece
from .furniture import furniture
from .tables import grid_of, is_layout, whole

__all__ = ["Page"]

_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure form header hr legend li main ol p pre section "
    "summary table tbody td tfoot th thead tr ul caption h1 h2 h3 h4 h5 h6".split()
)
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+)[.)]*\)?")
_BULLET = "•"
_ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()


@dataclass(slots=True)
class _Words:
    """The words of the block that is being read, and how much of them is bold."""

    parts: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, words: str, *, bold: bool = False) -> None:
        self.parts.append(words)
        letters = sum(map(str.isalnum, words))
        self.letters += letters
        self.bold += letters if bold else 0


class Page:
    """Walks a page once."""

    def __init__(self, root: html.HtmlElement, name: str) -> None:
        self._root, self._name, self._furniture = root, name, furniture()
        self._pieces: list[Piece] = []
        self._words = _Words()
        self._label, self._depth, self._is_letter = "", 0, False
        self._addresses: list[str] = []
        self._level = 1  # of the heading that stands above the parts that can be unfolded

    def pieces(self) -> list[Piece]:
        """The blocks; a first heading is the page's title. Raises SourceError for a table that no page could show."""
        self._walk(self._furniture.main(self._root), bold=False)
        self._flush()
        title = self._root.findtext(".//title") or ""
        if self._pieces and not any(piece.kind == "heading" and piece.level == 1 for piece in self._pieces) and title.strip():
            self._pieces.insert(0, Piece("heading", _tidy(title), level=1))
        for i, piece in enumerate(self._pieces):
            if piece.kind != "heading" or piece.level > 1:
                break
            self._pieces[i] = Piece("title", piece.text, level=1)
        return self._pieces

    def _flush(self, kind: str = "text", level: int = 0) -> None:
        words, self._words = self._words, _Words()
        lines = (_tidy(self._furniture.sizes.sub("", line)) for line in words.text.split("\n"))
        text = "\n".join(filter(None, lines))
        if not text:
            return
        bold = 0 < words.letters == words.bold
        if kind == "heading":
            self._pieces.append(Piece("heading", text.replace("\n", " "), self._label, level))
        elif self._label == _BULLET:
            self._pieces.append(Piece("item", text, self._label, self._depth))
        else:
            self._pieces.append(Piece("text", text, self._label, self._depth if self._label else 0, bold, self._is_letter))
        self._label, self._is_letter = "", False
        self._pieces += [Piece("text", address) for address in self._addresses]  # of reports, each on a line of its own
        self._addresses = []

    def _walk(self, element: html.HtmlElement, *, bold: bool) -> None:
        tag = element.tag
        bold = bold or tag in ("b", "strong", "th")
        self._add(element.text, bold=bold)
        for each in element:
            if isinstance(each.tag, str) and not self._furniture.left_out(each):
                self._element(each, bold=bold)
            self._add(each.tail, bold=bold)

    def _element(self, each: html.HtmlElement, *, bold: bool) -> None:
        level = self._furniture.heading(each) or self._unfolds(each)
        if each.tag == "br":
            self._words.add("\n")
        elif level:
            self._flush()
            self._heading(each, level)
        elif each.tag in ("ul", "ol"):
            self._flush()
            self._list(each, bold=bold)
        elif each.tag == "table":
            self._flush()
            self._table(each)
        elif each.tag in _BLOCKS:
            self._flush()
            self._walk(each, bold=bold)
            self._flush()
        else:
            self._walk(each, bold=bold)
            self._link(each)

    def _add(self, words: str | None, *, bold: bool) -> None:
        if words:
            self._words.add(_SPACES.sub(" ", words), bold=bold)

    def _heading(self, element: html.HtmlElement, level: int) -> None:
        """A heading; one that is but a number is the label of what follows."""
        self._walk(element, bold=False)
        words = _tidy(self._furniture.sizes.sub("", self._words.text))
        if _NUMBER.fullmatch(words):
            self._label, self._words = words, _Words()
            return
        self._words.parts = [words]
        self._level = level if element.tag != "summary" else self._level
        self._flush("heading", level)

    def _unfolds(self, element: html.HtmlElement) -> int:
        """The depth of what is clicked to unfold a part of the page, which is its heading; 0 for what is none, or holds one."""
        if element.tag != "summary" or any(self._furniture.heading(each) for each in element.iter() if isinstance(each.tag, str)):
            return 0
        return min(self._level + sum(1 for _ in element.iterancestors("details")), 6)

    def _link(self, element: html.HtmlElement) -> None:
        """The address of a document that a link leads to."""
        address = (element.get("href") or "").strip() if element.tag == "a" else ""
        if self._furniture.documents.search(address):
            self._addresses.append(re.sub(r"\s", "%20", address))

    def _list(self, element: html.HtmlElement, *, bold: bool) -> None:
        self._depth += 1
        number = whole(element.get("start"), 1)
        for each in element:
            if not isinstance(each.tag, str) or self._furniture.left_out(each):
                continue
            if each.tag in ("ul", "ol"):  # a list right within a list, as word processors save it
                self._list(each, bold=bold)
                continue
            number = whole(each.get("value"), number)
            self._label = _BULLET if element.tag == "ul" else _numbered(number, element.get("type") or "1")
            self._is_letter = element.tag == "ol" and element.get("type") == "a"
            self._walk(each, bold=bold)
            self._flush()
            self._label, number = "", number + 1
        self._depth -= 1

    def _table(self, table: html.HtmlElement) -> None:
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table and not self._furniture.left_out(row)]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if is_layout(table, cells, self._furniture):
            for cell in (cell for row in cells for cell in row if any(other.tag == "td" for other in row)):
                if self._furniture.is_number_cell(cell):
                    self._label = _tidy("".join(cell.itertext()))
                else:
                    self._walk(cell, bold=False)
                    self._flush()
            return
        caption = table.find("caption")
        if caption is not None and (words := _tidy("".join(caption.itertext()))):
            self._pieces.append(Piece("caption", words))
        self._pieces.append(Piece("table", grid=grid_of(cells, self._cell, self._name)))

    def _cell(self, cell: html.HtmlElement) -> str:
        """The words of a cell, its blocks on lines of their own."""
        pieces, self._pieces = self._pieces, []
        self._walk(cell, bold=False)
        self._flush()
        found, self._pieces = self._pieces, pieces
        return "\n".join(_printed(found))


def _printed(pieces: list[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield piece.printed


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", text.replace("\u00ad", "")).strip(" \u00a0")


def _numbered(number: int, kind: str) -> str:
    """What a browser prints before an item of an ordered list."""
    if kind in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in ("i", "I") and 1 <= number <= len(_ROMANS):
        return f"{_ROMANS[number - 1] if kind == 'i' else _ROMANS[number - 1].upper()}."
    return f"{number}."
