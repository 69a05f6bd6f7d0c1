"""`/sources/NAME`: a paper as text, each used passage marked and led to what was made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....graph.coverage import Verdict
from .....graph.extracting.sameness import slug
from .....ontology.errors import SourceError
from .....queries.endpoint.http.refusals import Refusal
from ....placing import SIGNS, TOLD
from ...keeping import WHILE_PUBLISHING
from ...papers.keeping import open_part, open_quoted
from ...papers.places import PART, paper_href, part_of
from ...replies import Crumb, Moved, Page
from .finding import FORMATS, all_sources, found_source, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .....queries.sources import Source
    from ...papers.keeping import Opened
    from ...visit import Shown, Visit

__all__ = ["every_part", "paper", "paragraph"]

_PATIENCE = 4.0  # seconds that a visitor waits for a paper that is read for the first time
_AGAIN = 3  # seconds until a page that waits looks again
_UNUSED = "unused"
_WORKBOOK = "It is a workbook that an officer gave back: shown are the cells that were taken from it."


def paper(visit: Visit, name: str) -> Page:
    """Show a part of a paper, or of it what was not used; raise Refusal, 404, where there is no such paper."""
    source = found_source(visit.shown, name)
    opened, lacking = _opened(visit, source)
    if opened is None:
        return _waiting(visit, source)
    only = visit.first("show") == _UNUSED
    content = {
        "source": source,
        "told": told(visit, source),
        "front": opened.front,
        "formats": FORMATS,
        "part": opened.part,
        "lacking": lacking,
        "only": only,
        "signs": SIGNS,
        "legend": [(verdict, SIGNS[verdict], TOLD[verdict]) for verdict in Verdict],
        "parts": [(each, paper_href(visit.to, name, each.number)) for each in opened.front.parts if each.passages],
    }
    canonical = paper_href(visit.to, name, opened.part.number)
    return Page("sources/paper.html", source.label, content, crumbs=_crumbs(visit, source), wide=True, canonical=canonical)


def paragraph(visit: Visit, name: str, number: str) -> Moved | Page:
    """Lead to a paragraph by its number as printed, in whichever part of the paper it stands."""
    source = found_source(visit.shown, name)
    opened, _ = _opened(visit, source)
    if opened is None:
        return _waiting(visit, source)
    anchor = f"paragraph-{slug(number)}"
    part = opened.front.part_with(anchor)
    if not part:
        raise Refusal(404, f"{source.label} has no paragraph {number}: look through its page.")
    return Moved(paper_href(visit.to, name, part, anchor))


def every_part(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the parts of all papers."""
    for source in all_sources(shown):
        try:
            opened = open_part(shown, source, 1, WHILE_PUBLISHING)
        except SourceError:
            opened = None
        opened = opened or open_quoted(shown, source, 1)
        for part in opened.front.parts:
            number = {PART: str(part.number)} if part.number > 1 else {}
            if part.passages or part.number == 1:
                yield {"name": source.name}, number
            if part.unused or (part.number == 1 and opened.front.unused):
                yield {"name": source.name}, {**number, "show": _UNUSED}


def _opened(visit: Visit, source: Source) -> tuple[Opened | None, str]:
    """The part that is asked for; and if the paper itself is not to be had, why: then only what was quoted of it is in the part."""
    asked = visit.first(PART, "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else part_of(0)
    if source.workbook:
        return open_quoted(visit.shown, source, number), _WORKBOOK
    try:
        return open_part(visit.shown, source, number, WHILE_PUBLISHING if visit.to.static else _PATIENCE), ""
    except SourceError as error:
        return open_quoted(visit.shown, source, number), str(error)


def _waiting(visit: Visit, source: Source) -> Page:
    content = {"source": source}
    crumbs = _crumbs(visit, source)
    return Page("sources/waiting.html", source.label, content, crumbs=crumbs, refresh=_AGAIN, lasting=False, status=202)


def _crumbs(visit: Visit, source: Source) -> tuple[Crumb, ...]:
    return Crumb("Plan", visit.to.page("/")), Crumb("Papers", visit.to.page("/sources")), Crumb(source.label, "")
