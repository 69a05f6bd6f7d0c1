"""Lines in reading order -> blocks: headings, items and text, each whole even where a page or a column ends inside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line

__all__ = ["LEADERS", "PrintedBlock", "blocks_of", "body_size", "goes_over", "usual_leading"]

_BULLET = re.compile(r"(?P<marker>[•●▪■◦‣∙·✓➢❖►–-]|o)\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:[.)]|(?:\.\d{1,3})+[.)]?)|\(?[a-z][.)]|\(?[ivx]+[.)])\s+\S", re.IGNORECASE)
_ENDS = re.compile(r"[.;:!?][’”'\")\]]*$")
_LABEL = re.compile(r"[A-Z][\w-]+ \d+(?:\.\d+)*\s*[:–—-]")
_LIST_NUMBER = re.compile(r"(?P<number>\d{1,3})(?P<sign>[.)])\s")
_OPENS = re.compile(r"[‘“'\"(]*[A-Z0-9£]")
_FULL_STOP = re.compile(r"[.:!?][’”'\")\]]*$")
#: The dots of a contents page, and the number of the page.
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*$")
_UNFINISHED = re.compile(r"(?:[,–&-]|\b(?:a|an|and|at|by|for|from|in|of|on|or|our|the|their|to|with|that))$")
_COMMON = 0.2  # of the most common distance between lines
_LONGEST_HEADING = 150  # characters


@dataclass(slots=True)
class PrintedBlock:
    """Lines that belong together; `marker` is the bullet of an item, `left` where its first line begins, in points."""

    lines: list[Line]
    page: int
    marker: str = ""
    left: float = 0.0

    @property
    def text(self) -> str:
        """Its lines, without the bullet."""
        words = "\n".join(line.text for line in self.lines)
        return words[len(self.marker) :].lstrip() if self.marker else words

    @property
    def style(self) -> tuple[float, bool]:
        """The height of its letters to the half point, and whether all of it is bold."""
        return round(2 * self.lines[0].size) / 2, all(line.bold for line in self.lines)

    @property
    def may_be_heading(self) -> bool:
        """Whether it is as short as a heading and ends like one."""
        text = " ".join(self.text.split())
        return not self.marker and len(text) <= _LONGEST_HEADING and any(map(str.isalpha, text)) and not re.search(r"[.;,]$", text)


def body_size(blocks: Iterable[PrintedBlock]) -> float:
    """The height of the letters that most characters of a paper have, to the half point."""
    sizes = Counter[float]()
    for block in blocks:
        sizes[block.style[0]] += len(block.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def blocks_of(column: Sequence[Line], page: int, leading: float) -> list[PrintedBlock]:
    """The blocks of one column of a page, from the top down; `leading` is the paper's usual distance between lines."""
    found: list[PrintedBlock] = []
    edge = max((line.right for line in column), default=0.0)
    before: Line | None = None
    for line in column:
        bullet = _BULLET.match(line.text)
        if before is None or bullet or _begins(before, line, found[-1], leading, edge):
            found.append(PrintedBlock([line], page, bullet["marker"] if bullet else "", line.left))
        elif abs(before.bottom - line.bottom) < 0.5 * line.size:  # side by side, parted by a wide space
            found[-1].lines[-1] = _side_by_side(found[-1].lines[-1], line)
        else:
            found[-1].lines.append(line)
        before = line
    return found


def _side_by_side(one: Line, other: Line) -> Line:
    box = min(one.bottom, other.bottom), other.right, max(one.top, other.top)
    return Line(f"{one.text} {other.text}", one.left, *box, one.size, one.bold and other.bold)


def usual_leading(pages: Iterable[Sequence[Line]]) -> float:
    """The distance from one line to the next inside the blocks of a paper, in heights of the letters: the least that is common."""
    beside = (pair for lines in pages for pair in pairwise(lines) if pair[0].left < pair[1].right and pair[1].left < pair[0].right)
    steps = Counter(round((one.bottom - other.bottom) / one.size, 1) for one, other in beside)
    usual = {step: times for step, times in steps.items() if 0.5 < step < 3}
    return min((step for step, times in usual.items() if times >= _COMMON * max(usual.values())), default=1.2)


def _begins(before: Line, line: Line, block: PrintedBlock, leading: float, edge: float) -> bool:
    """Whether a block begins with a line, going by space, type, indent and words."""
    step = (before.bottom - line.bottom) / max(before.size, line.size)
    if abs(step) < 0.5:
        return False
    if step < 0 or abs(before.size - line.size) > 0.06 * before.size or LEADERS.search(before.text):
        return True
    if step > 1.3 * leading + 0.05:
        return True
    ended, short, opens = bool(_ENDS.search(before.text)), before.right < 0.8 * edge, bool(_OPENS.match(line.text))
    apart = step > leading + 0.15
    if before.bold != line.bold and (before.bold or (opens and (ended or short or apart))):
        return True
    outdented = line.left < block.left - 0.5 * line.size
    hanging = block.marker or (len(block.lines) > 1 and block.lines[1].left > block.left + 0.5 * line.size)
    if hanging and opens and (outdented or (ended and line.left < block.left + 0.5 * line.size)):
        return True
    head = block.lines[0]
    is_item = bool(block.marker or _NUMBER.match(head.text))
    if is_item and line.left < head.inner - 0.5 * line.size and opens and (apart or (ended and short)):
        return True  # it does not stand under the text of the item
    if _NUMBER.match(line.text) and line.left <= block.left + 0.5 * line.size:
        sibling = bool(_NUMBER.match(block.lines[0].text)) and (ended or short) and not _UNFINISHED.search(before.text)
        return outdented or apart or sibling or bool(_FULL_STOP.search(before.text)) or _is_next(block.lines[0].text, line.text)
    return (ended or opens) and short and apart


def _is_next(one: str, other: str) -> bool:
    """Whether a text opens with the number after the one that another opens with."""
    first, second = _LIST_NUMBER.match(one), _LIST_NUMBER.match(other)
    return bool(first and second and first["sign"] == second["sign"] and int(first["number"]) + 1 == int(second["number"]))


def goes_over(before: PrintedBlock, after: PrintedBlock) -> bool:
    """Whether the first block of a page or column is the rest of the last block of the one before."""
    last, first = before.lines[-1], after.lines[0]
    if after.marker or abs(last.size - first.size) > 0.06 * last.size or last.bold != first.bold or _ENDS.search(last.text):
        return False
    if _NUMBER.match(first.text) and not first.text[:1].islower():
        return False
    label = len(before.lines) == 1 and _LABEL.match(last.text)  # "Outcome 3: Homes to be Proud of"
    if first.text[:1].islower() or (_UNFINISHED.search(last.text) and not label):
        return True
    opens_list = first.text.endswith(":") and len(after.lines) == 1
    return not opens_list and len(before.lines) > 1 and last.right > 0.85 * max(line.right for line in before.lines) and not last.bold
