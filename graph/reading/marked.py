"""The blocks of a text whose reader has marked where they begin: only what it left open is told by the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .blocks import BULLET, LABEL, Begin, letter_item, roman_item
from .lines import Line
from .numbering import numbered_lines
from .rendition import Mark

__all__ = ["marked_beginnings"]


def marked_beginnings(lines: Sequence[Line], marks: Mapping[int, Mark], unnumbered: re.Pattern[str]) -> tuple[Begin, ...]:
    """Where the blocks begin, in order; `unnumbered` matches headings of sections that hold no numbered paragraphs."""
    first = [i for i, line in enumerate(lines) if line.start in marks]
    plain = [i for i in first if marks[lines[i].start].kind == "text"]
    numbered = {plain[k]: found for k, found in numbered_lines([lines[i] for i in plain]).items()}
    found: list[Begin] = []
    letter, roman = "", 0
    for i in first:
        line, mark = lines[i], marks[lines[i].start]
        if mark.kind == "item":
            found.append(Begin(i, "item", mark.marker, _marker_length(line.text, mark.marker), mark.level))
        elif mark.kind != "text":
            found.append(Begin(i, mark.kind, mark.place, 0, mark.level))
            letter, roman = "", 0
        elif i in numbered:
            found.append(Begin(i, "paragraph", *numbered[i]))
            letter, roman = "", 0
        elif numeral := roman_item(line, roman, letter):
            roman += 1
            found.append(Begin(i, "item", *numeral))
        elif lettered := letter_item(line, letter):
            letter = lettered["letter"]
            under = bool(numbered) and min(numbered) < i
            found.append(Begin(i, "sub-paragraph" if under else "item", lettered["marker"], lettered.end()))
        elif bullet := BULLET.match(line.text):
            found.append(Begin(i, "item", bullet["marker"], bullet.end()))
        elif unnumbered.fullmatch(line.text):
            found.append(Begin(i, "heading"))
        else:
            found.append(Begin(i, "label" if LABEL.match(line.text) else "text"))
    return tuple(found)


def _marker_length(text: str, marker: str) -> int:
    """How many characters of a line its marker and the space behind it take."""
    return len(text) - len(text.removeprefix(marker).lstrip()) if marker else 0
