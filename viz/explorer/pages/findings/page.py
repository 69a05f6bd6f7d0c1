"""The page of the findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from .....queries.asking import Receipt
from .....queries.checking import Severity, checks
from .....queries.wording import noun
from ...keeping import WHILE_PUBLISHING
from ...paging import PAGE, paged
from ...receipts import linked
from ...replies import Crumb, Page
from ...scope import PLAN, plan_choices, plan_name
from .asked import Asked, asked_of
from .files import NAMES
from .found import found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .....queries.checking import Check, Problem
    from .....queries.findings import Findings
    from ...paging import Pager
    from ...receipts import LinkedReceipt
    from ...visit import Shown, Visit

__all__ = ["every_page", "findings_page"]

_PATIENCE = 3.0  # seconds
_AGAIN = 3  # seconds
_SHOWN = 3  # findings of a kind, where all kinds are shown
_SIZE = 50
_NOUNS = {Severity.ERROR: ("error", "errors"), Severity.WARNING: ("warning", "warnings"), Severity.INFO: ("gap", "gaps")}
_MEANS = {
    Severity.ERROR: "what was read does not fit together, so answers may be wrong",
    Severity.WARNING: "a paper holds a defect, or a strategy runs out",
    Severity.INFO: "something was not found in the papers read",
}


@dataclass(frozen=True, slots=True)
class _Line:
    problem: Problem
    href: str
    receipts: tuple[LinkedReceipt, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    check: Check
    severity: Severity
    count: int
    lines: tuple[_Line, ...]
    rest: str  # the address of all of them, "" where they are all here


def findings_page(visit: Visit) -> Page:
    """Show what was found, or that it is still being worked out."""
    asked = asked_of(visit)
    crumbs = (Crumb("Plan", visit.to.page("/")), Crumb("Findings", ""))
    known = found(visit.shown, asked, WHILE_PUBLISHING if visit.to.static else _PATIENCE)
    if known is None:
        return Page("findings/waiting.html", "Findings", {}, crumbs=crumbs, refresh=_AGAIN, lasting=False, status=202)
    wanted = asked.of(known.problems)
    groups, pager = _groups(visit, asked, wanted)
    content = {
        "asked": asked,
        "groups": groups,
        "pager": pager,
        "total": len(wanted),
        "counts": _counts(visit, asked, known),
        "kinds": _kinds(known),
        "unfinished": [checks()[name].title for name in known.unfinished],
        "choices": () if asked.paper else plan_choices(visit),
        "downloads": _files(visit, asked),
    }
    return Page("findings/findings.html", "Findings", content, crumbs=crumbs)


def _files(visit: Visit, asked: Asked) -> list[tuple[str, str]]:
    """The files of what the page shows; on a static site, of all that was found in the plan."""
    query = asked.query(kind="") if visit.to.static else asked.query()
    return [(name.rpartition(".")[2].upper(), visit.to.page(f"/findings/{name}", **query)) for name in NAMES]


def every_page(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the page of each plan, and pages for kinds that have too many findings for it."""
    for plan in shown.plans if len(shown.plans) > 1 else (None,):
        scope = {PLAN: plan_name(plan)} if plan else {}
        yield {}, scope
        known = found(shown, Asked(plan, None, None, "", ""), WHILE_PUBLISHING)
        for kind, count in Counter(problem.check for problem in known.problems).items() if known else ():
            for number in range(-(-count // _SIZE) if count > _SHOWN else 0):
                yield {}, {**scope, "kind": kind, **({PAGE: str(number + 1)} if number else {})}


def _groups(visit: Visit, asked: Asked, wanted: Sequence[Problem]) -> tuple[list[_Group], Pager | None]:
    """What is shown: a page of one kind, or the first of each kind, the gravest and fewest first."""
    counts = Counter((problem.severity, problem.check) for problem in wanted)
    order = list(Severity)
    pager = None
    if asked.kind:
        wanted, pager = paged(visit, wanted, _SIZE)
    else:
        wanted = sorted(wanted, key=lambda problem: (order.index(problem.severity), counts[problem.severity, problem.check], problem.check))
    shown = {key: tuple(each) for key, each in groupby(wanted, key=lambda problem: (problem.severity, problem.check))}
    first = {key: each if asked.kind or len(each) <= _SHOWN + 1 else each[:_SHOWN] for key, each in shown.items()}
    lines = _lines(visit, [problem for each in first.values() for problem in each])
    groups = []
    for (severity, kind), each in first.items():
        rest = "" if asked.kind or len(each) == counts[severity, kind] else visit.to.page("/findings", **asked.query(kind=kind))
        groups.append(_Group(checks()[kind], severity, counts[severity, kind], tuple(lines[problem] for problem in each), rest))
    return groups, pager


def _lines(visit: Visit, problems: Iterable[Problem]) -> Mapping[Problem, _Line]:
    receipts = {problem: Receipt(problem.receipt, problem.words) for problem in problems}
    hrefs = dict(zip(receipts, linked(visit, receipts.values()), strict=True))
    return {
        problem: _Line(
            problem,
            visit.to.thing(problem.about) if problem.label != problem.message and "://" in problem.about else "",
            (hrefs[problem],) if problem.receipt else (),
        )
        for problem in receipts
    }


def _counts(visit: Visit, asked: Asked, known: Findings) -> list[tuple[Severity, str, str, str, bool]]:
    """For each severity: how many there are, what it means, the address of just these, and whether the page shows just these."""
    counts = Counter(problem.severity for problem in known.problems)
    return [
        (
            severity,
            noun(counts[severity], *words),
            _MEANS[severity],
            visit.to.page("/findings", **asked.query(severity=severity.value, kind="")) if counts[severity] and not visit.to.static else "",
            asked.severity is severity,
        )
        for severity, words in _NOUNS.items()
    ]


def _kinds(known: Findings) -> list[tuple[str, str]]:
    counts = Counter(problem.check for problem in known.problems)
    named = sorted((checks()[kind].title, kind) for kind in counts)
    return [("", "Every kind"), *((kind, f"{title} ({counts[kind]})") for title, kind in named)]
