"""A page of a PDF -> its words with their places, sizes and weights, as the content stream has them."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

__all__ = ["Page", "Word", "read_page"]

#: Characters of a page that are read; a page of print has about 4,000, and a drawing can hold millions.
_MOST_CHARACTERS = 100_000
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "▪", "\uf06f": "o", "\uf0fc": "✓", "\uf0a8": "▪", "\uf076": "▪", "\uf02d": "-"}
_PLAIN = str.maketrans({"\u00a0": " ", "\u2010": "-", "\u2011": "-", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", **_BULLETS})
_SMALLEST, _FARTHEST = 1.0, 20_000.0  # points: the height of letters that can be read, and the longest side of a page
_HYPHEN = "\x02"  # what PDFium puts for a hyphen at the end of a line
_SPACES = " \t\r\n\u00a0"
_FUNCTION_WORDS = frozenset("the of and to in a is for on that with by as at are be this will from or an we our".split())
_FEWEST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its box in points from the page's lower left corner, the height of its letters' font, and whether it is bold.

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
    count = min(raw.FPDFText_CountChars(text), _MOST_CHARACTERS)
    box, found, letters = raw.FS_RECTF(), list[Word](), list[str]()
    left = bottom = right = top = 0.0
    first = unmapped = total = 0
    space = spaced = False

    def finish() -> None:
        if letters:
            found.append(Word("".join(letters), left, bottom, right, top, max(top - bottom, _SMALLEST), _is_bold(text, first), spaced))
            letters.clear()

    for i in range(count):
        code = raw.FPDFText_GetUnicode(text, i)
        sign = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if sign in _SPACES:
            finish()
            space = space or (sign == " " and not raw.FPDFText_IsGenerated(text, i))
            continue
        if raw.FPDFText_IsGenerated(text, i) and sign != _HYPHEN:
            continue
        raw.FPDFText_GetLooseCharBox(text, i, ctypes.byref(box))
        if not (-_FARTHEST < box.left <= box.right < _FARTHEST and -_FARTHEST < box.bottom <= box.top < _FARTHEST):
            continue  # off every page, or no number at all
        total += 1
        if sign == _HYPHEN:
            sign = "-"
        elif sign == "\u00ad":
            continue
        elif (code < 32 or sign == "\ufffd" or 0xE000 <= code < 0xF900) and sign not in _BULLETS:
            unmapped += 1
            continue
        elif raw.FPDFText_HasUnicodeMapError(text, i) == 1:
            unmapped += 1
        height = box.top - box.bottom
        beside = left - height <= box.left and -0.5 * height < box.left - right < 0.35 * height
        if letters and not (beside and abs(box.bottom - bottom) <= 0.6 * max(height, top - bottom)):
            finish()
        if not letters:
            first, left, bottom, right, top = i, box.left, box.bottom, box.right, box.top
            spaced, space = space, False
        letters.append(sign.translate(_PLAIN))
        right, bottom, top = max(right, box.right), min(bottom, box.bottom), max(top, box.top)
    finish()
    return tuple(found), unmapped, total


def _is_bold(text: pdfium.PdfTextPage, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(text, index) >= 600:
        return True
    name, flags = ctypes.create_string_buffer(80), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 80, ctypes.byref(flags))
    return bool(re.search(rb"bold|black|heavy|semib", name.value, re.IGNORECASE))


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
