"""What a sheet's XML tells before any cell is read: how far it reaches, what is merged and hidden, what was never worked out.

A sheet may claim a million rows or hold one cell in its farthest corner; both would hold up a reader for minutes. So the
XML is read once from end to end, element by element, and a sheet that no action plan needs is refused by its name.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils.cell import get_column_letter, range_boundaries

from ...ontology.errors import SourceError

__all__ = ["Layout", "layouts"]

_MOST_ROWS = 20_000
_MOST_COLUMNS = 500
_MOST_CELLS = 200_000  # with something in them; a council's largest plans have about 10,000
_MOST_PLACES = 2_000_000  # rows times columns, and cells without anything in them
_WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is laid out: `rows` and `columns` are the last ones with something in them, all are counted from 1.

    `merged` are ranges as (first column, first row, last column, last row), `unvalued` the cells whose formula has no value.
    """

    rows: int
    columns: int
    merged: tuple[tuple[int, int, int, int], ...]
    hidden_rows: tuple[int, ...]
    hidden_columns: tuple[int, ...]
    unvalued: tuple[str, ...]


def layouts(content: bytes, name: str) -> Mapping[str, Layout]:
    """Name of a sheet -> its layout. Raises SourceError for a sheet that is too large, KeyError where a part is missing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        rels = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {rel.get("Id"): (rel.get("Target") or "", rel.get("Type") or "") for rel in rels.iterfind("{*}Relationship")}
        found = {}
        for sheet in etree.fromstring(archive.read(_WORKBOOK)).iterfind("{*}sheets/{*}sheet"):
            relation = next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
            target, kind = targets.get(relation, ("", ""))
            if kind.endswith("/worksheet"):
                title = sheet.get("name") or ""
                with archive.open(posixpath.normpath(posixpath.join("xl", target)).lstrip("/")) as part:
                    found[title] = _Reading(f"The sheet “{title}” of {name}").layout(part)
        return found


class _Reading:
    """Reads the XML of one sheet; `what` is how errors call it."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.row = self.column = self.cells = self.filled = 0
        self.last_row = self.last_column = 0
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.unvalued: list[str] = []

    def layout(self, part: object) -> Layout:
        tags = ("{*}row", "{*}c", "{*}mergeCell", "{*}col")
        for event, element in etree.iterparse(part, events=("start", "end"), tag=tags, resolve_entities=False):
            kind = etree.QName(element).localname
            if event == "start":
                if kind == "row":
                    self._row(element)
                continue
            if kind == "c":
                self._cell(element)
            elif kind == "mergeCell":
                self._merge(element.get("ref") or "")
            elif kind == "col" and element.get("hidden") in ("1", "true"):
                last = min(int(element.get("max") or 0), _MOST_COLUMNS)
                self.hidden_columns.extend(range(int(element.get("min") or 1), last + 1))
            element.clear()
            while element.getprevious() is not None and kind == "row":
                del element.getparent()[0]
        if self.last_row * self.last_column > _MOST_PLACES:
            raise SourceError(
                f"{self.what} has {self.last_row:,} rows of {self.last_column:,} columns, too many: keep the plan alone in it."
            )
        return Layout(
            self.last_row,
            self.last_column,
            tuple((a, b, min(c, self.last_column), min(d, self.last_row)) for a, b, c, d in self.merged),
            tuple(row for row in self.hidden_rows if row <= self.last_row),
            tuple(column for column in self.hidden_columns if column <= self.last_column),
            tuple(self.unvalued),
        )

    def _row(self, element: etree._Element) -> None:
        number = int(element.get("r") or self.row + 1)
        if number <= self.row:
            raise SourceError(f"{self.what} is damaged (row {number} stands below row {self.row}): open it, save it again and read that.")
        self.row, self.column = number, 0
        if element.get("hidden") in ("1", "true") and len(self.hidden_rows) < _MOST_ROWS:
            self.hidden_rows.append(number)

    def _cell(self, element: etree._Element) -> None:
        reference = element.get("r") or f"{get_column_letter(self.column + 1)}{self.row}"
        self.column = range_boundaries(reference)[0] or 0
        self.cells += 1
        if self.cells > _MOST_PLACES:
            raise SourceError(
                f"{self.what} has more than {_MOST_PLACES:,} cells: delete the empty rows and columns, save it and read that."
            )
        content = [etree.QName(child).localname for child in element if len(child) or child.text]
        if "v" not in content and "is" not in content:
            if "f" in content:
                self.unvalued.append(reference)
            return
        self.filled += 1
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)
        if self.row > _MOST_ROWS or self.column > _MOST_COLUMNS:
            raise SourceError(
                f"{self.what} reaches to {reference}, beyond {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns: delete what stands far off."
            )
        if self.filled > _MOST_CELLS:
            raise SourceError(f"{self.what} has more than {_MOST_CELLS:,} filled cells, which no plan has: keep the plan alone in it.")

    def _merge(self, reference: str) -> None:
        first_column, first_row, last_column, last_row = range_boundaries(reference)
        self.merged.append((first_column or 1, first_row or 1, last_column or _MOST_COLUMNS, last_row or _MOST_ROWS))
        if len(self.merged) > _MOST_ROWS:
            raise SourceError(f"{self.what} has more than {_MOST_ROWS:,} merged ranges, which no plan has: keep the plan alone in it.")
