"""Which papers are about one plan: each group is read in a frame of its own, so that two plans' outlines never mix.

A paper is about the plan that its title names with a period, else about the one that it names most, in its latest period: a
paper on a new plan that speaks of the old one belongs to the new. Without a period, its date tells which version is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ...conventions import Convention
from ...document import Document
from ..periods import PERIOD, Period, period_in
from ..sameness import name_key
from .cover import read_cover
from .plans import About, plan_name

__all__ = ["Group", "group_papers", "in_force"]


@dataclass(frozen=True, slots=True)
class Group:
    """Papers that are about one plan; `about` is None where none of them names a plan with a period.

    `year` is that of the latest of them, 0 where none is dated.
    """

    about: About | None
    documents: tuple[Document, ...]
    year: int = 0


@dataclass(frozen=True, slots=True)
class _Paper:
    """A paper: the plan that it names most, the periods printed with it, and what its title says it is about."""

    document: Document
    name: str
    periods: frozenset[Period]
    titled: About | None
    year: int

    def spoken_of(self, plans: Sequence[About]) -> list[About]:
        """Those of some plans that its text names."""
        text = " ".join(block.text for paragraph in self.document.paragraphs for block in paragraph.blocks).casefold()
        return [about for about in plans if about.name.casefold() in text]


@dataclass(slots=True)
class _Groups:
    """Papers by the plan that they are about."""

    by_plan: dict[tuple[str, Period, bool], tuple[About, list[Document]]] = field(default_factory=dict)

    def add(self, about: About, document: Document) -> None:
        """Put a paper with the others on its plan."""
        key = name_key(about.name), about.period, about.refreshes is not None
        self.by_plan.setdefault(key, (about, []))[1].append(document)

    def plans(self, name: str = "") -> list[About]:
        """The plans of a name, or all of them, the latest first."""
        found = [about for (key, _, _), (about, _) in self.by_plan.items() if name_key(name) in ("", key)]
        return sorted(found, key=_by_time, reverse=True)


def group_papers(documents: Sequence[Document], convention: Convention, council: str) -> tuple[Group, ...]:
    """The papers by the plan that each is about, the latest plan first; one group where they are about one plan."""
    papers = [_paper(document, convention, council) for document in sorted(documents, key=lambda document: document.source)]
    groups = _Groups()
    ways: tuple[Callable[[_Paper], About | None], ...] = (
        lambda paper: paper.titled,
        lambda paper: _told(paper, groups.plans(paper.name) if paper.name else ()) or _dated(paper, paper.spoken_of(groups.plans())),
        lambda paper: About(paper.name, max(paper.periods, key=_span)) if paper.periods else None,
        lambda paper: _dated(paper, groups.plans()),
    )
    for way in ways:
        grouped = {document.source for _, members in groups.by_plan.values() for document in members}
        for paper in papers:
            if paper.document.source not in grouped and (about := way(paper)):
                groups.add(about, paper.document)
    if not groups.by_plan:
        return (Group(None, tuple(paper.document for paper in papers)),)
    years = {paper.document.source: paper.year for paper in papers}
    plans = sorted(groups.by_plan.values(), key=lambda each: _by_time(each[0]), reverse=True)
    plans.sort(key=lambda each: -_spoken_of(each[0], papers, groups))  # what the papers on other plans lean on is read first
    return tuple(Group(about, tuple(members), max(years[member.source] for member in members)) for about, members in plans)


def in_force(group: Group, others: Sequence[Group]) -> tuple[Group, ...]:
    """Of the groups on plans of other names, for each name the version that runs when the papers of a group are written."""
    found: dict[str, Group] = {}
    for other in others:
        if group.about and other.about and name_key(other.about.name) != name_key(group.about.name):
            running = other.about.period.first <= group.year <= other.about.period.last
            if running:
                found.setdefault(name_key(other.about.name), other)
    return tuple(found.values())


def _spoken_of(about: About, papers: Sequence[_Paper], groups: _Groups) -> int:
    """How many papers on plans of other names name a plan."""
    own = {
        document.source
        for other, members in groups.by_plan.values()
        if name_key(other.name) == name_key(about.name)
        for document in members
    }
    return sum(bool(paper.spoken_of([about])) for paper in papers if paper.document.source not in own)


def _paper(document: Document, convention: Convention, council: str) -> _Paper:
    day = read_cover(document, convention).date
    found = plan_name([document], convention, council)
    if not found:
        return _Paper(document, "", frozenset(), None, day.year if day else 0)
    name, periods = found
    return _Paper(document, name, frozenset(periods), _titled(document, convention, name, periods), day.year if day else 0)


def _titled(document: Document, convention: Convention, name: str, periods: set[Period]) -> About | None:
    """What the title block says the paper is about: a plan with its period, or the refresh of one."""
    first = document.paragraphs[0]
    lines = [block.text for block in first.blocks] if first.number == "title" else []
    refresh = re.compile(rf"\b(?:{'|'.join(convention.words('outline', 'refresh')) or '(?!)'})\b", re.IGNORECASE)
    line = next((text for text in lines if re.search(rf"{re.escape(name)}", text, re.IGNORECASE) and period_in(text)), "")
    told = sorted({period for match in re.finditer(PERIOD, line) if (period := period_in(match[0]))}, key=_span)
    if not told:
        return None
    if not refresh.search(line):
        dated = re.search(rf"{re.escape(name)},? \(?{PERIOD}", line, re.IGNORECASE)
        period = period_in(dated[0]) if dated else told[-1] if len(told) == 1 else None
        return About(name, period) if period else None
    own = told[-1]
    earlier = [period for period in sorted(periods | set(told), key=_span) if period != own and period.first < own.first < period.last]
    if earlier:
        return About(name, own, earlier[-1])
    beside = (
        rf"{PERIOD}\)?(?:,|:| [–—-])? (?:20\d\d )?(?:{refresh.pattern})|(?:{refresh.pattern})(?: of)?(?: the)? {re.escape(name)},? \(?20"
    )
    return About(name, own, own if re.search(beside, line, re.IGNORECASE) else None)


def _told(paper: _Paper, plans: Sequence[About]) -> About | None:
    """Which of the plans of the name that it gives a paper is about, though its title does not say so."""
    named = next((about for about in plans if about.period in paper.periods), None)
    if named or not plans:
        return named
    return About(paper.name, max(paper.periods, key=_span)) if paper.periods else _dated(paper, plans)


def _dated(paper: _Paper, plans: Sequence[About]) -> About | None:
    """The latest of the plans that runs when a paper is written, or is about to, else the latest of all."""
    running = (about for about in plans if about.period.first - 1 <= paper.year <= about.period.last)
    return next(running, next(iter(plans), None))


def _by_time(about: About) -> tuple[int, int, bool, str]:
    return *_span(about.period), about.refreshes is not None, name_key(about.name)


def _span(period: Period) -> tuple[int, int]:
    return period.first, period.last
