"""Values separated by commas, semicolons or tabs (.csv, .tsv) -> Rendition: one table.

Such files do not say how they are written: Excel saves Windows-1252 in one menu and UTF-8 or UTF-16 in the next, and
separates by semicolons where a comma is the decimal sign. Encoding and separator are told by what makes sense of all rows.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from openpyxl.utils import get_column_letter

from ...ontology.errors import SourceError
from .cells import cell_text, kept_rows
from .rendition import Rendition, Writer

__all__ = ["render"]

_SEPARATORS = ",;\t|"
_DECLARED = re.compile(r"sep=(?P<separator>.)\r?\n", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MOST_ROWS = 20_000
_MOST_COLUMNS = 500
_MOST_PLACES = 2_000_000
_SAMPLE = 200  # rows by which the separator is told
_LONGEST_VALUE = 100_000  # characters; more in one cell is a quotation mark that was never closed


def render(content: bytes, name: str) -> Rendition:
    """The table of a file; a cell is called as a spreadsheet calls it ("B5").

    Raises SourceError for a file that is binary, empty, too large, or not a table.
    """
    writer = Writer()
    text = _text(content, name, writer)
    if declared := _DECLARED.match(text):
        text = "\n" + text[declared.end() :]
    separator = declared["separator"] if declared else _separator(text)
    rows = _rows(text, separator, name)
    width = max(map(len, rows), default=0)
    if len(rows) > _MOST_ROWS or width > _MOST_COLUMNS or len(rows) * width > _MOST_PLACES:
        raise SourceError(f"{name} has {len(rows):,} rows of up to {width:,} values, more than any plan: keep the plan alone in it.")
    if ragged := [r + 1 for r, row in enumerate(rows) if any(row) and len(row) < width // 2]:
        writer.notice(f"Some rows end early and were taken as empty to their right: {', '.join(map(str, ragged[:12]))}.")
    rows = [row + [""] * (width - len(row)) for row in rows]
    columns = [c for c in range(width) if any(row[c] for row in rows)]
    kept = kept_rows(rows)
    if not kept:
        raise SourceError(f"{name} is empty: nothing is written in it; give the file that holds the plan.")
    places = [[f"{get_column_letter(c + 1)}{r + 1}" for c in columns] for r in kept]
    writer.table("", [[rows[r][c] for c in columns] for r in kept], places)
    return writer.finish("csv")


def _text(content: bytes, name: str, writer: Writer) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if not encoding and b"\0" in content:
        raise SourceError(f"{name} holds binary data, not a table of text: save the sheet as CSV UTF-8 and read that.")
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding:
            raise SourceError(f"{name} is damaged (its {encoding[:6].upper()} text breaks off): save the sheet as CSV UTF-8.") from None
    writer.notice("The file is not in UTF-8 and was read as Windows-1252: check £ signs, quotation marks and accents.")
    return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that parts most rows into the same number of values, more than one."""

    def fit(separator: str) -> tuple[int, int, int]:
        # Only the head of the text is tried: a quotation mark that is never closed would make one value of the rest.
        sample = "".join(io.StringIO(text, newline="").readlines()[: _SAMPLE * 2])
        try:
            widths = [len(row) for row in _parsed(sample, separator) if len(row) > 1][:_SAMPLE]
        except csv.Error:
            return (0, 0, 0)
        alike = Counter(widths).most_common(1)[0] if widths else (0, 0)
        return len(widths), alike[1], alike[0]

    return max(_SEPARATORS, key=lambda separator: (*fit(separator), -_SEPARATORS.index(separator)))


def _rows(text: str, separator: str, name: str) -> list[list[str]]:
    try:
        rows = [[cell_text(value) for value in row] for row in _parsed(text, separator)]
    except csv.Error as error:
        raise SourceError(f"{name} is not a table of separated values ({error}): save the sheet again as CSV UTF-8.") from None
    if any(len(value) > _LONGEST_VALUE for row in rows for value in row):
        raise SourceError(f"{name} has a quotation mark that is never closed: save the sheet again as CSV UTF-8.")
    return rows


def _parsed(text: str, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True))
