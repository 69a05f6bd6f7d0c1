"""Answers as files: CSV, JSON and Excel.

What a paper says can begin with "=", and a spreadsheet would run it: cells of CSV are made harmless (`graph/separated.py`), and Excel
cells are written as text.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ..graph.separated import csv_of
from .timeless import timeless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from .asking import Answer

__all__ = ["to_csv", "to_json", "to_xlsx", "xlsx_of"]

_COLUMN_WIDTH = 32  # characters; a quotation wraps within it


def to_csv(answer: Answer) -> str:
    """Give the answer as CSV (RFC 4180) with a line of headings."""
    return csv_of([column.heading for column in answer.columns], answer.rows)


def to_json(answer: Answer) -> str:
    """Give the answer as JSON: each line's texts by variable, the IRIs of its things, and its receipts one by one."""
    names = [column.variable for column in answer.columns]
    lines = [
        {
            **dict(zip(names, row, strict=True)),
            "about": dict(about),
            "receipts": [{"place": receipt.place, "words": receipt.words} for receipt in receipts],
        }
        for row, about, receipts in zip(answer.rows, answer.abouts, answer.receipts, strict=True)
    ]
    whole = {
        "question": answer.question.name,
        "summary": answer.question.summary,
        "columns": {column.variable: column.heading for column in answer.columns},
        "lines": lines,
        "notes": list(answer.notes),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def to_xlsx(answer: Answer) -> bytes:
    """Give the answer as an Excel workbook: a sheet of the answer, and one that says what was asked and counted."""
    notes = (answer.question.summary, answer.question.description, *answer.notes)
    return xlsx_of([column.heading for column in answer.columns], answer.rows, notes)


def xlsx_of(headings: Sequence[str], rows: Iterable[Sequence[str | int]], notes: Iterable[str], title: str = "Answer") -> bytes:
    """Give a table as an Excel workbook: a sheet of it, and one of notes. What is a number here is one there, all else is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _COLUMN_WIDTH
    for row, bold in ((headings, True), *((row, False) for row in rows)):
        sheet.append([_cell(sheet, value, bold=bold) for value in row])
    about = book.create_sheet("About")
    for note in notes:
        about.append([_cell(about, note)])
    content = io.BytesIO()
    book.save(content)
    return timeless(content.getvalue())


def _cell(sheet: WriteOnlyWorksheet, value: str | int, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
