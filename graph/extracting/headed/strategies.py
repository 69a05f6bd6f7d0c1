"""From strategies under headings to what they say: the plan that each is, its outline, and the links its sentences state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ....ontology.errors import SourceError
from ....ontology.terms import DC_TYPE, DESCRIPTION, GT, HAS_LEVEL_NAME, HAS_POSITION, IS_PART_OF, KINDS, NOTATION, VALID_FROM, VALID_UNTIL
from ...conventions import Convention
from ...document import Document
from ...statement import Concept, Finding, Thing, Typed
from ..defects import misprinted_numbers
from ..framing.annotating import Annotator
from ..framing.entities import find_council, find_entities
from ..framing.frame import Frame
from ..framing.levels import Levels
from ..framing.numbers import Misprint
from ..framing.outline import Element
from ..framing.outlining import CLASSES, ListedCommitment, Outlining
from ..framing.plans import plan_alone
from ..framing.references import References
from ..part import Cover, Part
from ..periods import as_year, period_in
from ..register import Register
from ..telling import Telling
from ..telling.groups import mention_groups
from .codes import misprinted
from .found import Found, Outlined
from .ladders import choose_ladder
from .marks import Marks, by_class
from .sections import places_of
from .title import PlanTitle, read_title, without_period
from .walking import walk

__all__ = ["extract_strategies"]


def extract_strategies(documents: Sequence[Document], convention: Convention, register: Register, council: str) -> Part:
    """What strategies under headings say, each of them the plan that its outline belongs to.

    Raises SourceError for a document in which neither an element of a plan nor a statement on one is found.
    """
    name = find_council(documents, convention, council)
    covers: dict[str, Cover] = {}
    findings: list[Finding] = []
    for document in sorted(documents, key=lambda document: document.source):
        title = read_title(document, convention)
        covers[document.source] = Cover(title=title.label)
        findings += _extract(document, title, convention, register, name)
    return Part(covers=covers, findings=tuple(findings))


def _extract(document: Document, title: PlanTitle, convention: Convention, register: Register, council: str) -> Iterator[Finding]:
    plan = _enter_plan(title, register)
    places = list(places_of(document, convention))
    ladder = choose_ladder(places, convention, title.name)
    outlined = walk(document, places, convention, Marks(convention, by_class(ladder), title.name))
    if not outlined.elements:
        raise SourceError(
            f"There is no outline in {document.filename}: no priorities, aims or actions were found under its headings; "
            "check that it is a plan, or write a convention for it with goldenthread conventions new."
        )
    levels = Levels(ladder, convention.words("outline", "sections"), convention.words("headings", "usual"))
    outlining = Outlining(convention, levels, register, plan.key)
    misprints = _state_outline(outlined, plan, outlining, register)
    _tell(document, title, plan, outlining, levels, convention, council)
    yield from misprinted_numbers(misprints)


def _enter_plan(title: PlanTitle, register: Register) -> Thing:
    plan = register.enter(GT + title.head.is_a, title.label)
    register.mention(plan, title.label, title.quotation)
    register.record(plan, DC_TYPE, Concept(KINDS + title.head.kind))
    if title.period:
        register.state(plan, VALID_FROM, as_year(title.period.first), title.quotation)
        register.state(plan, VALID_UNTIL, as_year(title.period.last), title.quotation)
    return plan


def _state_outline(outlined: Outlined, plan: Thing, outlining: Outlining, register: Register) -> list[Misprint]:
    """Enter the elements: part of what they stand under, with their numbers, and what the plan calls their level."""
    elements: dict[Found, Element] = {}
    for found in outlined.elements:
        thing = register.enter(CLASSES[found.level], found.label, within=plan.key)
        parent = elements.get(found.parents[0]) if found.parents else None
        elements[found] = Element(found.level, thing, found.label, parent, found.position, found.numbers)
        for above in [elements[each].thing for each in found.parents if each in elements] or [plan]:
            register.state(thing, IS_PART_OF, above, *found.sightings)
        for quotation in found.sightings:
            register.mention(thing, found.label, quotation)
        if found.name:
            register.record(thing, HAS_LEVEL_NAME, Typed(found.name))
        if found.description:
            register.record(thing, DESCRIPTION, Typed(found.description))
        if found.position:
            register.record(thing, HAS_POSITION, Typed(str(found.position)))
        if found.level in ("Outcome", "SubOutcome"):
            outlining.outline.elements.append(elements[found])
        else:
            quotation = found.sightings[0]
            outlining.commitments.setdefault(quotation.source, []).append(ListedCommitment(thing, found.label, quotation))
    return list(_number(outlined, elements, register))


def _number(outlined: Outlined, elements: dict[Found, Element], register: Register) -> Iterator[Misprint]:
    """Give the elements their numbers, row by row; what cannot be right where it stands is a misprint."""
    rows: dict[tuple[str, tuple[Found, ...]], list[Found]] = defaultdict(list)
    for found in outlined.elements:
        rows[found.level, tuple(found.parents[:1])].append(found)
    for (_, parents), row in rows.items():
        above = elements[parents[0]].number if parents else ""
        wrong = misprinted([next(iter(found.numbers), "") for found in row], above)
        for place, found in enumerate(row):
            printed = next(iter(found.numbers), "")
            if place in wrong:
                yield Misprint(elements[found], printed, wrong[place], tuple(found.numbers[printed]))
            if number := wrong.get(place, printed):
                elements[found].number = number
                register.state(elements[found].thing, NOTATION, Typed(number), *found.numbers[printed])


def _is_plan(name: str, title: PlanTitle) -> bool:
    """Whether a name is the plan's own, shorter: its end, with the same period."""
    bare = without_period(name)
    return (
        bool(title.period) and period_in(name) == title.period and len(bare.split()) > 1 and title.name.casefold().endswith(bare.casefold())
    )


def _tell(
    document: Document, title: PlanTitle, plan: Thing, outlining: Outlining, levels: Levels, convention: Convention, council: str
) -> None:
    """What the sentences say of instruments and bodies, with the document itself as the plan that they speak of."""
    register = outlining.register
    plans = plan_alone(title.name, plan, title.period, convention)
    entities = find_entities((document,), convention, register, council, title.name)
    for text in [text for text in entities.names if _is_plan(text, title)]:
        entities.names[text] = plan
    references = References(outlining.outline, levels, convention.words("outline", "sections"))
    annotator = Annotator(convention, plans, entities, references)
    frame = Frame(
        documents=(document,),
        convention=convention,
        register=register,
        covers={document.source: Cover(title=title.label)},
        levels=levels,
        plans=plans,
        outlining=outlining,
        misprints=(),
        annotator=annotator,
        bodies={},
        posts={},
    )
    Telling(frame, provides=False).read(document)
    mention_groups(annotator, register)
