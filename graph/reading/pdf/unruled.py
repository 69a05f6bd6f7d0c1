"""Tables without lines: a row of bold column heads, and under each a column of text that keeps to its place.

Columns of running text look much the same, so a table is taken only where at least two of its rows begin side by side,
or where its heads were those of a table before: then it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .lines import Line, lines_of
from .tables import PrintedTable
from .words import Word

__all__ = ["find_unruled"]

_LONGEST_HEAD = 50  # characters
_MARGIN = 6.0  # points that the words of a column may begin before its head
_LEADING = 1.3  # times the usual distance between lines: more parts two rows
_FARTHEST = 5.0  # heights of the letters between two rows of one table
_BULLETS = "•●▪■◦–-"


def find_unruled(words: Sequence[Word], known: set[tuple[str, ...]]) -> Iterator[tuple[PrintedTable, list[Word]]]:
    """The tables without lines among the words of a page, from the top down, each with its words.

    `known` are the heads of such tables on the pages before; new ones are added to it.
    """
    left = list(words)
    for head in _heads(lines_of(words)):
        if found := _table(head, left, known):
            yield found
            gone = {id(word) for word in found[1]}
            left = [word for word in left if id(word) not in gone]


def _heads(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Rows of short bold lines side by side."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].bottom - line.bottom) < 0.5 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        if len(row) > 1 and all(line.bold and len(line.text) <= _LONGEST_HEAD and any(map(str.isalpha, line.text)) for line in row):
            yield row


def _table(head: Sequence[Line], words: Iterable[Word], known: set[tuple[str, ...]]) -> tuple[PrintedTable, list[Word]] | None:
    starts = [line.left - _MARGIN for line in head]
    heads = [word for word in words if abs(word.bottom - head[0].bottom) < 0.5 * head[0].size]
    taken: list[Word] = []
    last = head[0].bottom
    for row in _baselines(word for word in words if word.middle < head[0].bottom):
        if _crosses(row, starts) or last - row[0].bottom > _FARTHEST * row[0].size:
            break
        taken += row
        last = row[0].bottom
    columns = [lines_of(word for word in taken if _column(word, starts) == c) for c in range(len(starts))]
    rows = _rows(columns)
    name = tuple(line.text.casefold() for line in head)
    if not rows or (name not in known and sum(_begin_together(row) for row in rows) < 2):
        return None
    known.add(name)
    texts = [[line.text for line in head], *(["\n".join(line.text for line in cell) for cell in row] for row in rows)]
    return PrintedTable(tuple(starts), texts, {}, head[0].top), [*heads, *taken]


def _baselines(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.middle, word.left)):
        if rows and abs(rows[-1][0].middle - word.middle) < 0.5 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _crosses(row: Sequence[Word], starts: Sequence[float]) -> bool:
    """Whether a line of words does not keep to the columns: it begins before them, or runs on from one into the next."""
    if row[0].left < starts[0] or (all(word.bold for word in row) and _column(row[-1], starts) == 0):
        return True
    pairs = ((before, word, _column(word, starts)) for before, word in pairwise(row) if _column(before, starts) != _column(word, starts))
    return any(word.left - before.right < 0.5 * word.size or before.right > starts[column] for before, word, column in pairs)


def _column(word: Word, starts: Sequence[float]) -> int:
    return sum(word.left >= start for start in starts) - 1


def _rows(columns: Sequence[Sequence[Line]]) -> list[list[list[Line]]]:
    """The lines of every column, row by row; a row begins where the first column begins anew.

    What stands higher than the first column's first line is the rest of a row of the page before.
    """
    if not any(columns):
        return []
    top = max(column[0].top for column in columns if column)
    tops = [line.top for line in _beginnings(columns[0])]
    rest = [top] if not tops or top - tops[0] > columns[0][0].size else []
    edges = [float("inf"), *(place + 1 for place in [*rest, *tops][1:]), float("-inf")]
    return [[[line for line in column if upper > line.top >= lower] for column in columns] for upper, lower in pairwise(edges)]


def _beginnings(column: Sequence[Line]) -> list[Line]:
    steps = [one.bottom - other.bottom for one, other in pairwise(column)]
    usual = min(steps, default=0.0)
    return [line for i, line in enumerate(column) if not i or steps[i - 1] > _LEADING * usual]


def _begin_together(row: Sequence[Sequence[Line]]) -> bool:
    """Whether a row's first two cells begin on one line, the second like a block of its own."""
    if not row[0] or not row[1]:
        return False
    first, second = row[0][0], row[1][0]
    return abs(first.bottom - second.bottom) < 0.6 * first.size and (second.text[:1].isupper() or second.text[:1] in _BULLETS)
