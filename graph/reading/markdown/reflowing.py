"""Printed lines -> the blocks they were typed as: what a service parted into lines is joined again.

Some services leave a blank line between any two lines, so that it tells nothing; there the length of a line, and how it
ends and the next one begins, must tell alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..blocks import BULLET, titled
from ..pieces import Piece

__all__ = ["PrintedLine", "reflowed"]

_MARKER = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)(?=\s|$)")
_FINISHED = re.compile(r"[.;:!?][’”'\")]*$")
_UNFINISHED = re.compile(
    r"(?:[,–&/-]|\b(?:a|an|and|as|at|be|by|for|from|had|has|have|in|into|is|its|of|on|or|our|that|the|their|this|to|was|were|which|with))$"
)
_SENTENCE_END = re.compile(r"[.;,:!?]$")
_OPENS = re.compile(r"[‘“'\"(]*[A-ZÀ-Þ£€\d]")
_LONGEST_HEADING = 90  # characters; a longer line is text
_SHORT, _CAPITALS_WIDER = 0.6, 1.4
_RUNS_OVER = 6  # lines that an open bracket or quotation mark may hold together


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with words on it; whether blank lines come before, and the page it stands on, counted from 1."""

    text: str
    gap: bool
    page: int


def reflowed(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, Piece]]:
    """The blocks in order, each with the page that it begins on."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(0.9 * len(lengths))] if lengths else 0
    spaced = sum(line.gap for line in lines) > 0.8 * len(lines)
    block: list[PrintedLine] = []
    opening = True
    alone = _columns(lines)
    for i, line in enumerate((*lines, None)):
        if line is not None and block and i not in alone and not _begins(line, block, width, spaced=spaced):
            block.append(line)
            continue
        if block:
            piece = _piece(" ".join(each.text for each in block), len(block), opening=opening)
            opening = opening and piece.kind == "title"
            yield block[0].page, piece
        block = [] if line is None else [line]


def _columns(lines: Sequence[PrintedLine]) -> frozenset[int]:
    """The lines that no block may run on to, since several numbers alone stand before: a column whose items stand elsewhere."""
    marked = [_is_marker(line.text) for line in lines]
    return frozenset(i for i in range(2, len(lines)) if marked[i - 1] and marked[i - 2])


def _begins(line: PrintedLine, block: Sequence[PrintedLine], width: int, *, spaced: bool) -> bool:
    """Whether a block begins with a line; `block` are the lines of the one before."""
    last, so_far = block[-1].text, " ".join(each.text for each in block)
    if _is_marker(last) and len(block) == 1:
        return _is_marker(line.text)  # a number alone on its line stands before what follows, unless that is one too
    if _MARKER.match(line.text) or BULLET.match(line.text):
        return True
    gap = line.gap and not spaced
    if _is_open(so_far) and len(block) < _RUNS_OVER and not gap:
        return False
    if _UNFINISHED.search(last) or not _OPENS.match(line.text):
        return gap and bool(_FINISHED.search(last))
    if gap or _FINISHED.search(last):
        return True
    if last.isupper() != line.text.isupper():
        return True
    return len(last) * (_CAPITALS_WIDER if last.isupper() else 1) < _SHORT * width


def _is_marker(text: str) -> bool:
    match = _MARKER.match(text)
    return bool(match) and match is not None and match.end() == len(text)


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")


def _piece(text: str, lines: int, *, opening: bool) -> Piece:
    if text.isupper() and len(text) > 3 and not _MARKER.match(text):
        return Piece("title" if opening else "heading", text)
    short = len(text) <= _LONGEST_HEADING and lines <= 2 and not _SENTENCE_END.search(text)
    if short and _OPENS.match(text) and text[0] not in "(“‘'\"" and not text[0].isdigit() and titled(text):
        return Piece("title" if opening else "heading", text)
    return Piece("text", text)
