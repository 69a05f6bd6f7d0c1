"""Which lines begin a numbered paragraph.

A line that opens with a number is no paragraph for that alone: a date may wrap ("... on 17 November / 2021."), a
reference may ("sub-outcome / 7.4 ..."). A number counts only as the next of its series. Council papers number either
"1. 2. 3." through the whole report or "1.1 1.2 2.1" by section; the series that reaches further is the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lines import Line

__all__ = ["numbered_lines"]

_SIMPLE = re.compile(r"(?P<number>\d{1,3})(?:[.)]\s+(?=\S)|[.)]$|\s{2,}(?=[A-Z‘“]))")
_DOTTED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)(?:\.?\s+(?=[A-Z‘“(]|\d)|\.?$)")
_PART = re.compile(r"(?:part|appendix|annex|schedule)\b", re.IGNORECASE)
_LARGEST_GAP = 2  # a paragraph or two may be lost between pages; more is another series


def numbered_lines(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """Index of a line -> (its paragraph's number as printed, how many characters the number takes)."""
    simple = _simple_series(lines)
    if len(_dotted_series(lines)) <= len(simple):
        return simple
    return _dotted_series(lines, close=True)


def _simple_series(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    found: dict[int, tuple[str, int]] = {}
    last, part = 0, False
    for i, line in enumerate(lines):
        part = part or bool(_PART.match(line.text) and line.may_begin and len(line.text) < 60)
        if not (match := _SIMPLE.match(line.text)):
            continue
        number = int(match["number"])
        next_one = number == last + 1 and (line.may_begin or i == 0 or lines[i - 1].finished)
        after_loss = last > 0 and last + 1 < number <= last + _LARGEST_GAP and line.gap and lines[i - 1].finished
        if next_one or after_loss or (number == 1 and part and last > 1 and line.may_begin):
            found[i] = (match["number"], match.end())
            last, part = number, False
    return found


def _dotted_series(lines: Sequence[Line], *, close: bool = False) -> dict[int, tuple[str, int]]:
    """The series of "1.1 1.2 2.1"; `close` takes those too that stand right below one another, as the items of a list do."""
    found: dict[int, tuple[str, int]] = {}
    last: tuple[int, ...] = (0,)
    for i, line in enumerate(lines):
        if not (match := _DOTTED.match(line.text)):
            continue
        number = tuple(int(part) for part in match["number"].split("."))
        right_behind = close and (i - 1 in found or (bool(found) and lines[i - 1].finished))
        if (line.may_begin or right_behind) and _follows(last, number):
            found[i] = (match["number"], match.end())
            last = number
    return found


def _follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a dotted number is the next of its series: one on at some level, beginning anew below it; any x.1 is a first."""
    if last == (0,):
        return number[-1] in (0, 1)
    if number[: len(last)] == last and len(number) == len(last) + 1:
        return number[-1] in (0, 1)
    for level in range(min(len(last), len(number))):
        if number[:level] == last[:level] and number[level] == last[level] + 1:
            return all(part in (0, 1) for part in number[level + 1 :])
    return False
