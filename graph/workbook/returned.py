"""A returned workbook, read within bounds: its cells as text, and the values as they were written.

It is opened only after its archive was checked, cell by cell without a picture of the whole sheet in memory, and no
further than our own sheets can reach.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from ...ontology.errors import SourceError
from ..marking import MARK, kept_name
from ..reading import LARGEST_SOURCE
from ..reading.archive import checked_archive
from .cells import as_written
from .drawing import VERSION, checksum_of
from .layout import read_layout

__all__ = ["Place", "Returned", "read_returned", "workbook_text"]

_MOST_ROWS, _MOST_COLUMNS = 100_000, 40


@dataclass(frozen=True, slots=True)
class Place:
    """A cell as cited, the text in it, and where that stands in the workbook's text; `formula` where it is worked out."""

    name: str
    text: str
    start: int
    end: int
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned workbook.

    `base` names the workspace it was written from, `cells` are by sheet, row and column (from 1), `written` are the
    values as written by sheet and identifier. `text` is what its cells read as; `officer` the name she gave, or "".
    """

    file: str
    checksum: str
    base: str
    officer: str
    cells: Mapping[str, Mapping[int, Mapping[int, Place]]] = field(repr=False)
    written: Mapping[tuple[str, str], Sequence[str]] = field(repr=False)
    text: str = field(repr=False)


def workbook_text(path: Path) -> str:
    """Give the text that the receipts of a returned workbook count their characters in; raise SourceError."""
    return read_returned(path.read_bytes(), str(path)).text


def read_returned(content: bytes, name: str) -> Returned:
    """Read a returned workbook; `name` is what errors call it.

    Raises SourceError where it is damaged, too large, of another release, or has lost what tells an officer's words
    from ours.
    """
    if len(content) > LARGEST_SOURCE:
        raise SourceError(f"{name} has {len(content) / 1e6:.0f} MB, more than any workbook of ours: check the file.")
    checked_archive(content, name)
    layout = read_layout()
    wanted = (layout.read_me, *(sheet.name for sheet in layout.sheets), layout.written)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        missing = [sheet for sheet in wanted if sheet not in book.sheetnames]
        if missing:
            raise SourceError(f"{name} has no sheet '{missing[0]}': the sheets must keep their names; take a new workbook.")
        lines = {sheet: list(_lines(book[sheet], sheet, name)) for sheet in wanted}
        book.close()
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile) as error:
        raise SourceError(f"{name} is damaged ({error}): open it, save it again, and build with that.") from error
    base, written = _written(lines.pop(layout.written), name)
    cells, text = _placed(lines)
    officer = _cell(cells, layout.read_me, layout.name_cell)
    return Returned(kept_name(content), sha256(content).hexdigest(), base, officer, cells, written, text)


def _lines(sheet: object, title: str, name: str) -> Iterator[tuple[int, list[tuple[str, bool]]]]:
    """The rows of a sheet that hold anything: number, and text and whether it is a formula for each cell."""
    sheet.reset_dimensions()  # type: ignore[attr-defined] # what a sheet says of its own size is not believed
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):  # type: ignore[attr-defined]
        if number > _MOST_ROWS:
            raise SourceError(f"{name} has more than {_MOST_ROWS:,} rows in the sheet {title}: delete those below its last entry.")
        values = [(as_written(_text(cell.value)), getattr(cell, "data_type", "") == "f") for cell in row]
        if any(text for text, _ in values):
            yield number, values


def _text(value: object) -> str:
    """A value as an officer sees it: whole numbers without a point, days in the order of ISO 8601."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _written(lines: Sequence[tuple[int, list[tuple[str, bool]]]], name: str) -> tuple[str, dict[tuple[str, str], Sequence[str]]]:
    rows = [[text for text, _ in values] for _, values in lines]
    mark, version, base, checksum, *_ = rows[0] if rows and len(rows[0]) > 3 else ("", "", "", "")
    layout = read_layout()
    widths = {sheet.name: len(sheet.columns) for sheet in layout.sheets}
    kept = [row[: 1 + widths.get(row[0], 0)] for row in rows[1:]]
    if mark != MARK or checksum_of(kept) != checksum:
        sentence = f"{name} no longer holds the values it was written with (its hidden sheet was changed): start from a new workbook."
        raise SourceError(sentence)
    if version != VERSION:
        raise SourceError(f"{name} was written by another release of Golden Thread: start from a new workbook.")
    return base, {(row[0], row[1]): row[1:] for row in kept}


def _placed(
    lines: Mapping[str, Sequence[tuple[int, list[tuple[str, bool]]]]],
) -> tuple[dict[str, dict[int, dict[int, Place]]], str]:
    """Each cell with its place in the text that all cells make, one a line."""
    cells: dict[str, dict[int, dict[int, Place]]] = {}
    text: list[str] = []
    at = 0
    for sheet, rows in lines.items():
        cells[sheet] = {}
        for number, values in rows:
            cells[sheet][number] = {}
            for place, (value, formula) in enumerate(values, start=1):
                if value:
                    cited = f"{sheet}!{get_column_letter(place)}{number}"
                    cells[sheet][number][place] = Place(cited, value, at, at + len(value), formula)
                    text.append(value)
                    at += len(value) + 1
    return cells, "\n".join(text)


def _cell(cells: Mapping[str, Mapping[int, Mapping[int, Place]]], sheet: str, cited: str) -> str:
    return next((cell.text for row in cells[sheet].values() for cell in row.values() if cell.name == f"{sheet}!{cited}"), "")
