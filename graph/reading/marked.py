"""The blocks of a text whose reader has marked where they begin: only what it left open is told by the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .blocks import BULLET, LABEL, NUMBERED_ITEM, Begin, letter_item, roman_item
from .lines import Line
from .numbering import numbered_lines
from .rendition import Mark

__all__ = ["marked_beginnings"]

_LONGEST_ITEM = 160  # characters; a longer block is a paragraph


def marked_beginnings(lines: Sequence[Line], marks: Mapping[int, Mark], unnumbered: re.Pattern[str]) -> tuple[Begin, ...]:
    """Where the blocks begin, in order; `unnumbered` matches headings of sections that hold no numbered paragraphs."""
    first = [i for i, line in enumerate(lines) if line.start in marks]
    listed = _numbered_items(lines, first, marks)
    plain = [i for i in first if marks[lines[i].start].kind == "text" and i not in listed]
    numbered = {plain[k]: found for k, found in numbered_lines([lines[i] for i in plain]).items()}
    found: list[Begin] = []
    letter, roman = "", 0
    for i in first:
        line, mark = lines[i], marks[lines[i].start]
        is_item, under = mark.kind == "item", bool(numbered) and min(numbered) < i
        if i in listed:
            found.append(Begin(i, "item", *listed[i]))
        elif i in numbered or mark.kind not in ("text", "item"):
            found.append(Begin(i, "paragraph", *numbered[i]) if i in numbered else Begin(i, mark.kind, mark.place, 0, mark.level))
            letter, roman = "", 0
        elif not is_item and (numeral := roman_item(line, roman, letter)):
            roman += 1
            found.append(Begin(i, "item", *numeral))
        elif (not is_item or under) and (lettered := letter_item(line, letter)):
            letter = lettered["letter"]
            found.append(Begin(i, "sub-paragraph" if under else "item", lettered["marker"], lettered.end(), mark.level))
        elif is_item:
            found.append(Begin(i, "item", mark.marker, _marker_length(line.text, mark.marker), mark.level))
        elif bullet := BULLET.match(line.text):
            found.append(Begin(i, "item", bullet["marker"], bullet.end()))
        elif unnumbered.fullmatch(line.text):
            found.append(Begin(i, "heading"))
        else:
            found.append(Begin(i, "label" if LABEL.match(line.text) else "text"))
    return tuple(found)


def _numbered_items(lines: Sequence[Line], first: Sequence[int], marks: Mapping[int, Mark]) -> dict[int, tuple[str, int]]:
    """Blocks that are numbered like sections ("4.1", "4.2") and are items of a list: short, one after the other, no sentences.

    Gives the index of the line that each begins with -> its number, and how many characters the number takes.
    """
    runs: list[list[tuple[int, re.Match[str]]]] = [[]]
    for i, after in zip(first, (*first[1:], len(lines)), strict=True):
        match = NUMBERED_ITEM.match(lines[i].text) if marks[lines[i].start].kind == "text" else None
        words = " ".join(line.text for line in lines[i:after])
        short = match and len(words) <= _LONGEST_ITEM and not words.endswith(".")
        if match and short and (not runs[-1] or _goes_on(runs[-1][-1][1]["number"], match["number"])):
            runs[-1].append((i, match))
        else:
            runs.append([(i, match)] if match and short else [])
    return {i: (match["number"], match.end()) for run in runs if len(run) > 1 for i, match in run}


def _goes_on(before: str, number: str) -> bool:
    """Whether a number is of the same section and no first one: a misprint may give one twice or leave one out."""
    return number.rpartition(".")[0] == before.rpartition(".")[0] and number.rpartition(".")[2] not in ("0", "1")


def _marker_length(text: str, marker: str) -> int:
    """How many characters of a line its marker and the space behind it take."""
    return len(text) - len(text.removeprefix(marker).lstrip()) if marker else 0
