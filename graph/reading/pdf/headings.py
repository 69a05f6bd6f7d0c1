"""Which blocks are headings, and of which level: told by the size and the weight of their type within the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .blocks import PrintedBlock

__all__ = ["heading_levels"]

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$")
_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+[A-Z]")
_DEEPEST = 6
_LARGER = 1.08  # times the body's size


def heading_levels(blocks: Sequence[PrintedBlock], body: float) -> Mapping[int, int]:
    """By the index of a block that is a heading, its level, 1 at the top.

    A heading is short and of larger type than the text, or all bold over text that is not. The larger type is the higher
    level; among headings of one type that are numbered ("5", "5.1"), the number tells.
    """
    usual = _usual_weight(blocks, body)
    found = [i for i, block in enumerate(blocks) if _is_heading(blocks, i, body, usual)]
    styles = sorted({blocks[i].style for i in found}, key=lambda style: (-style[0], not style[1]))
    rank = {style: min(n, _DEEPEST) for n, style in enumerate(styles, 1)}
    depths = _depths(blocks, found)
    return {i: _level(blocks[i], rank, depths) for i in found}


def _usual_weight(blocks: Sequence[PrintedBlock], body: float) -> bool:
    """Whether the text of the paper is bold itself."""
    weights = Counter[bool]()
    for block in blocks:
        if block.style[0] == body:
            weights[block.style[1]] += len(block.text)
    return weights[True] > weights[False]


def _is_heading(blocks: Sequence[PrintedBlock], i: int, body: float, usual_bold: bool) -> bool:
    block = blocks[i]
    size, bold = block.style
    if not block.may_be_heading or _LEADERS.search(block.text) or i + 1 >= len(blocks):
        return False
    if size > _LARGER * body:
        return True
    stands_out = (bold and not usual_bold) or (block.text.isupper() and len(block.text) > 3)
    return stands_out and size > 0.95 * body and not block.text.rstrip().endswith(":") and len(block.lines) <= 3


def _depths(blocks: Sequence[PrintedBlock], found: Sequence[int]) -> Mapping[tuple[float, bool], int]:
    """By type, the fewest parts that the numbers of its headings have, where they are numbered."""
    fewest: dict[tuple[float, bool], int] = {}
    for i in found:
        if match := _NUMBERED.match(blocks[i].text):
            style, parts = blocks[i].style, match["number"].count(".") + 1
            fewest[style] = min(parts, fewest.get(style, parts))
    return fewest


def _level(block: PrintedBlock, rank: Mapping[tuple[float, bool], int], depths: Mapping[tuple[float, bool], int]) -> int:
    match = _NUMBERED.match(block.text)
    deeper = match["number"].count(".") + 1 - depths[block.style] if match else 0
    return min(rank[block.style] + deeper, _DEEPEST)
