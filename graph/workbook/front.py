"""The first sheet: what to do, what the grades mean, and where an officer may write her name."""

from __future__ import annotations

from datetime import datetime

from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from .cells import GRADES, HEAD, LINE, protect, put
from .layout import Layout

__all__ = ["draw_front"]


def draw_front(sheet: Worksheet, layout: Layout, council: str, when: datetime) -> None:
    """Write the first sheet."""
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 100
    put(sheet, 1, 1, layout.title.format(council=council or "the council")).font = Font(bold=True, size=16, color=HEAD)
    put(sheet, 2, 1, layout.made.format(day=f"{when.day} {when:%B %Y}"))
    put(sheet, 4, 1, layout.name_label).font = Font(bold=True)
    name = sheet[layout.name_cell]
    name.protection, name.border, name.number_format = Protection(locked=False), LINE, "@"
    row = 6
    headings = {layout.instructions[0], layout.instructions[-1]}
    for line in layout.instructions:
        cell = put(sheet, row, 1, line)
        if line in headings:
            cell.font = Font(bold=True, size=13, color=HEAD)
        else:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[row].height = 15 * (1 + len(line) // 125)
        row += 1
    for grade, meaning in layout.grades.items():
        put(sheet, row, 1, grade).fill = PatternFill("solid", start_color=GRADES[grade])
        put(sheet, row, 2, meaning)
        row += 1
    protect(sheet)
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "portrait", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
