"""A page of a PDF -> its words with their places, sizes and weights, as the content stream has them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass
from math import hypot

import pypdfium2 as pdfium
import pypdfium2.raw as raw

__all__ = ["Page", "Word", "read_page"]

#: Characters of a page that are read; a page of print has about 4,000, and a drawing can hold millions.
_MOST_CHARACTERS = 100_000
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▪", "\uf06f": "o", "\uf0fc": "✓", "\uf0a8": "▪", "\uf076": "▪", "\uf02d": "-"}
_PLAIN = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", **_BULLETS})
_BELOW, _ABOVE = 0.22, 0.78  # of the size of type: how far letters reach below and above their line
_SMALLEST, _FARTHEST = 1.0, 20_000.0  # points: the height of letters that can be read, and the longest side of a page
_HYPHEN = "\x02"  # what PDFium puts for a hyphen at the end of a line
_SPACES = " \t\r\n\u00a0"
_FUNCTION_WORDS = frozenset("the of and to in a is for on that with by as at are be this will from or an we our".split())
_FEWEST_WORDS = 40
_LONGEST_NAME = 80  # bytes of a font's name; what has a longer one is not taken for bold by it
_BOLD_WEIGHT, _BOLD_NAME = 600, re.compile(rb"bold|black|heavy|semib", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its box in points from the page's lower left corner, the size of its type, and whether it is bold.

    `spaced` says that a space is printed before it, however close it stands: slanted letters lean over the space behind them.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    spaced: bool = False

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page, its size in points, and whether its letters are what they look like.

    `broken` says that the fonts lead from letters to other characters; `pictured` that a picture covers much of the page.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    broken: bool
    pictured: bool


def read_page(page: pdfium.PdfPage) -> Page:
    """The words of a page; the caller closes it."""
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        words, unmapped, total = _words(text)
    finally:
        text.close()
    broken = total > 0 and (unmapped > 0.15 * total or _are_no_words(words))
    return Page(words, width, height, broken, total < 20 and _pictured(page, width * height))


def _words(text: pdfium.PdfTextPage) -> tuple[tuple[Word, ...], int, int]:
    """The words, how many characters mean nothing, and how many there are."""
    unicode, generated, unmapped_at, loose_box = (
        raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated, raw.FPDFText_HasUnicodeMapError, raw.FPDFText_GetLooseCharBox
    )  # fmt: skip
    page = text.raw  # these calls, three or four a character, are most of the time that a PDF takes
    count = min(raw.FPDFText_CountChars(page), _MOST_CHARACTERS)
    box, found, letters = raw.FS_RECTF(), list[Word](), list[str]()
    at_box, printed = ctypes.byref(box), _Print(text)
    left = right = base = 0.0
    size = _SMALLEST
    first = unmapped = total = 0
    space = spaced = False

    def finish() -> None:
        if letters:
            box_of = left, base - _BELOW * size, right, base + _ABOVE * size
            found.append(Word("".join(letters), *box_of, size, printed.bold(first), spaced))
            letters.clear()

    for i in range(count):
        code = unicode(page, i)
        sign = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if sign in _SPACES:
            finish()
            space = space or (sign == " " and not generated(page, i))
            continue
        if not sign.isalnum() and generated(page, i) and sign != _HYPHEN:
            continue  # PDFium adds spaces and ends of lines, never letters
        loose_box(page, i, at_box)
        x, bottom, x_end, top = box.left, box.bottom, box.right, box.top
        if not (-_FARTHEST < x <= x_end < _FARTHEST and -_FARTHEST < bottom <= top < _FARTHEST):
            continue  # off every page, or no number at all
        total += 1
        if sign == _HYPHEN:
            sign = "-"
        elif sign == "\u00ad":
            continue
        elif (code < 32 or sign == "\ufffd" or 0xE000 <= code < 0xF900) and sign not in _BULLETS:
            unmapped += 1
            continue
        elif unmapped_at(page, i) == 1:
            unmapped += 1
        beside = left - size <= x and -0.5 * size < x - right < 0.35 * size
        if letters and not (beside and bottom < base + 0.7 * size and top > base - 0.1 * size):
            finish()
        if not letters:
            first, left, right = i, x, x_end
            size, base = printed.type(i, bottom, top)
            spaced, space = space, False
        letters.append(sign if code < 128 else sign.translate(_PLAIN))
        right = x_end if x_end > right else right  # noqa: FURB136 - a call for each character costs more than all else here
    finish()
    return tuple(found), unmapped, total


class _Print:
    """Tells how the characters of a page are printed."""

    def __init__(self, text: pdfium.PdfTextPage) -> None:
        self._page, self._matrix, self._x, self._y = text.raw, raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        self._known: dict[bytes, bool] = {}

    def type(self, index: int, bottom: float, top: float) -> tuple[float, float]:
        """The size of a character's type on the page, and the height of the line it stands on, in points.

        `bottom` and `top` of its box tell them where the page does not.
        """
        self._matrix.c, self._matrix.d, self._y.value = 0.0, 0.0, 0.0
        raw.FPDFText_GetMatrix(self._page, index, self._matrix)
        size = raw.FPDFText_GetFontSize(self._page, index) * hypot(self._matrix.c, self._matrix.d)
        if not _SMALLEST <= size < _FARTHEST:
            size = max(top - bottom, _SMALLEST)
        raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return size, self._y.value if -_FARTHEST < self._y.value < _FARTHEST else bottom + _BELOW * size

    def bold(self, index: int) -> bool:
        """Whether a character's font is bold, by its weight or its name."""
        if raw.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT:
            return True
        self._name.value = b""
        raw.FPDFText_GetFontInfo(self._page, index, self._name, _LONGEST_NAME, self._flags)
        name = self._name.value
        if name not in self._known:
            self._known[name] = bool(_BOLD_NAME.search(name))
        return self._known[name]


def _are_no_words(words: tuple[Word, ...]) -> bool:
    """Whether what should be words is none: a font whose letters are shifted gives words without vowels and no "the"."""
    plain = [word.text.casefold() for word in words if re.fullmatch(r"[^\W\d_]{2,}[.,;:]?", word.text)]
    tokens = [word.text for word in words if len(word.text) > 2]
    if len(tokens) < _FEWEST_WORDS:
        return False
    known = Counter(word.strip(".,;:") in _FUNCTION_WORDS for word in plain)[True]
    voiced = sum(bool(re.search(r"[aeiouyáéíóúâêîôûŵŷ]", word)) for word in plain)
    silent = len(plain) > 0.3 * len(tokens) and voiced < 0.8 * len(plain)
    return (known < 0.01 * len(tokens) and silent) or (known == 0 and _mostly_signs(tokens))


def _mostly_signs(tokens: list[str]) -> bool:
    """Whether most tokens mix letters with signs, as text does whose letters were shifted into the signs."""
    mixed = sum(bool(re.search(r"[^\W\d_]", token) and re.search(r"[\\^_@#$%&*+=<>\[\]{}|~]", token)) for token in tokens)
    return mixed > 0.4 * len(tokens)


def _pictured(page: pdfium.PdfPage, area: float) -> bool:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.3 * area:
            return True
    return False
