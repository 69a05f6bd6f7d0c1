"""Words of a page -> lines in reading order, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .words import Word

__all__ = ["Line", "lines_of", "reading_order"]

_GAP = 1.2  # of the letters' height: a wider space between words parts columns
_FEWEST_LINES = 4  # of a column; fewer side by side are a heading with a date, a form or a table without lines


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side that are read as one: text, box in points, size of the type, and whether all are bold.

    `inner` is where its second word begins, which is the text's own edge where the first is a bullet or a number.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    inner: float = 0.0


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of words, from the top down and from left to right; a wide space ends a line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.middle, word.left)):
        row = rows[-1] if rows else None
        if row and abs(row[0].middle - word.middle) < 0.5 * max(row[0].size, word.size):
            row.append(word)
        else:
            rows.append([word])
    return [line for row in rows for line in _parts(sorted(row, key=lambda word: word.left))]


def _parts(row: Sequence[Word]) -> list[Line]:
    parts = [[row[0]]]
    for before, word in pairwise(row):
        after_bullet = len(parts[-1]) == 1 and len(before.text) <= 4 and not before.text[:1].isalpha()
        wide = word.left - before.right > (4 if after_bullet or before.text in ("o", "\u2022") else _GAP) * max(before.size, word.size)
        if wide:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [_line(part) for part in parts]


def _line(words: Sequence[Word]) -> Line:
    """One line; a word that begins where the last one ends (another font in the middle of a word) goes on with it."""
    text = words[0].text
    for before, word in pairwise(words):
        text += word.text if word.left - before.right < 0.08 * word.size and not word.spaced else f" {word.text}"
    letters = sorted((word.size for word in words for _ in word.text), reverse=True)
    return Line(
        text=text,
        left=words[0].left,
        bottom=min(word.bottom for word in words),
        right=max(word.right for word in words),
        top=max(word.top for word in words),
        size=letters[len(letters) // 2],
        bold=all(word.bold for word in words if any(map(str.isalnum, word.text))),
        inner=words[min(1, len(words) - 1)].left,
    )


def reading_order(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines column by column: each list is read from the top down, and one after the other.

    A gutter is a place where many lines end and others begin beside them, with nothing across; where a line crosses it
    (a title over two columns), the columns above it are read before those below.
    """
    gutter = _gutter(lines)
    if gutter is None:
        return [_downwards(lines)] if lines else []
    found: list[list[Line]] = []
    band: list[Line] = []
    for line in [*_downwards(lines), None]:
        if line is not None and not line.left < gutter < line.right:
            band.append(line)
            continue
        left, right = [one for one in band if one.right <= gutter], [one for one in band if one.left >= gutter]
        if _is_column(left) and _is_column(right):
            found += [*reading_order(left), *reading_order(right)]
        elif band:
            found.append(_downwards(band))
        band = []
        if line is not None:
            found.append([line])
    return found


def _is_column(lines: Sequence[Line]) -> bool:
    """Whether lines are running text and not the words of a table or a form: most hold several words."""
    return len(lines) >= _FEWEST_LINES and sum(line.text.count(" ") >= 2 for line in lines) > 0.6 * len(lines)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place from left to right at which most lines are parted, if enough are."""
    best, most = None, _FEWEST_LINES - 1
    for place in {round(line.left - 3) for line in lines}:
        ends = [line for line in lines if line.right <= place]
        begins = [line for line in lines if line.left >= place]
        crossing = sum(line.left < place < line.right for line in lines)
        beside = sum(any(abs(one.bottom - other.bottom) < 0.7 * one.size or _overlap(one, other) for other in begins) for one in ends)
        if beside > most and beside > 1.5 * crossing and _is_column(ends) and _is_column(begins):
            best, most = float(place), beside
    return best


def _overlap(one: Line, other: Line) -> bool:
    return min(one.top, other.top) - max(one.bottom, other.bottom) > 0.5 * min(one.size, other.size)


def _downwards(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round((line.bottom + line.top) / 2), line.left))
