"""The page of a thing: what it is, its place in the thread, every link with why it is there, and what would lose support without it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....graph.named import plain_words
from .....ontology.terms import VALID_FROM, VALID_UNTIL
from .....queries.portraits import portrait
from .....queries.portraits.relations import value_name
from ....wording import shortened
from ...citing import citing, source_of
from ...reasons import whys
from ...replies import Crumb, Page
from ..review.wording import strength_of
from .addressing import alternates_of, downloads_of, iri_at
from .bundles import ALL, bundle_page
from .chapters import OTHER, chapters_of, kind_of
from .elsewhere import elsewhere
from .picture import picture_of
from .stopping import leaning_on

if TYPE_CHECKING:
    from .....graph.named import NamedThing
    from .....queries.portraits import Portrait
    from .....queries.portraits.portrait import Branch
    from ...replies import Reply
    from ...visit import Visit

__all__ = ["thing_page"]

_TIES = 20  # of one relation, before a link leads to all
_TIES_OF_FILES = 500  # the same on a site of files, which has no page of all
_REASONS = 3  # of a tie, before a link leads to the rest
_SHOWN = 10  # findings, events and the like of one kind that are shown before the rest is folded away
_PAPERS = frozenset({"Report", "Workbook"})  # they are shown among the sources
_ENDING = frozenset({"expires inside plan", "ended before plan"})
_DATES = (value_name(VALID_FROM), value_name(VALID_UNTIL))
_WANTED = {"instrument": _DATES, "plan": _DATES}  # what readers look for, and are told is not in the papers
_WITHOUT_STOPS = frozenset({"plan", OTHER})


def thing_page(visit: Visit, tail: str) -> Reply:
    """Show a thing by what follows /id/ in its address; what has its place on another page, or another name by now, leads there.

    Raises ThingError for what cannot be an address.
    """
    iri = iri_at(visit, tail)
    seen = portrait(visit.shown.store, iri, visit.shown.base, ties=_TIES_OF_FILES if visit.to.static else _TIES)
    if seen is None or seen.class_name in _PAPERS:
        return elsewhere(visit, iri)
    if named := visit.first(ALL):
        return bundle_page(visit, seen, named)
    kind = kind_of(seen)
    leaning = leaning_on(visit, iri) if seen.bundles and kind not in _WITHOUT_STOPS else None
    return Page(
        "things/thing.html",
        seen.title,
        {
            "seen": seen,
            "tail": tail,
            "asked": kind != OTHER and not visit.to.static,  # no question is about the others: meetings, duties and the like
            "chapters": chapters_of(seen, stops=leaning is not None),
            "picture": picture_of(seen, visit.to),
            "leaning": leaning,
            "not_given": [name for name in _WANTED.get(kind, ()) if name not in {value.name for value in seen.values}],
            "ending": [finding for finding in seen.findings if finding.kind in _ENDING],
            "cited": citing(visit.to),
            "told": partial(whys, visit, whole=True),
            "source_of": source_of,
            "shown": _SHOWN,
            "reasons": _REASONS,
            "strength_of": strength_of,
            "formats": downloads_of(visit, iri),
        },
        crumbs=crumbs_of(visit, seen),
        alternates=alternates_of(visit, iri),
    )


def crumbs_of(visit: Visit, seen: Portrait) -> tuple[Crumb, ...]:
    """Give the way to a thing: down from the plan where only one way leads there, else from the plan at a glance."""
    steps, branches = [], seen.thread
    while len(branches) == 1 and branches[0].thing.iri != seen.iri:
        steps.append(branches[0].thing)
        branches = _towards(branches[0], seen.iri)
    way = steps if branches and branches[0].thing.iri == seen.iri else []
    return (
        Crumb("Plan", visit.to.page("/")),
        *(Crumb(_short(thing), visit.to.thing(thing.iri)) for thing in way),
        Crumb(_short(seen.thing) if seen.thing.notation else seen.kind.capitalize(), ""),
    )


def _short(thing: NamedThing) -> str:
    """What stands for a thing where there is little room: "Outcome 9", or its name."""
    return f"{thing.level or plain_words(thing.kind)} {thing.notation}".capitalize() if thing.notation else shortened(thing.label, 40, 1)


def _towards(branch: Branch, iri: str) -> tuple[Branch, ...]:
    """The branches below that lead to a thing: above it there are no others."""
    return tuple(below for below in branch.branches if below.thing.iri == iri or below.branches or below.repeated)
