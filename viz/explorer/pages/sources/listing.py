"""`/sources`: the list of the papers that were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....ontology.errors import SourceError
from .....queries.sources import count_sources, sources
from .....queries.wording import noun
from ...keeping import WHILE_PUBLISHING
from ...paging import PAGE, pager_of
from ...papers.keeping import known_front, open_part
from ...papers.places import paper_href
from ...replies import Crumb, Page
from .finding import FORMATS, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .....queries.sources import Source
    from ...papers.front import Front
    from ...visit import Shown, Visit
    from .finding import Told

__all__ = ["every_list", "listing"]

_SIZE = 50
_FEW = 6  # papers that are laid out for their coverage where nobody asked for them
_PATIENCE = 0.2  # seconds for each


@dataclass(frozen=True, slots=True)
class _Listed:
    source: Source
    href: str
    told: Told
    front: Front | None


def listing(visit: Visit) -> Page:
    """List the papers whose names hold `q`, or all."""
    sought = visit.first("q")
    total = count_sources(visit.shown.store, sought)
    pager = pager_of(visit, total, _SIZE)
    found = sources(visit.shown.store, sought, _SIZE, max(pager.first - 1, 0))
    listed = tuple(_Listed(each, paper_href(visit.to, each.name), told(visit, each), _front(visit, each, total)) for each in found)
    whole = count_sources(visit.shown.store) if sought else total
    content = {
        "listed": listed,
        "formats": FORMATS,
        "pager": pager,
        "sought": sought,
        "total": total,
        "whole": whole,
        "told": noun(whole, "paper", "papers"),
    }
    home = Crumb("Plan", visit.to.page("/"))
    known = all(each.front for each in listed)
    return Page("sources/list.html", "Papers", content, crumbs=(home, Crumb("Papers", "")), wide=True, lasting=known)


def every_list(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the pages of the list."""
    for number in range(-(-count_sources(shown.store) // _SIZE) or 1):
        yield {}, {PAGE: str(number + 1)} if number else {}


def _front(visit: Visit, source: Source, total: int) -> Front | None:
    """What is known of a paper as a whole: of many papers only what was found out before, unless the list is to last."""
    front = known_front(visit.shown, source)
    if front or source.workbook or (total > _FEW and not visit.to.static):
        return front
    try:
        opened = open_part(visit.shown, source, 1, WHILE_PUBLISHING if visit.to.static else _PATIENCE)
    except SourceError:
        return None
    return opened.front if opened else None
