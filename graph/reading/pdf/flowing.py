"""The pages of a paper one after the other: what a page's end has cut in two is put together again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .blocks import PrintedBlock, blocks_of, goes_over
from .lines import Line, reading_order
from .tables import PrintedTable, go_on

__all__ = ["Flow"]

_FOOTNOTES = 4  # blocks of smaller type that may stand between the end of a page's text and the next page


class Flow:
    """The blocks and tables of a paper in reading order, each with its page; `leading` is the usual distance of its lines."""

    def __init__(self, leading: float) -> None:
        self.leading = leading
        self.items: list[tuple[int, PrintedBlock | PrintedTable]] = []

    def add_page(self, page: int, lines: Sequence[Line], tables: Sequence[PrintedTable]) -> None:
        """What stands on a page, its tables from the top down."""
        for number, item in enumerate(self._items(page, lines, tables)):
            if isinstance(item, PrintedTable):
                last = self.items[-1][1] if self.items else None
                if number or not isinstance(last, PrintedTable) or not go_on(last, item):
                    self.items.append((page, item))
            elif before := self._cut_block(item):
                before.lines += item.lines
            else:
                self.items.append((page, item))

    def _cut_block(self, block: PrintedBlock) -> PrintedBlock | None:
        """The block that a block is the rest of: the last one, or the last but for footnotes."""
        for _, item in self.items[: -_FOOTNOTES - 2 : -1]:
            if isinstance(item, PrintedTable):
                return None
            if item.lines[-1].size > 0.92 * block.lines[0].size:
                return item if item.lines[-1] is not block.lines[0] and _is_apart(item, block) and goes_over(item, block) else None
        return None

    def _items(self, page: int, lines: Sequence[Line], tables: Iterable[PrintedTable]) -> Iterator[PrintedBlock | PrintedTable]:
        left = list(lines)
        for table in tables:
            above = [line for line in left if line.bottom > table.top]
            left = [line for line in left if line.bottom <= table.top]
            yield from self._blocks(page, above)
            yield table
        yield from self._blocks(page, left)

    def _blocks(self, page: int, lines: Sequence[Line]) -> Iterator[PrintedBlock]:
        for column in reading_order(lines):
            yield from blocks_of(column, page, self.leading)


def _is_apart(before: PrintedBlock, after: PrintedBlock) -> bool:
    """Whether a block stands on another page, or higher, as at the head of the next column."""
    return before.page != after.page or after.lines[0].bottom > before.lines[-1].bottom
