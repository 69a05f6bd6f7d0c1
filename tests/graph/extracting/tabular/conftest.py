"""Workbooks for the cases: a sheet.toml says what stands in which sheet, and how it is formatted."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture(scope="session")
def make_files() -> Callable[[Path, Path], tuple[Path, ...]]:
    """Make the files of a case, in a folder."""
    return made


def made(case: Path, folder: Path) -> tuple[Path, ...]:
    """Its tables and texts as they are, and a workbook for each of its .toml files but expected.toml."""
    files = []
    for source in sorted(case.iterdir()):
        if source.suffix in (".csv", ".tsv", ".txt", ".html", ".md"):
            target = folder / source.name
            target.write_bytes(source.read_bytes())
            files.append(target)
        elif source.suffix == ".toml" and source.name != "expected.toml":
            described = tomllib.loads(source.read_text(encoding="utf-8"))
            target = folder / described.get("file", f"{source.stem}.xlsx")
            _workbook(described).save(target)
            files.append(target)
    return tuple(files)


def _workbook(described: dict[str, Any]) -> Workbook:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in described["sheets"]:
        _fill(workbook.create_sheet(sheet["name"]), sheet)
    return workbook


def _fill(sheet: Worksheet, described: dict[str, Any]) -> None:
    for r, row in enumerate(described["rows"], start=described.get("first_row", 1)):
        for c, value in enumerate(row, start=described.get("first_column", 1)):
            if value != "":
                sheet.cell(r, c, value)
    for place, number_format in described.get("formats", {}).items():
        sheet[place].number_format = number_format
    for place in described.get("struck", ()):
        sheet[place].font = Font(strike=True)
    for merged in described.get("merged", ()):
        sheet.merge_cells(merged)
    for column in described.get("hidden_columns", ()):
        sheet.column_dimensions[column].hidden = True
    for row in described.get("hidden_rows", ()):
        sheet.row_dimensions[row].hidden = True
    sheet.sheet_state = described.get("state", "visible")
