"""Rows as CSV (RFC 4180) that a spreadsheet shows and never runs.

What a paper says can begin with "=": a cell that begins like a formula gets an apostrophe before it (OWASP, "CSV injection").
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["csv_of", "harmless"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Give rows as CSV under a line of headings.

    >>> csv_of(["words"], [["=1+1"]])
    "words\r\n'=1+1\r\n"
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def harmless(cell: str) -> str:
    """Give a cell of CSV that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
