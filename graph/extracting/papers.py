"""Committee papers on a plan: the frame first, then sentence by sentence, then the defects that came to light."""

from __future__ import annotations

from collections.abc import Sequence

from ...ontology.terms import DC_TYPE, HAS_LEVEL_NAME, HAS_POSITION, IS_PART_OF, KINDS, NOTATION, REVISES, STRATEGIC_PLAN
from ..conventions import Convention
from ..document import Document
from ..named import plain_words
from ..statement import Concept, Finding, Typed
from .defects import dangling_references, duration_mismatches, label_drifts, list_orders, misprinted_numbers
from .framing.entities import find_council
from .framing.frame import Frame, find_frame
from .framing.grouping import Group, group_papers, in_force
from .framing.references import References
from .part import Part
from .register import Register
from .sentences import quote_block, sentences_of
from .telling import Telling
from .telling.events import Events
from .telling.groups import mention_groups

__all__ = ["extract_papers"]


def extract_papers(documents: Sequence[Document], convention: Convention, register: Register, council: str) -> Part:
    """What the committee papers of one council say, the same whatever their order, those on each plan in a frame of their own.

    `council` is its name; where it is not given, the papers tell it. Raises SourceError when there is no plan in any.
    """
    name = find_council(documents, convention, council)
    parts: list[Part] = []
    known: list[tuple[Group, References]] = []
    for group in group_papers(documents, convention, name):
        others = [references for other, references in known if other in in_force(group, [each for each, _ in known])]
        part, references = _extract(group, convention, register, name, others)
        parts.append(part)
        known.append((group, references))
    return Part.of(parts)


def _extract(
    group: Group, convention: Convention, register: Register, council: str, others: Sequence[References]
) -> tuple[Part, References]:
    """What the papers on one plan say, and what finds the elements of that plan in the papers on another."""
    frame = find_frame(group.documents, convention, register, council, group.about, others)
    _state_outline(frame)
    if group.about and group.about.refreshes:
        _state_refresh(frame)
    telling = Telling(frame)
    for document in frame.documents:
        telling.read(document)
    mention_groups(frame.annotator, register)
    return Part(frame.covers, frame.bodies, frame.posts, _findings(frame, telling.events)), frame.annotator.references


def _state_refresh(frame: Frame) -> None:
    """A title that calls the plan a refresh says that it revises the one that it refreshes."""
    refresh = frame.convention.pattern("outline", "refresh")
    for document in frame.documents:
        first = document.paragraphs[0]
        for block in first.blocks:
            if frame.plans and frame.plans.old and first.number == "title" and refresh.search(block.text):
                frame.register.state(frame.plans.new, REVISES, frame.plans.old, quote_block(document, first, block))


def _state_outline(frame: Frame) -> None:
    """The plan's versions are strategic plans; every element is part of its parent and bears the number printed for it."""
    register, plans = frame.register, frame.plans
    for thing in (plans.new, plans.old, plans.revised) if plans else ():
        if thing and thing.kind == STRATEGIC_PLAN:
            register.record(thing, DC_TYPE, Concept(f"{KINDS}strategic-plan"))
    names = frame.levels.usual_names(sentence.text for document in frame.documents for sentence in sentences_of(document))
    for element in frame.outline.elements:
        if (name := names.get(element.level)) and name.replace(" ", "-") != plain_words(element.level):
            register.record(element.thing, HAS_LEVEL_NAME, Typed(name))
        parent = element.parent.thing if element.parent else frame.plan if element.level == "Outcome" else None
        if parent:
            register.state(element.thing, IS_PART_OF, parent, *element.sightings)
        if element.position:
            register.record(element.thing, HAS_POSITION, Typed(str(element.position)))
        if element.number in element.numbers:
            register.state(element.thing, NOTATION, Typed(element.number), *element.numbers[element.number])


def _findings(frame: Frame, events: Events) -> tuple[Finding, ...]:
    return (
        *misprinted_numbers(frame.misprints),
        *label_drifts(frame.outline),
        *list_orders(frame.outline),
        *duration_mismatches(events.runs, frame.plan),
        *dangling_references(frame.documents, frame.covers, frame.convention, frame.plan),
    )
