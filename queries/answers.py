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

if TYPE_CHECKING:
    from .asking import Answer

__all__ = ["to_csv", "to_json", "to_xlsx"]

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
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Answer")
    sheet.freeze_panes = "A2"
    for place in range(1, len(answer.columns) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _COLUMN_WIDTH
    headings = tuple(column.heading for column in answer.columns)
    for row, bold in ((headings, True), *((row, False) for row in answer.rows)):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"
            cell.font = Font(bold=bold)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cells.append(cell)
        sheet.append(cells)
    about = book.create_sheet("About")
    for note in (answer.question.summary, answer.question.description, *answer.notes):
        about.append([note])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
