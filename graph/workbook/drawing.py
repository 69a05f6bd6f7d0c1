"""The workbook as a spreadsheet: drop-downs, protection, colours and the print set-up.

Every value is written as text, never as a formula, whatever it begins with. Beside what is shown, a hidden sheet keeps
the values as they were written, so that what an officer changed can be told even when the graph has moved on.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import chain
from math import ceil

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..marking import MARK
from .cells import GRADES, GREY, HEAD, LINE, WHITE, as_written, protect, put
from .content import Content
from .front import draw_front
from .layout import Column, Layout, SheetLayout, read_layout
from .rows import Row

__all__ = ["FIRST_ROW", "VERSION", "checksum_of", "draw"]

#: The number of the shape of the sheets: another one is of another release.
VERSION = "1"
#: The row of a sheet that holds the first thing or link, under the heading.
FIRST_ROW = 2

_LINE_HEIGHT, _MOST_LINES = 15, 7  # points
_WORDS_BREAK = 1.15  # lines end between words, so a column holds less than its width
_STAYS = {"Links": "grade"}  # the last column that stays in sight, else the name


def draw(content: Content, base: str, council: str, when: datetime) -> bytes:
    """Give the workbook of a graph's content as an .xlsx file; `base` names the workspace it is written from."""
    layout = read_layout()
    book = Workbook()
    book.properties.created = book.properties.modified = when.replace(tzinfo=None)
    book.properties.title = layout.title.format(council=council or "the council")
    book.properties.creator = "Golden Thread"
    front = book.worksheets[0]
    front.title = layout.read_me
    draw_front(front, layout, council, when)
    places = _lists(book.create_sheet(layout.lists), layout, content)
    for sheet in layout.sheets:
        _sheet(book.create_sheet(sheet.name, len(book.sheetnames) - 1), sheet, content.rows[sheet.name], places)
    _written(book.create_sheet(layout.written), layout, content, base)
    book.defined_names[MARK] = DefinedName(MARK, attr_text=f"{quote_sheetname(layout.written)}!$A$1")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def checksum_of(rows: Iterable[Sequence[str]]) -> str:
    """A checksum of the values as written: tells whether the hidden sheet is still the one that was written."""
    return sha256("\n".join("\t".join(row).rstrip("\t") for row in rows).encode()).hexdigest()


def _lists(sheet: Worksheet, layout: Layout, content: Content) -> dict[str, str]:
    """Write the choices of the drop-downs, one list a column; give where each stands."""
    places = {}
    lists = sorted({column.choices for each in layout.sheets for column in each.columns if column.choices})
    for place, name in enumerate(lists, start=1):
        choices = content.names.choices(name)
        for row, text in enumerate((name, *choices), start=1):
            put(sheet, row, place, text)
        letter = get_column_letter(place)
        places[name] = f"{quote_sheetname(sheet.title)}!${letter}$2:${letter}${max(2, len(choices) + 1)}"
    sheet.sheet_state = "hidden"
    protect(sheet)
    return places


def _sheet(sheet: Worksheet, layout: SheetLayout, rows: Sequence[Row], places: dict[str, str]) -> None:
    last = FIRST_ROW + len(rows) + layout.new - 1
    for place, column in enumerate(layout.columns, start=1):
        head = put(sheet, 1, place, column.heading)
        head.font, head.fill = Font(bold=True, color=WHITE), PatternFill("solid", start_color=HEAD)
        head.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(place)].width = column.width
        first = FIRST_ROW if column.input else FIRST_ROW + len(rows)
        if column.choices and (column.input or layout.new) and first <= last:
            letter = get_column_letter(place)
            validation = _drop_down(column, places[column.choices])
            validation.add(f"{letter}{first}:{letter}{last}")
            sheet.add_data_validation(validation)
    for number, row in enumerate(chain(rows, ({} for _ in range(layout.new))), start=FIRST_ROW):
        new = number >= FIRST_ROW + len(rows)
        for place, column in enumerate(layout.columns, start=1):
            cell = put(sheet, number, place, row.get(column.key, ""))
            free = column.input or (new and bool(column.writes))
            cell.protection = Protection(locked=not free)
            grade = GRADES.get(row.get("grade", ""), GREY) if column.key == "grade" else GREY
            cell.fill = PatternFill("solid", start_color=WHITE if free else grade)
            cell.alignment, cell.border = Alignment(wrap_text=column.key != "id", vertical="top"), LINE
        sheet.row_dimensions[number].height = _LINE_HEIGHT * _lines(row, layout)
    protect(sheet)
    sheet.freeze_panes = f"{get_column_letter(min(layout.at(_STAYS.get(layout.name, 'name')) + 1, 5))}{FIRST_ROW}"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(layout.columns))}{max(last, 1)}"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"B1:{get_column_letter(layout.at(layout.printed))}{max(last, 1)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 8, 0  # A3
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    if footer.center is not None:
        footer.center.text = "&A, page &P of &N"
    sheet.oddFooter = footer


def _lines(row: Row, layout: SheetLayout) -> int:
    """How many lines a row needs, up to where it would push all others out of sight."""
    needs = (ceil(len(row.get(column.key, "")) * _WORDS_BREAK / column.width) for column in layout.columns if column.key != "id")
    return min(_MOST_LINES, max(1, *needs))


def _drop_down(column: Column, place: str) -> DataValidation:
    """Choices to pick from; where they are not all that may stand there, another text gets a question and no refusal."""
    made = DataValidation(type="list", formula1=place, allow_blank=True, errorStyle="stop" if column.strict else "warning")
    made.showErrorMessage = made.showInputMessage = True
    made.errorTitle, made.error = column.heading[:32], "Choose one from the list." if column.strict else "It is not in the list."
    made.promptTitle, made.prompt = column.heading[:32], column.hint[:255]
    return made


def _written(sheet: Worksheet, layout: Layout, content: Content, base: str) -> None:
    """Keep the values as written, behind a line that says which workspace they are of."""
    rows = [
        (each.name, *(as_written(row.get(column.key, "")) for column in each.columns))
        for each in layout.sheets
        for row in content.rows[each.name]
    ]
    for number, line in enumerate([(MARK, VERSION, base, checksum_of(rows)), *rows], start=1):
        for place, text in enumerate(line, start=1):
            if text:
                put(sheet, number, place, text)
    sheet.sheet_state = "hidden"
    protect(sheet)
