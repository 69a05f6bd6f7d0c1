"""Tables to take away, as CSV or Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...graph.extracting.sameness import slug
from ...graph.separated import csv_of
from ...queries.answers import xlsx_of
from .replies import File

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .visit import Visit

__all__ = ["FORMATS", "downloads", "table_file"]

#: The parameter that asks for a file, the forms that it may name, and what they are called.
FORMAT: Final = "format"
FORMATS: Final[Mapping[str, str]] = {"csv": "CSV", "xlsx": "Excel"}
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table_file(form: str, name: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]], notes: Iterable[str]) -> File:
    """Give a table as a file in one of FORMATS; `name` is what it is about, `notes` stand on a sheet of their own in Excel."""
    called = f"{slug(name)}.{form}"
    if form == "xlsx":
        return File(_EXCEL, xlsx_of(headings, rows, notes), called)
    text = csv_of(headings, [[str(value) for value in row] for row in rows])
    return File("text/csv; charset=utf-8", text.encode("utf-8-sig"), called)  # with the mark by which Excel knows UTF-8


def downloads(visit: Visit) -> list[tuple[str, str]]:
    """Give the addresses of the files of a page, by what they are called; none on a site of files alone."""
    if visit.to.static:
        return []
    kept = {name: visit.first(name) for name in visit.query if name not in {FORMAT, "page"}}
    return [(label, visit.to.page(visit.path, **kept, **{FORMAT: form})) for form, label in FORMATS.items()]
