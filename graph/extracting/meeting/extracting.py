"""Papers of meetings: agendas, minutes, decision notices, pages of committee systems. One without any plan is no error."""

from __future__ import annotations

from collections.abc import Sequence

from ....ontology.terms import DESCRIPTION, GT, IS_ABOUT, IS_PLANNED, MEETING, STARTS_ON
from ...conventions import BodyHead, Convention
from ...document import Document
from ...statement import Thing, Typed
from ..framing.annotating import Annotator
from ..framing.entities import Entities, find_council, find_entities
from ..framing.levels import Levels
from ..framing.names import names_in
from ..framing.outline import Outline
from ..framing.references import References
from ..part import Cover, Part
from ..periods import typed_moment
from ..register import Register
from ..sameness import name_key
from .calendar import Listed, calendar_of
from .deciding import Deciding
from .items import items_of
from .occasion import find_occasion

__all__ = ["extract_meetings"]


def extract_meetings(documents: Sequence[Document], convention: Convention, register: Register, council: str) -> Part:
    """What the papers of a council's meetings say, the same whatever their order.

    `council` is its name; where it is not given, the papers tell it. Names of people are never taken.
    """
    papers = sorted(documents, key=lambda document: document.source)
    name = find_council(papers, convention, council)
    entities = find_entities(papers, convention, register, name, "")
    levels = Levels(convention.ladders[0], convention.words("outline", "sections"), ())
    annotator = Annotator(convention, None, entities, References(Outline(), levels, convention.words("outline", "sections")))
    covers: dict[str, Cover] = {}
    bodies: dict[str, Thing] = {}
    for document in papers:
        occasion = find_occasion(document, convention)
        body = _body(occasion.cover.body, entities, annotator, register)
        who = name if body == entities.full_council else register.labels[body] if body else ""
        covers[document.source] = occasion.cover
        if body and occasion.cover.body_quotation:
            bodies[document.source] = body
            register.mention(body, occasion.cover.body, occasion.cover.body_quotation)
            if occasion.cover.date:
                place = f"Held at: {occasion.place}" if occasion.place else ""
                quotation, planned = occasion.cover.body_quotation, not occasion.is_minutes
                _meeting(register, body, who, Listed(occasion.cover.date, planned, quotation), place)
            for listed in calendar_of(document, convention):
                _meeting(register, body, who, listed)
        deciding = Deciding(convention, annotator, register, body, who, occasion.cover.date, occasion.is_minutes)
        for item in items_of(document, convention):
            deciding.read(document, item)
    return Part(covers, bodies)


def _body(name: str, entities: Entities, annotator: Annotator, register: Register) -> Thing | None:
    """The body that meets: where it is the council, its full meeting; one that only the cover names, as the class its name tells."""
    if not name:
        return None
    if name_key(name) in {name_key(known) for known in entities.council_names} | {"full council"}:
        return entities.full_council
    if known := annotator.named(name):
        return known
    found = next((each for each in names_in(name, annotator.convention) if isinstance(each.head, BodyHead)), None)
    return register.enter(GT + found.head.is_a, found.text) if found and found.head else None


def _meeting(register: Register, body: Thing, who: str, told: Listed, place: str = "") -> None:
    """A meeting on its day; where it was held is its description."""
    day = told.day.isoformat()
    event = register.enter(MEETING, f"Meeting of {who}, {day}")
    register.evidence(event, told.quotation)
    register.record(event, STARTS_ON, typed_moment(day))
    register.record(event, IS_ABOUT, body)
    if told.is_planned is not None:
        register.record(event, IS_PLANNED, Typed.truth(told.is_planned))
    if place:
        register.record(event, DESCRIPTION, Typed(place))
