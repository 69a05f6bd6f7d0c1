"""Gold as a table, in CSV or the first sheet of an Excel file: one row a fact, its kind in the first column."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ...graph.separated import decoded, separator_of
from ...ontology.errors import GoldError

__all__ = ["csv_rows", "excel_rows"]

_COLUMNS = ("kind", "number", "name", "also", "part of", "is", "paragraphs", "says", "object")
_PARTS = {
    "outcome": "outcomes",
    "sub-outcome": "sub-outcomes",
    "aim": "aims",
    "action": "actions",
    "commitment": "commitments",
    "instrument": "instruments",
    "body": "bodies",
    "relation": "relations",
    "never": "never",
}
_SETTINGS = ("council", "plan", "complete", "sample")
_MOST_ROWS, _MOST_COLUMNS = 100_000, 50


def csv_rows(content: bytes, name: str) -> Mapping[str, Any]:
    """The parts of a gold file from CSV; raises GoldError."""
    text = decoded(content)
    if text is None:
        raise GoldError(f"The gold file {name} is not text: save it as CSV in UTF-8.")
    return _parts(list(csv.reader(io.StringIO(text), delimiter=separator_of(text))), name)


def excel_rows(content: bytes, name: str) -> Mapping[str, Any]:
    """The parts of a gold file from the first sheet of an Excel file; raises GoldError."""
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the size that a file claims may be wrong
        rows = islice(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True), _MOST_ROWS)
        texts = [["" if value is None else str(value) for value in row] for row in rows]
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        raise GoldError(f"The gold file {name} is no Excel file that can be read ({error}): save it as .xlsx or as CSV.") from None
    return _parts(texts, name)


def _parts(rows: Iterable[Sequence[str]], name: str) -> Mapping[str, Any]:
    """Rows sorted by kind, as the TOML file has them."""
    filled = [(i, row) for i, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if not filled:
        raise GoldError(f"The gold file {name} is empty: write it as docs/SCORING.md shows.")
    headings = [cell.strip().casefold().replace("_", " ") for cell in filled[0][1]]
    if unknown := [heading for heading in headings if heading and heading not in _COLUMNS]:
        raise GoldError(f"{name} has a column “{unknown[0]}”, which is not known: the columns are {', '.join(_COLUMNS)}.")
    found: dict[str, Any] = defaultdict(list)
    for i, row in filled[1:]:
        told = {heading: cell.strip() for heading, cell in zip(headings, row, strict=False) if heading and cell.strip()}
        kind = told.pop("kind", "").casefold()
        if kind in _SETTINGS:
            words = told.get("name", "")
            found[kind] = [each.strip() for each in words.split(";")] if kind in ("complete", "sample") else words
        elif kind not in _PARTS:
            raise GoldError(
                f"{name}, row {i}, is of the kind “{kind}”, which is not known: the kinds are {', '.join((*_PARTS, *_SETTINGS))}."
            )
        else:
            is_relation = kind in ("relation", "never")
            found[_PARTS[kind]].append({"subject" if is_relation and key == "name" else key: cell for key, cell in told.items()})
    return found
