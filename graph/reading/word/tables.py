"""The grid of a table: cells that span columns (`w:gridSpan`) or go on below (`w:vMerge`), rows that begin late or were deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ....ontology.errors import SourceError
from ..pieces import Grid
from .package import Element, W, child, number_of

__all__ = ["grid_of", "only_cell"]

_WIDEST = 63  # columns; Word has no more
_MOST_PLACES = 1_000_000
_WRAPPERS = frozenset(f"{W}{name}" for name in "sdt sdtContent customXml ins moveTo".split())


def only_cell(table: Element) -> Element | None:
    """The cell of a table that has but one: a frame around text."""
    cells = [cell for row in _rows(table) for cell in _within(row, f"{W}tc")]
    return cells[0] if len(cells) == 1 else None


def grid_of(table: Element, words: Callable[[Element], str], name: str) -> Grid:
    """The cells of a table, `words` giving the text of each. Raises SourceError for one that no paper could print."""
    rows: list[dict[int, str]] = []
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    width = 0
    above: dict[int, tuple[int, int]] = {}
    for r, row in enumerate(_rows(table)):
        texts: dict[int, str] = {}
        firsts: dict[int, tuple[int, int]] = {}
        at = _bounded(number_of(row, "trPr", "gridBefore") or 0)
        for cell in _within(row, f"{W}tc"):
            span = _bounded(number_of(cell, "tcPr", "gridSpan") or 1) or 1
            merge = child(cell, "tcPr", "vMerge")
            goes_on = merge is not None and merge.get(f"{W}val") != "restart" and at in above
            first = above[at] if goes_on else (r, at)
            said = words(cell)
            if goes_on and said.strip():  # Word hides what a covered cell holds; nothing is lost here
                rows[first[0]][first[1]] = "\n".join(filter(None, (rows[first[0]].get(first[1], ""), said))) if first[0] < r else said
            elif not goes_on:
                texts[at] = said
            for column in range(at, at + span):
                firsts[column] = first
                if (r, column) != first:
                    merged[r, column] = first
            at += span
        rows.append(texts)
        above, width = firsts, max(width, at)
        if len(rows) * width > _MOST_PLACES:
            raise SourceError(f"{name} has a table of more than {_MOST_PLACES:,} places, which no paper has: check the file.")
    return Grid(tuple(tuple(row.get(column) for column in range(width)) for row in rows), merged)


def _rows(table: Element) -> Iterator[Element]:
    for row in _within(table, f"{W}tr"):
        if child(row, "trPr", "del") is None:
            yield row


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, out of what wraps them."""
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag in _WRAPPERS:
            yield from _within(each, tag)


def _bounded(columns: int) -> int:
    return min(max(columns, 0), _WIDEST)
