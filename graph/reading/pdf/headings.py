"""Which blocks are headings, and of which level: told by the size and the weight of their type within the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .blocks import LEADERS, PrintedBlock

__all__ = ["heading_levels"]

_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:(?<=\d\.\d)\.|(?<=\.\d\d)\.)?\s+[A-Z]"
)  # "5", "5.1", "5.1."; "5." is of a list
_LABEL = re.compile(r"[A-Z]+(?:[ -][A-Z]+)? \d")  # "OUTCOME 3 ...": a name in capitals, which may stand in any text
_DEEPEST = 6
_LIST_NUMBER = re.compile(r"(?P<number>\d{1,2})(?P<sign>[.)])\s")
_LARGER = 1.08  # times the body's size


def heading_levels(blocks: Sequence[PrintedBlock], body: float, *, ends: bool = True) -> Mapping[int, int]:
    """By the index of a block that is a heading, its level, 1 at the top.

    A heading is short and of larger type than the text, or all bold over text that is not. The larger type is the higher
    level; where headings are numbered ("5", "5.1"), the number tells the level, whatever their type. `ends` says that the
    paper ends with the last block, which is then no heading; else a table stands below it.
    """
    usual = _usual_weight(blocks, body)
    found = [i for i in range(len(blocks) - ends) if _is_heading(blocks, i, body, usual)]
    styles = sorted({blocks[i].style for i in found}, key=lambda style: (-style[0], not style[1]))
    rank = {style: min(n, _DEEPEST) for n, style in enumerate(styles, 1)}
    levels = {i: rank[blocks[i].style] for i in found}
    depths = {i: match["number"].count(".") for i in found if (match := _NUMBERED.match(blocks[i].text))}
    if max(depths.values(), default=0) > 0:
        top = Counter(levels[i] - depth for i, depth in depths.items()).most_common(1)[0][0]
        levels |= {i: max(1, min(top + depth, _DEEPEST)) for i, depth in depths.items()}
    return levels


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
    if not block.may_be_heading or LEADERS.search(block.text) or _is_item(blocks, i, body):
        return False
    if size > _LARGER * body:
        return True
    stands_out = (bold and not usual_bold) or (block.text.isupper() and len(block.text) > 3 and not _LABEL.match(block.text))
    return stands_out and size > 0.95 * body and not block.text.rstrip().endswith(":") and len(block.lines) <= 3


def _is_item(blocks: Sequence[PrintedBlock], i: int, body: float) -> bool:
    """Whether a numbered block is one of a list: the next number, or the one before, opens the block beside it."""
    match = _LIST_NUMBER.match(blocks[i].text)
    if not match:
        return False
    before, after = (f"{int(match['number']) + step}{match['sign']} " for step in (-1, 1))
    beside = i > 0 and blocks[i - 1].text.startswith(before)
    return beside or (i + 1 < len(blocks) and blocks[i + 1].text.startswith(after)) or _goes_on(blocks, i, before, body)


def _goes_on(blocks: Sequence[PrintedBlock], i: int, before: str, body: float) -> bool:
    """Whether the number before stands close by and opens text that is no heading."""
    text = (block for block in blocks[max(0, i - 4) : i] if not block.style[1] and block.style[0] <= _LARGER * body)
    return any(block.text.startswith(before) for block in text)
