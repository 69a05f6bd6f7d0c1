"""The words of a paragraph: runs, fields, tracked changes, symbols, and what is anchored in it (notes, text boxes).

Insertions are read and deletions are not, as if all changes were accepted (ISO/IEC 29500-1, 17.13.5); of a field the
result is read, never its instruction (17.16).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from .package import ALTERNATIVES, CHOICE, FALLBACK, Element, W, child, value_of
from .styles import Style, Styles, is_on

__all__ = ["Inline", "Printed"]

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_LEFT_OUT = frozenset(f"{W}{name}" for name in "pPr rPr sdtPr sdtEndPr del moveFrom rt tblPr trPr tcPr sectPr".split())
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURE = re.compile(r"\}(?:blip|imagedata|chart|relIds|OLEObject)$")
#: Characters of symbol fonts that stand for words or lists; others are kept as they are.
_SYMBOLS = {
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0FC: "✓",
    0xF0FB: "✗",
    0xF0FE: "☑",
    0xF0A8: "□",
    0xF06F: "□",
    0xF0E0: "→",
    0xF0D8: "➢",
    0xF02D: "-",
}
_CONTENTS = re.compile(r"\s*(?:TOC|TOA|INDEX)\b")


@dataclass(slots=True)
class Printed:
    """What a paragraph prints: its words, the notes that it refers to, the text boxes that hang on it, how much is bold."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    letters: int = 0
    bold: int = 0

    @property
    def text(self) -> str:
        """The words, without hyphens that only show where a word may be parted."""
        return "".join(self.parts).replace("\u00ad", "").strip()

    @property
    def is_bold(self) -> bool:
        """Whether every letter is bold."""
        return 0 < self.letters == self.bold


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False

    @property
    def shows(self) -> bool:
        return self.has_result and not _CONTENTS.match(self.instruction)


class Inline:
    """Reads paragraphs in order: a field may begin in one and end in another. Counts what was left out."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[_Field] = []
        self.hides, self.changes, self.contents, self.pictures = False, False, False, 0

    def read(self, paragraph: Element, style: Style, into: Printed) -> None:
        """Adds what a paragraph prints."""
        for each in paragraph:
            self._walk(each, style, into)

    def _walk(self, element: Element, style: Style, into: Printed) -> None:
        tag = element.tag
        if tag in _LEFT_OUT:
            self.changes = self.changes or tag in (f"{W}del", f"{W}moveFrom")
        elif tag == f"{W}r":
            self._run(element, style, into)
        elif tag == ALTERNATIVES:
            self._walk_one(element, style, into)
        elif tag == f"{W}sdt" and child(element, "sdtPr", "showingPlcHdr") is not None:
            return  # "Click here to enter text"
        elif tag == _MATHS:
            self._print(element.text or "", into, bold=False)
        else:
            self.changes = self.changes or tag in (f"{W}ins", f"{W}moveTo")
            for each in element:
                self._walk(each, style, into)

    def _walk_one(self, alternatives: Element, style: Style, into: Printed) -> None:
        """Of several forms of the same thing, the first is read: a text box stands in each of them."""
        chosen = alternatives.find(CHOICE)
        chosen = alternatives.find(FALLBACK) if chosen is None else chosen
        for each in () if chosen is None else chosen:
            self._content(each, style, into, bold=False)

    def _run(self, run: Element, style: Style, into: Printed) -> None:
        named = value_of(run, "rPr", "rStyle")
        own = self._styles.of(named) if named else Style()
        hidden, bold = is_on(child(run, "rPr", "vanish")), is_on(child(run, "rPr", "b"))
        if (own.hidden or style.hidden) if hidden is None else hidden:
            self.hides = self.hides or run.find(f"{W}t") is not None
            for mark in run.iterfind(f"{W}fldChar"):
                self._field(mark)
            return
        for each in run:
            self._content(each, style, into, bold=(own.bold or style.bold) if bold is None else bold)

    def _content(self, each: Element, style: Style, into: Printed, *, bold: bool) -> None:
        """One piece of a run's content."""
        name = etree.QName(each).localname
        if each.tag == ALTERNATIVES:
            self._walk_one(each, style, into)
        elif name in ("drawing", "pict", "object"):
            boxes = [found for found in each.iter(f"{W}txbxContent") if not any(a.tag == f"{W}txbxContent" for a in found.iterancestors())]
            into.boxes += boxes
            self.pictures += not boxes and any(_PICTURE.search(str(part.tag)) for part in each.iter())
        elif name == "fldChar":
            self._field(each)
        elif name == "instrText":
            if self._fields:
                self._fields[-1].instruction += each.text or ""
        elif name in ("footnoteReference", "endnoteReference"):
            into.notes.append((name.removesuffix("Reference"), each.get(f"{W}id") or ""))
        elif name == "t":
            self._print(each.text or "", into, bold=bold)
        elif name == "sym":
            self._print(_symbol(each.get(f"{W}char") or ""), into, bold=bold)
        elif name in _SIGNS:
            self._print(_SIGNS[name], into, bold=bold)
        elif name == "ruby":
            self._walk(each, style, into)

    def _field(self, mark: Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _print(self, words: str, into: Printed, *, bold: bool) -> None:
        if not all(each.shows for each in self._fields):
            self.contents = self.contents or any(_CONTENTS.match(each.instruction) for each in self._fields)
            return
        into.parts.append(words)
        letters = sum(map(str.isalnum, words))
        into.letters += letters
        into.bold += letters if bold else 0


def _symbol(code: str) -> str:
    """The character of a symbol font, given by its code in hexadecimal digits."""
    number = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
    private = number + 0xF000 if 0 < number < 0x100 else number
    return _SYMBOLS.get(private) or (chr(number) if number >= 0x20 and not 0xD800 <= number < 0xE000 else "")
