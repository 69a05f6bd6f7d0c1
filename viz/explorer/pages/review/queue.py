"""The list of what is open for review, a page at a time, the strongest signs first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .....graph.decisions import read_decisions
from .....graph.reviewing import Queue, list_open, narrowed, queue_sheet, read_offers
from .....graph.reviewing.offer import whole_number
from .....graph.things import find_thing
from .....ontology.errors import ThingError
from .....ontology.terms import LENS
from .....queries.glossary.concepts import lens as lens_named
from ...changing.state import under_way
from ...paging import PAGE, paged
from ...receipts import linked_lines
from ...replies import File, Page
from ...scope import PLAN, chosen_plan, plan_choices
from .answered import answered
from .wording import KINDS, STRENGTHS, strength_of, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .....graph.reviewing import Listed, Offer
    from ...receipts import LinkedReceipt
    from ...visit import Visit

__all__ = ["FILTERS", "Card", "listed_for", "queue_page", "queue_sheet_file"]

#: What narrows the list, as parameters of its address; they stay as one goes on.
FILTERS = (PLAN, "kind", "lens", "about", "sign", "by")
_SHEET = 5000  # lines


@dataclass(frozen=True, slots=True)
class Card:
    """A suggestion as it is shown: `number` names it in forms."""

    number: str
    offer: Offer
    subject_href: str
    object_href: str
    lens: str
    strength: str
    why: str
    receipts: tuple[LinkedReceipt, ...]


def queue_page(visit: Visit, unanswered: str = "") -> Page:
    """Show what is open, narrowed as the visitor asks, and what became of the answers that she has just given, or why nothing did."""
    history = read_decisions(visit.shown.workspace)
    listed = list_open(visit.shown.store, history, _plan(visit))
    unknown = None
    try:
        wanted = _narrowed(visit, listed)
    except ThingError as error:
        wanted, unknown = [], error
    lasting = {name: values for name, values in visit.query.items() if name in {*FILTERS, PAGE}}  # what was just done is told once
    shown, pager = paged(replace(visit, query=lasting), wanted)
    return Page(
        "review/queue.html",
        "Review suggestions",
        {
            "cards": _cards(visit, shown),
            "pager": pager,
            "open": len(listed),
            "kinds": _choices(
                Counter(each.method.value for each in listed), {kind.value: name for kind, name in KINDS.items()}, "Any reason"
            ),
            "lenses": _choices(Counter(each.lens for each in listed if each.lens), {}, "Any lens"),
            "signs": [("", "Any sign"), *((name.partition(" ")[0], f"{name.capitalize()}s or better") for _, name in STRENGTHS[:-1])],
            "choices": plan_choices(visit),
            "asked": {name: visit.first(name) for name in FILTERS},
            "is_narrowed": any(visit.first(name) for name in FILTERS if name not in {PLAN, "by"}),
            "error": str(unknown or ""),
            "unanswered": unanswered,
            "candidates": unknown.candidates if unknown else (),
            "answered": answered(visit, history),
            "at": visit.first("at"),
            "under_way": under_way(visit.shown.workspace),
            "sheet": visit.to.page("/review/sheet", **{name: visit.first(name) for name in FILTERS if name != "by"}),
            "here": {**{name: visit.first(name) for name in FILTERS if name != "by"}, PAGE: visit.first(PAGE)},
        },
        status=400 if unanswered else 200,
        scripts=("picker.js",),
        lasting=False,
    )


def queue_sheet_file(visit: Visit) -> File:
    """Give what is open, narrowed as the visitor asks, as a sheet to fill in (CSV)."""
    offers = read_offers(visit.shown.store, [each.iri for each in listed_for(visit)[:_SHEET]])
    content = queue_sheet(Queue(offers, {}, {}))
    return File("text/csv; charset=utf-8", content.encode("utf-8-sig"), "review.csv", lasting=False)


def listed_for(visit: Visit) -> list[Listed]:
    """Give all that is open, narrowed as the visitor asks; raise ThingError where she names a thing that is not there."""
    return _narrowed(visit, list_open(visit.shown.store, read_decisions(visit.shown.workspace), _plan(visit)))


def _plan(visit: Visit) -> str:
    """The plan whose suggestions are listed, "" for all where there is one plan or none."""
    plan = chosen_plan(visit) if plan_choices(visit) else None
    return plan.iri if plan else ""


def _narrowed(visit: Visit, listed: Iterable[Listed]) -> list[Listed]:
    about, sign = visit.first("about"), visit.first("sign")
    return narrowed(
        listed,
        visit.shown.store,
        method=visit.first("kind"),
        lens=visit.first("lens"),
        about=find_thing(visit.shown.store, about) if about else "",
        least=next((least for least, name in STRENGTHS if sign and name.startswith(sign)), 0.0),
    )


def _cards(visit: Visit, listed: Sequence[Listed]) -> tuple[Card, ...]:
    found = {offer.iri: offer for offer in read_offers(visit.shown.store, [each.iri for each in listed])}
    offers = [found[each.iri] for each in listed if each.iri in found]
    receipts = linked_lines(visit, [offer.receipts for offer in offers])
    return tuple(
        Card(
            whole_number(offer.iri),
            offer,
            visit.to.thing(offer.subject.iri),
            visit.to.thing(offer.object.iri),
            _lens_label(offer.lens) if offer.lens else "",
            strength_of(offer.score),
            why(offer),
            shown,
        )
        for offer, shown in zip(offers, receipts, strict=True)
    )


def _choices(counts: Mapping[str, int], names: Mapping[str, str], first: str) -> list[tuple[str, str]]:
    """What a list can be narrowed to: the value, and its name with how many there are."""
    told = ((str(value), names.get(value) or _lens_label(value), count) for value, count in counts.items())
    return [("", first), *((value, f"{name} ({count})") for value, name, count in sorted(told, key=lambda each: each[1]))]


def _lens_label(name: str) -> str:
    try:
        return lens_named(name).label
    except ThingError:
        return name.removeprefix(LENS)
