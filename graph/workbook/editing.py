"""What an officer changed in a returned workbook, cell by cell: its cells against the values as they were written.

Rows are known by their identifiers, so they may have been sorted or filtered; a row without one is new. What must not
be changed and was is a fault, with its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from .drawing import FIRST_ROW
from .layout import Column, SheetLayout, read_layout
from .returned import Place, Returned

__all__ = ["Edit", "Edits", "NewRow", "edits_of"]

_Cells = Mapping[int, Place]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that an officer changed.

    It tells the sheet and the identifier of its row, its column, what was written, what stands there now, and her note
    in that row.
    """

    sheet: str
    id: str
    column: Column
    before: str
    place: Place
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that an officer added: its cells by the key of their column. `place` cites its first cell."""

    sheet: str
    place: str
    cells: Mapping[str, Place]

    def text(self, key: str) -> str:
        """Give what stands in a column, or ""."""
        return self.cells[key].text if key in self.cells else ""


@dataclass(frozen=True, slots=True)
class Edits:
    """What was changed, what was added, what must not stand as it is, and what an officer may want to know."""

    changed: tuple[Edit, ...]
    new: tuple[NewRow, ...]
    faults: tuple[str, ...]
    notices: tuple[str, ...]


def edits_of(returned: Returned) -> Edits:
    """Give what an officer changed in a workbook."""
    changed: list[Edit] = []
    new: list[NewRow] = []
    faults: list[str] = []
    notices: list[str] = []
    for sheet in read_layout().sheets:
        rows = returned.cells[sheet.name]
        if misplaced := list(_misplaced(sheet, rows.get(1, {}))):
            faults += misplaced
            continue
        seen: dict[str, str] = {}
        for number, cells in rows.items():
            if number < FIRST_ROW:
                continue
            faults += [f"{cell.name} holds a formula: type the value itself." for cell in cells.values() if cell.formula]
            if 1 not in cells:
                new += _new_row(sheet, cells)
                faults += _locked(sheet, {}, cells, number, new=True)
                continue
            identifier = cells[1]
            before = returned.written.get((sheet.name, identifier.text))
            if before is None:
                faults.append(
                    f"{identifier.name}: no row was written with the identifier '{identifier.text}'; identifiers must stay as they are."
                )
            elif identifier.text in seen:
                faults.append(f"{identifier.name}: the row of {seen[identifier.text]} stands here again; delete one of the two.")
            else:
                written = dict(enumerate(before, start=1))
                faults += _locked(sheet, written, cells, number)
                changed += _changes(sheet, written, cells)
                notices += _emptied(sheet, written, cells, number)
            seen.setdefault(identifier.text, identifier.name)
        gone = [identifier for name, identifier in returned.written if name == sheet.name and identifier not in seen]
        if gone:
            notices.append(f"{len(gone)} {'row is' if len(gone) == 1 else 'rows are'} missing from {sheet.name}, which decides nothing.")
    return Edits(tuple(changed), tuple(new), tuple(faults), tuple(notices))


def _misplaced(sheet: SheetLayout, heads: _Cells) -> Iterator[str]:
    for place, column in enumerate(sheet.columns, start=1):
        if place not in heads or heads[place].text != column.heading:
            stands = f"'{heads[place].text}'" if place in heads else "nothing"
            yield f"{_cited(sheet, place, 1)} must be the heading '{column.heading}', but holds {stands}: put the columns back."
            return


def _locked(sheet: SheetLayout, written: Mapping[int, str], cells: _Cells, number: int, *, new: bool = False) -> Iterator[str]:
    """What was changed though it tells which thing or link a row is about."""
    for place, column in enumerate(sheet.columns, start=1):
        if column.input or (new and column.writes):
            continue
        stands, before = cells[place].text if place in cells else "", written.get(place, "")
        if stands != before:
            remedy = "leave it empty" if new else f"put '{before[:60]}' back" if before else "empty it"
            yield f"{_cited(sheet, place, number)} is protected and was changed: {remedy}; what is new goes into an empty row."


def _changes(sheet: SheetLayout, written: Mapping[int, str], cells: _Cells) -> Iterator[Edit]:
    note = cells[sheet.at("note")].text if sheet.at("note") in cells else ""
    for place, column in enumerate(sheet.columns, start=1):
        before = written.get(place, "")
        if column.input and column.writes and place in cells and cells[place].text != before:
            yield Edit(sheet.name, written[1], column, before, cells[place], note)


def _emptied(sheet: SheetLayout, written: Mapping[int, str], cells: _Cells, number: int) -> Iterator[str]:
    for place, column in enumerate(sheet.columns, start=1):
        if column.input and column.writes and written.get(place) and place not in cells:
            yield f"{_cited(sheet, place, number)} was emptied, which decides nothing: write 'wrong' beside its link in the sheet Links."


def _new_row(sheet: SheetLayout, cells: _Cells) -> Iterator[NewRow]:
    found = {column.key: cells[place] for place, column in enumerate(sheet.columns, start=1) if place in cells}
    if any(column.writes and column.key in found for column in sheet.columns):
        yield NewRow(sheet.name, next(iter(cells.values())).name, found)


def _cited(sheet: SheetLayout, place: int, number: int) -> str:
    return f"{sheet.name}!{get_column_letter(place)}{number}"
