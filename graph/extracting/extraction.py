"""From papers to what they say: one walk through all of them, in the order of their names.

First the frame is found (the plan, its outline, the names), because a sentence is understood only by what is already known;
then every sentence is read once: what it provides, what it links, when it says something happens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...ontology.errors import SourceError
from ...ontology.terms import (
    ACTION,
    AIM,
    COMMITMENT,
    DC_TYPE,
    DESCRIPTION,
    GT,
    HAS_POSITION,
    IS_PART_OF,
    KINDS,
    NOTATION,
    OUTCOME,
    REPLACES,
    REVISES,
    SUB_OUTCOME,
    VALID_FROM,
    VALID_UNTIL,
)
from ..conventions import Convention
from ..document import Document
from ..statement import Concept, Finding, Mention, Record, Statement, Thing, Typed
from .annotating import Annotated, Annotator
from .commitments import link_behind, link_commitment
from .cover import Cover, read_cover
from .defects import dangling_references, duration_mismatches, label_drifts, list_orders, misprinted_numbers
from .entities import Entities, find_council, find_entities
from .events import Events
from .levels import Levels, choose_ladder
from .linking import Linker
from .names import names_in
from .numbers import resolve_numbers
from .outline import Element, Listed, Outline, listed_elements
from .periods import as_year, period_in
from .plans import Plans, find_plans
from .provisions import Provided, Provisions
from .references import References
from .register import Register
from .sameness import plain
from .sentences import Sentence, sentences_of
from .themes import Themes

__all__ = ["Extraction", "extract"]

_CLASSES = {"Outcome": OUTCOME, "SubOutcome": SUB_OUTCOME, "Aim": AIM, "Action": ACTION, "Commitment": COMMITMENT}
_INTRODUCES_BODY = re.compile(r"\b(?:revised|new|proposed) (?:\w+ )?(?:model|arrangements?|structure|approach|governance)\b[^.]*? (?:based on|built on|consists? of) (?P<body>⟦B\d+⟧)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that the papers say, and who bears which name."""

    documents: tuple[Document, ...]
    covers: Mapping[str, Cover]
    bodies: Mapping[str, Thing]
    posts: Mapping[str, Thing]
    labels: Mapping[Thing, str]
    aliases: Mapping[Thing, tuple[str, ...]]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]
    evidences: Mapping[Thing, tuple[object, ...]]
    findings: tuple[Finding, ...]


def extract(documents: Sequence[Document], convention: Convention, council: str = "") -> Extraction:
    """What the papers of one council say. Raises SourceError when there is no plan in any of them."""
    papers = tuple(sorted(documents, key=lambda document: document.source))
    return _Walk(papers, convention, council).extraction()


class _Walk:
    """The state of one extraction: the frame that is found first, and the register that is filled."""

    def __init__(self, documents: tuple[Document, ...], convention: Convention, council: str) -> None:
        self.documents, self.convention = documents, convention
        self.register = Register()
        self.covers = {document.source: read_cover(document, convention) for document in documents}
        name = find_council(documents, council)
        self.levels: Levels = choose_ladder(documents, convention)
        self.plans: Plans | None = find_plans(documents, convention, self.register, name)
        self.outline = Outline()
        self.commitments: dict[tuple[str, str], list[tuple[Thing, str, Listed]]] = {}
        self._list_elements()
        if not self.outline.elements and not self.plans:
            names = ", ".join(document.filename for document in documents)
            raise SourceError(f"There is no plan in {names}: no outcomes, priorities or named plan were found; check that it is a paper on one.")
        self.entities: Entities = find_entities(documents, convention, self.register, name, self.plans.name if self.plans else "")
        self.references = References(self.outline, self.levels, convention.words("outline", "sections"))
        self._read_numbers()
        self.misprints = resolve_numbers(self.outline)
        self.annotator = Annotator(convention, self.plans, self.entities, self.references)
        self.bodies, self.posts = self._cover_things()
        self.linker = Linker(convention, self.register, self.outline)
        self.events = Events(self.register, self.plans.new if self.plans else None)
        self.themes = Themes(convention, self.register, self.outline, self.levels.word("SubOutcome"))
        self.findings: list[Finding] = []
        self.provided_last: list[Thing] = []
        self.unspecified: dict[tuple[Thing, ...], Thing] = {}

    def extraction(self) -> Extraction:
        self._state_outline()
        self._state_plans()
        for document in self.documents:
            self._read(document)
        self._mention_groups()
        plan = self.plans.new if self.plans else None
        self.findings += [
            *misprinted_numbers(self.misprints),
            *label_drifts(self.outline),
            *list_orders(self.outline),
            *duration_mismatches(self.events.runs, plan),
            *dangling_references(self.documents, self.convention, plan),
        ]
        register = self.register
        return Extraction(
            self.documents, self.covers, self.bodies, self.posts, register.labels,
            {thing: tuple(names) for thing, names in register.aliases.items()},
            register.statements, tuple(register.mentions), tuple(register.records),
            {thing: tuple(quotations) for thing, quotations in register.evidences.items()}, tuple(self.findings),
        )  # fmt: skip

    # --- the frame ---------------------------------------------------------------------------------------------------

    def _list_elements(self) -> None:
        """Outcomes and sub-outcomes into the outline, aims and actions to those they stand under."""
        old = re.compile(rf"\b(?:{'|'.join(self.convention.words('outline', 'old_plan'))})\b[^.]*\b(?:plan|strategy|outcomes|priorities|themes)\b", re.IGNORECASE)
        for document in self.documents:
            for listed in listed_elements(document, self.levels, old):
                if listed.announced.level in ("Outcome", "SubOutcome"):
                    self._place(listed)
                else:
                    self._commit(listed)

    def _place(self, listed: Listed) -> Element:
        it = listed.announced
        parent = None
        if it.level == "SubOutcome":
            top = next((above for above in listed.parents if above.level == "Outcome"), None)
            parent = self.outline.meant(top) if top else None
        element = self.outline.find(it.label, it.level, parent) or (self.outline.find(it.label, it.level) if it.number else None)
        if element is None:
            thing = self.register.enter(_CLASSES[it.level], it.label, within=self._plan_key())
            element = Element(it.level, thing, it.label, parent, listed.position)
            self.outline.elements.append(element)
            if it.description:
                self.register.record(thing, DESCRIPTION, Typed(it.description))
        element.parent = element.parent or parent
        element.position = element.position or listed.position
        if it.number:
            element.numbers.setdefault(it.number, []).append(listed.quotation)
        self._sight(element, it.label, listed.quotation)
        element.sightings.append(listed.quotation)
        return element

    def _commit(self, listed: Listed) -> None:
        it = listed.announced
        thing = self.register.enter(_CLASSES[it.level], it.label, within=self._plan_key())
        self.register.mention(thing, it.label, listed.quotation)
        above = listed.parents[-1] if listed.parents else None
        parent: Thing | None = None
        if above and above.level in ("Outcome", "SubOutcome"):
            element = self.outline.meant(above)
            parent = element.thing if element else None
        elif above:
            parent = self.register.known([_CLASSES[above.level]], above.label, within=self._plan_key())
        if parent:
            self.register.state(thing, IS_PART_OF, parent, listed.quotation)
        place = (listed.quotation.source, listed.quotation.paragraph)
        self.commitments.setdefault(place, []).append((thing, it.label, listed))

    def _sight(self, element: Element, label: str, quotation: object) -> None:
        if plain(label) != plain(element.label) or label.strip(" .;") != element.label:
            element.variants.setdefault(label, []).append(quotation)  # type: ignore[arg-type]
        self.register.mention(element.thing, label, quotation)  # type: ignore[arg-type]

    def _read_numbers(self) -> None:
        """Numbers printed beside labels anywhere: "sub-outcome 7.1 ‘...’", or "sub-sections 9.1 and 9.2 ... ‘...’ and ‘...’"."""
        for document in self.documents:
            for sentence in sentences_of(document):
                found = list(self.references.find(sentence.text))
                for reference in found:
                    if reference.number and reference.label:
                        reference.element.numbers.setdefault(reference.number, []).append(sentence.quote())
                bare = re.findall(r"\d+\.\d+", " ".join(self._section_numbers(sentence.text)))
                unnumbered = [r.element for r in found if r.label and not r.number and r.element.level == "SubOutcome"]
                if bare and len(bare) == len(unnumbered):
                    for number, element in zip(bare, unnumbered, strict=True):
                        element.numbers.setdefault(number, []).append(sentence.quote())

    def _section_numbers(self, text: str) -> list[str]:
        sections = "|".join(self.convention.words("outline", "sections"))
        return [match[0] for match in re.finditer(rf"\b(?:{sections})s? \d+\.\d+(?:(?:, | and )\d+\.\d+)*", text, re.IGNORECASE)]

    def _cover_things(self) -> tuple[dict[str, Thing], dict[str, Thing]]:
        """The body that each paper was written for, and the post whose report it is."""
        bodies: dict[str, Thing] = {}
        posts: dict[str, Thing] = {}
        for source, cover in self.covers.items():
            for text, quotation, things in ((cover.body, cover.body_quotation, bodies), (cover.post, cover.post_quotation, posts)):
                if text and quotation and (thing := self.annotator.named(text)):
                    things[source] = thing
                    self.register.mention(thing, text, quotation)
        return bodies, posts

    def _plan_key(self) -> str:
        return self.plans.new.key if self.plans else ""

    # --- what the frame itself states --------------------------------------------------------------------------------

    def _state_outline(self) -> None:
        for element in self.outline.elements:
            parent = element.parent.thing if element.parent else self.plans.new if self.plans and element.level == "Outcome" else None
            if parent:
                self.register.state(element.thing, IS_PART_OF, parent, *element.sightings)
            if element.position:
                self.register.record(element.thing, HAS_POSITION, Typed(str(element.position)))
            for number, quotations in element.numbers.items():
                if number == element.number:
                    self.register.state(element.thing, NOTATION, Typed(number), *quotations)

    def _state_plans(self) -> None:
        if not self.plans:
            return
        for thing in filter(None, (self.plans.new, self.plans.old, self.plans.revised)):
            self.register.record(thing, DC_TYPE, Concept(KINDS + "strategic-plan"))

    # --- sentence by sentence ----------------------------------------------------------------------------------------

    def _read(self, document: Document) -> None:
        cover = self.covers[document.source]
        body = self.bodies.get(document.source)
        if body and cover.date and cover.body_quotation:
            self.events.meeting(body, cover.date, cover.body_quotation)
        provisions = Provisions(self.convention, self.levels)
        paragraph = section = None
        before: Annotated | None = None
        last_plan: Thing | None = None
        bodies_before: list[Thing] = []
        listed_here: list[tuple[Thing, str, Listed]] = []
        for sentence in sentences_of(document):
            if sentence.paragraph is not paragraph:
                paragraph, before, last_plan = sentence.paragraph, None, None
                provisions.new_paragraph()
                listed_here = self.commitments.get((document.source, paragraph.number), [])
            if sentence.paragraph.heading != section:
                section, bodies_before = sentence.paragraph.heading, []
            annotated = self.annotator.annotate(sentence, body, last_plan, provisions.current)
            last_plan = next((name.thing for name in reversed(annotated.names) if name.letter == "P"), last_plan)
            self._mention(annotated)
            if sentence.block.kind == "heading":
                provisions.under_heading(annotated)
            else:
                self._provide(annotated, provisions, section or "")
                self.linker.link(annotated, before)
                self._successor(annotated, bodies_before)
                self.events.read(annotated, cover.date)
                self.themes.read(annotated, provisions.met, [thing for thing, _, _ in listed_here])
            bodies_before += [name.thing for name in annotated.names if name.letter == "B" and name.thing]
            before = annotated
        for (source, _), rows in self.commitments.items():
            if source == document.source:
                for thing, label, listed in rows:
                    link_commitment(thing, label, listed.quotation, self.annotator, self.register)

    def _mention(self, annotated: Annotated) -> None:
        """Enter where each thing was named, and the years and kind that an instrument's name tells."""
        sentence = annotated.sentence
        for reference in annotated.elements:
            if reference.label:
                self._sight(reference.element, reference.label, sentence.quote())
        for name in annotated.names:
            if self.plans and self.plans.old and name.thing and name.thing == self.plans.revised:
                self.register.state(name.thing, REVISES, self.plans.old, sentence.quote())
                continue
            if name.thing is None or not name.called or name.letter == "E" or name.thing in self.annotator.group_labels:
                continue
            self.register.mention(name.thing, _called(name.called), sentence.quote())
            if name.letter in "PI":
                self._dates(name.thing, name.called, sentence)

    def _dates(self, thing: Thing, called: str, sentence: Sentence) -> None:
        head = next((n.head for n in names_in(called, self.convention) if n.head), None)
        if head is not None and hasattr(head, "kind"):
            self.register.record(thing, DC_TYPE, Concept(KINDS + head.kind))
        if period := period_in(called):
            self.register.state(thing, VALID_FROM, as_year(period.first), sentence.quote())
            self.register.state(thing, VALID_UNTIL, as_year(period.last), sentence.quote())

    def _mention_groups(self) -> None:
        """Groups named only as a kind ("partners") are things where a link is stated of them, and nowhere else."""
        for statement in self.register.statements:
            for thing in (statement.subject, statement.object):
                if isinstance(thing, Thing) and thing in self.annotator.group_labels:
                    self.register.labels[thing] = self.annotator.group_labels[thing]
                    for quotation in statement.quotations:
                        self.register.mention(thing, self.register.labels[thing], quotation)

    def _provide(self, annotated: Annotated, provisions: Provisions, heading: str) -> None:
        """Commitments told in running text; a list of them announced as a block is not running text."""
        if annotated.sentence.block.kind == "item" and self._is_listed(annotated):
            return
        if self.levels.announced(annotated.sentence.block.text) or self.levels.opening(annotated.sentence.block.text):
            provisions.meet(annotated)
            return
        behind = annotated.sentence.text
        if self.provided_last and not annotated.elements:
            link_behind(self.provided_last, behind, annotated.sentence.quote(), self.annotator, self.register)
        self.provided_last = []
        for provided in provisions.read(annotated):
            thing = self._enter_provided(provided)
            for theme in self.themes.of_section(heading):
                for contributor in (thing, *provided.parents):
                    if contributor.kind.removeprefix(GT) not in ("Instrument", "Strategy", "Programme", "StrategicPlan"):
                        self.themes.contributes(contributor, theme, provided.quotation)
            link_commitment(thing, provided.label, provided.quotation, self.annotator, self.register)
            self.provided_last.append(thing)
            if (end := behind.find(provided.label)) >= 0:
                link_behind([thing], behind[end + len(provided.label) :], provided.quotation, self.annotator, self.register)

    def _is_listed(self, annotated: Annotated) -> bool:
        place = (annotated.sentence.document.source, annotated.sentence.paragraph.number)
        text = annotated.sentence.block.text
        return any(label in text for _, label, _ in self.commitments.get(place, []))

    def _enter_provided(self, provided: Provided) -> Thing:
        parent = provided.parents[0]
        thing = self.unspecified.get(provided.parents) if provided.unspecified else None
        thing = thing or self.register.enter(_CLASSES[provided.is_a], provided.label, within=self._plan_key())
        if provided.unspecified:  # two papers that say "aims and actions to deliver" the same speak of the same
            self.unspecified.setdefault(provided.parents, thing)
        self.register.mention(thing, provided.label, provided.quotation)
        aim = self.register.known([AIM], provided.aim, within=self._plan_key()) if provided.aim else None
        for above in (aim,) if aim else provided.parents:
            self.register.state(thing, IS_PART_OF, above or parent, provided.quotation)
        return thing

    def _successor(self, annotated: Annotated, bodies_before: Sequence[Thing]) -> None:
        """"The revised model is based on Outcome Boards": they replace the bodies of their kind that the section told of."""
        for match in _INTRODUCES_BODY.finditer(annotated.text):
            for body in annotated.things(match["body"]):
                for old in dict.fromkeys(bodies_before):
                    if old.kind == body.kind and old != body:
                        self.register.state(body, REPLACES, old, annotated.sentence.quote())


def _called(name: str) -> str:
    """A name as it was read, without an article or the council as its owner."""
    return re.sub(r"^(?i:(?:the|a|an|its|our|this|that|all) )?(?:(?:[A-Z]\w+ ){0,3}Council[’']s )?", "", name)
