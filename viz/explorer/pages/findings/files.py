"""What was found, as files to take away; each holds all that its page asks for, however many pages that is."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from .....graph.separated import csv_of
from .....ontology.errors import QueryError
from .....queries.answers import xlsx_of
from .....queries.checking import checks
from .....queries.endpoint.http.refusals import Refusal
from ....sarif import sarif_log
from ...replies import File
from ...scope import PLAN, plan_name
from .asked import asked_of
from .found import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .....queries.checking import Problem
    from ...visit import Shown, Visit

__all__ = ["NAMES", "every_file", "findings_file"]

#: The files.
NAMES = ("findings.csv", "findings.xlsx", "findings.json", "findings.sarif")
_PATIENCE = 60.0  # seconds: a file cannot say that it is still being made
_HEADINGS = ("Severity", "Kind", "Finding", "About", "Where", "Words", "What it means", "What to do", "Address")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def findings_file(visit: Visit, file: str) -> File:
    """Give a file of `NAMES`. Raises Refusal, 404, for another one, and QueryError where it takes too long to work out."""
    if file not in NAMES:
        raise Refusal(404, f"Findings can be taken away as {', '.join(NAMES)}: choose one of these.")
    asked = asked_of(visit)
    known = found(visit.shown, asked, _PATIENCE)
    if known is None:
        raise QueryError("The findings are still being worked out: ask again in a minute.")
    problems = asked.of(known.problems)
    if file.endswith(".csv"):
        return File("text/csv; charset=utf-8", csv_of(_HEADINGS, map(_row, problems)).encode(), file)
    if file.endswith(".xlsx"):
        notes = [f"Not finished: {checks()[name].title}" for name in known.unfinished]
        return File(_XLSX, xlsx_of(_HEADINGS, map(_row, problems), notes, "Findings"), file)
    told = [asdict(problem) for problem in problems] if file.endswith(".json") else _log(visit, problems)
    media_type = "application/json" if file.endswith(".json") else "application/sarif+json"
    return File(media_type, f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode(), file)


def every_file(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the files of each plan."""
    scopes = ({}, *({PLAN: plan_name(plan)} for plan in shown.plans)) if len(shown.plans) > 1 else ({},)
    return (({"file": name}, scope) for scope in scopes for name in NAMES)


def _row(problem: Problem) -> tuple[str, ...]:
    check = checks()[problem.check]
    about = (problem.label, problem.receipt, problem.words)
    return (problem.severity.value, check.title, problem.message, *about, check.problem, check.solution, problem.about)


def _log(visit: Visit, problems: Sequence[Problem]) -> object:
    return sarif_log(visit.shown.store, problems, checks())
