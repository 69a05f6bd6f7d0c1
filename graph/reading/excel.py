"""Excel workbooks (.xlsx, .xlsm) -> Rendition: every sheet a table, its cells as a reader of the sheet sees them.

Formulas give the value that they had when the workbook was saved; macros are not run and links to other workbooks are not
followed. What a reader of the sheet would not see (hidden rows, columns, sheets), or would see otherwise (errors, words
struck through), is read and told in a notice.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from ...ontology.errors import SourceError
from ._number_formats import shown, shown_moment
from ._sheet_layout import Layout, layouts
from .archive import checked_archive
from .cells import cell_text, kept_rows, spread
from .rendition import Rendition, Writer

__all__ = ["render"]

# What openpyxl and lxml raise for parts that are missing, cut short or not as the standard has them.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, etree.XMLSyntaxError, InvalidFileException, SyntaxError, EOFError,
    ArithmeticError, AttributeError, LookupError, NotImplementedError, OSError, RuntimeError, TypeError, ValueError,
)  # fmt: skip
_MOST_NAMED = 12  # cells or rows that a notice names before it only counts them


def render(content: bytes, name: str) -> Rendition:
    """The sheets of a workbook, in their order.

    Raises SourceError for a damaged, protected or oversized workbook, and for one with nothing in it.
    """
    checked_archive(content, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that tell nothing of the plan
            writer = Writer()
            if not _write(writer, content, name):
                raise SourceError(f"{name} is empty: no sheet of it has anything written in it; give the workbook that holds the plan.")
            return writer.finish("excel")
    except _BROKEN:
        raise SourceError(f"{name} is no Excel workbook that can be read: open it in Excel, save it as .xlsx and read that.") from None


def _write(writer: Writer, content: bytes, name: str) -> int:
    """Writes every sheet; gives back how many had anything in them."""
    written = 0
    found = layouts(content, name)
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    if workbook.vba_archive or b"vbaProject.bin" in content:
        writer.notice("The workbook holds macros, which were not run: only what stood in its cells was read.")
    for sheet in workbook.worksheets:
        layout = found[sheet.title]
        if sheet.sheet_state != "visible" and layout.rows:
            writer.notice(f"The sheet “{sheet.title}” is hidden; it was read too.")
        sheet.reset_dimensions()  # what the file says of its own size is often wrong, and openpyxl would believe it
        page = _Sheet(sheet.title, layout)
        rows = [
            [page.text(cell, r, c) for c, cell in enumerate(row, start=1)]
            for r, row in enumerate(sheet.iter_rows(max_row=layout.rows, max_col=layout.columns), start=1)
        ] if layout.rows else []  # fmt: skip
        for sentence in page.notices():
            writer.notice(sentence)
        written += _write_table(writer, sheet.title, rows, layout)
    workbook.close()
    return written


def _write_table(writer: Writer, title: str, rows: Sequence[Sequence[str]], layout: Layout) -> bool:
    columns = [c for c in range(layout.columns) if any(row[c] for row in rows if c < len(row))]
    kept = kept_rows(rows)
    if not columns or not kept:
        return False
    places = [[f"{title}!{get_column_letter(c + 1)}{r + 1}" for c in columns] for r in kept]
    writer.heading(title, level=1)  # what a sheet is called is printed on its tab
    writer.table(title, [[rows[r][c] for c in columns] for r in kept], places, spread(layout.merged, kept, columns))
    return True


@dataclass(slots=True)
class _Sheet:
    """Reads the cells of one sheet and remembers what a reader of it should be told."""

    title: str
    layout: Layout
    errors: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    def text(self, cell: Any, row: int, column: int) -> str:
        """What is seen in a cell."""
        value = cell.value
        if value is None:
            return ""
        if cell.data_type == "e":
            self.errors.append(f"{get_column_letter(column)}{row} ({value})")
            return ""
        text = _seen(value, cell.number_format or "General")
        if text and cell.font is not None and cell.font.strike:
            self.struck.append(f"{get_column_letter(column)}{row}")
        return text

    def notices(self) -> Iterator[str]:
        """Sentences on what is hidden, wrong, struck through or without a value."""
        rows = [str(row) for row in self.layout.hidden_rows]
        columns = [get_column_letter(column) for column in self.layout.hidden_columns]
        hidden = [f"{kind} {_named(what)}" for kind, what in (("rows", rows), ("columns", columns)) if what]
        if hidden:
            yield f"The sheet “{self.title}” hides {' and '.join(hidden)}; they were read too."
        if self.errors:
            yield f"Cells of the sheet “{self.title}” show an error and were taken as empty: {_named(self.errors)}."
        if self.layout.unvalued:
            cells = _named(self.layout.unvalued)
            yield f"Formulas of the sheet “{self.title}” have no value, for the workbook was never calculated: {cells}; save it in Excel."
        if self.struck:
            yield f"Words of the sheet “{self.title}” are struck through; they were read as they stand: {_named(self.struck)}."


def _seen(value: object, number_format: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown(value, number_format)
    if isinstance(value, date | time):
        return shown_moment(value, number_format)
    if isinstance(value, timedelta):
        return str(value)
    return cell_text(str(value))


def _named(things: Sequence[str]) -> str:
    more = len(things) - _MOST_NAMED
    return ", ".join(things[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
