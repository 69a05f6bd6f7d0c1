"""CSV (RFC 4180): rows that a spreadsheet shows and never runs, and the text of what officers send back.

What a paper says can begin with "=": a cell that begins like a formula gets an apostrophe before it (OWASP, "CSV injection").
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["csv_of", "decoded", "separator_of"]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Give rows as CSV under a line of headings.

    >>> csv_of(["words"], [["=1+1"]])
    "words\r\n'=1+1\r\n"
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def decoded(content: bytes) -> str | None:
    r"""Give the text of a file as spreadsheets save it: in UTF-8, UTF-16 with its mark, or Windows-1252; None where it is no text.

    >>> decoded("£5".encode("cp1252")), decoded(b"\xff\xfea\x00"), decoded(b"\x81")
    ('£5', 'a', None)
    """
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def separator_of(text: str) -> str:
    """Give the separator of a CSV whose line of headings holds none in its names: a comma, a semicolon or a tab."""
    return max(",;\t", key=text.partition("\n")[0].count)


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
