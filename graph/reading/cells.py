"""What the cells of sheets have in common, whichever file they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["cell_text", "kept_rows", "spread"]

_LINE_END = re.compile(r"\r\n?|_x000D_\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def cell_text(text: str) -> str:
    """The words of a cell: line ends in one form, no control characters, no blank lines or space around."""
    lines = (line.strip() for line in _CONTROL.sub(" ", _LINE_END.sub("\n", text)).split("\n"))
    return "\n".join(line for line in lines if line)


def kept_rows(rows: Sequence[Sequence[str]]) -> list[int]:
    """Which rows are kept: all with something in them, and one of every run of blank rows between them, which parts tables."""
    filled = [r for r, row in enumerate(rows) if any(row)]
    return sorted({*filled, *(r - 1 for r, before in zip(filled[1:], filled, strict=False) if r > before + 1)})


def spread(
    merged: Sequence[tuple[int, int, int, int]], rows: Sequence[int], columns: Sequence[int]
) -> Mapping[tuple[int, int], tuple[int, int]]:
    """From each place that a merged range covers to its first one; counted from 0 in the rows and columns that are kept."""
    row_at, column_at = {r: i for i, r in enumerate(rows)}, {c: i for i, c in enumerate(columns)}
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for first_column, first_row, last_column, last_row in merged:
        if first_row - 1 not in row_at or first_column - 1 not in column_at:
            continue
        first = row_at[first_row - 1], column_at[first_column - 1]
        for r in (row_at[r] for r in range(first_row - 1, last_row) if r in row_at):
            for c in (column_at[c] for c in range(first_column - 1, last_column) if c in column_at):
                if (r, c) != first:
                    found[r, c] = first
    return found
