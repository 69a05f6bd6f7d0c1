"""A comparison as files to take away: all of it, whatever part its page shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .....graph.separated import csv_of
from .....ontology.errors import QueryError, ThingError
from .....queries.answers import xlsx_of
from .....queries.endpoint.http.refusals import Refusal
from ....comparing import COLUMNS, MEANING, as_data, as_row
from ...replies import File
from .chosen import chosen_pair, versions
from .made import made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...visit import Shown, Visit

__all__ = ["NAMES", "comparison_file", "every_file"]

#: The files.
NAMES = ("comparison.csv", "comparison.xlsx", "comparison.json")
_PATIENCE = 60.0  # seconds: a file cannot say that it is still being made
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def comparison_file(visit: Visit, file: str) -> File:
    """Give a file of `NAMES`. Raises Refusal, 404, for another one, and ThingError where no two plans are named."""
    if file not in NAMES:
        raise Refusal(404, f"A comparison can be taken away as {', '.join(NAMES)}: choose one of these.")
    pair = chosen_pair(visit)
    if pair is None:
        raise ThingError("Two plans are needed to compare: choose them on the page for that.")
    found = made(visit.shown, pair, _PATIENCE)
    if found is None:
        raise QueryError("The comparison is still being made: ask again in a minute.")
    if file.endswith(".json"):
        return File("application/json", f"{json.dumps(as_data(found), ensure_ascii=False, indent=2)}\n".encode(), file)
    rows = map(as_row, found.descents)
    if file.endswith(".csv"):
        return File("text/csv; charset=utf-8", csv_of(COLUMNS, rows).encode(), file)
    notes = (f"From {found.before.label} to {found.after.label}", MEANING)
    return File(_XLSX, xlsx_of(COLUMNS, rows, notes, "Comparison"), file)


def every_file(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the files of each plan and the version before it."""
    pairs = list(versions(shown.plans))
    for place, pair in enumerate(pairs):
        for name in NAMES:
            yield {"file": name}, pair.query()
            if place == 0:
                yield {"file": name}, {}
