"""Cells as they are written: always text, locked or free, in the colours of the workbook."""

from __future__ import annotations

import re

from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["GRADES", "GREY", "HEAD", "LINE", "WHITE", "as_written", "protect", "put"]

GREY, WHITE, HEAD = "EDEDED", "FFFFFF", "1F3864"
#: The colours of the grades, which the sheets also name.
GRADES = {"stated": "C6E0B4", "inferred": "BDD7EE", "suggested": "FFE699"}
LINE = Border(bottom=Side(style="hair", color="999999"), right=Side(style="hair", color="999999"))

_LONGEST = 32_000  # letters that a cell can hold


def as_written(text: str) -> str:
    """A value as a cell holds it: on one line, without what XML cannot hold, and no longer than a cell can be."""
    return " ".join(ILLEGAL_CHARACTERS_RE.sub("", text).split())[:_LONGEST]


def protect(sheet: Worksheet) -> None:
    """Lock what is not unlocked: against slips, not against malice, so there is no password."""
    allowed = sheet.protection
    allowed.sheet = True
    allowed.formatColumns = allowed.formatRows = allowed.autoFilter = allowed.sort = False  # False allows


def put(sheet: Worksheet, row: int, place: int, text: str) -> Cell:
    """Write a text as text: one that begins like a formula is quoted, so that no program ever works it out."""
    cell = sheet.cell(row, place)
    assert isinstance(cell, Cell)  # noqa: S101 - only a merged cell is none, and none is written to
    cell.number_format = "@"
    if text:
        cell.value = as_written(text)
        cell.data_type = "s"
        if re.match(r"[=+\-@\t]", text):
            cell.quotePrefix = True
    return cell
