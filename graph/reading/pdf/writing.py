"""Blocks and tables of a PDF -> its rendition."""

from __future__ import annotations

from collections.abc import Sequence

from ..rendition import Writer
from .blocks import PrintedBlock, body_size
from .headings import heading_levels
from .tables import PrintedTable

__all__ = ["write"]


def write(items: Sequence[tuple[int, PrintedBlock | PrintedTable]], writer: Writer) -> None:
    """Write what stands on the pages, each item with the number of its page, from 1."""
    blocks = [item for _, item in items if isinstance(item, PrintedBlock)]
    ends = bool(items) and isinstance(items[-1][1], PrintedBlock)
    levels = heading_levels(blocks, body_size(blocks), ends=ends)
    depths = _depths(blocks)
    page = number = 0
    for at, item in items:
        while page < at:
            writer.page()
            page += 1
        if isinstance(item, PrintedTable):
            writer.table("", item.rows, merged=item.merged, page_breaks=item.page_breaks)
            page += sum(row < len(item.rows) for row in item.page_breaks)
            continue
        if number in levels:
            writer.heading(item.text, levels[number])
        elif item.marker:
            writer.item(item.text, item.marker, depths[round(item.left)])
        else:
            writer.text(item.text)
        number += 1


def _depths(blocks: Sequence[PrintedBlock]) -> dict[int, int]:
    """How deep items are whose bullets stand so many points from the left, 1 for the outermost."""
    lefts = sorted({round(block.left) for block in blocks if block.marker})
    found: dict[int, int] = {}
    depth, last = 0, float("-inf")
    for left in lefts:
        depth += left - last > 9
        last = left if left - last > 9 else last
        found[left] = depth
    return found
