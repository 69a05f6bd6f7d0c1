"""Reading the sentences of papers one by one, within the frame: what they provide, link, date and contribute to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ....ontology.terms import AIM, DC_TYPE, IS_PART_OF, KINDS, REPLACES, REVISES, VALID_FROM, VALID_UNTIL
from ...conventions import InstrumentHead
from ...document import Document, Paragraph
from ...statement import Concept, Thing
from ..framing.annotated import Annotated, Named
from ..framing.frame import Frame
from ..framing.names import names_in
from ..framing.outlining import CLASSES
from ..periods import as_year, period_in
from ..sentences import Sentence, sentences_of
from .commitments import link_behind, link_commitment
from .events import Events
from .linking import Linker
from .pronouns import bodies_meant, instrument_meant
from .provisions import Provided, Provisions
from .themes import Themes

__all__ = ["Telling"]

_INTRODUCES_BODY = re.compile(
    r"\b(?:revised|new|proposed) (?:\w+ )?(?:model|arrangements?|structure|approach|governance)\b"
    r"[^.]*? (?:based on|built on|consists? of) (?P<body>⟦B\d+⟧)",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"@|\b0\d{2,5} ?\d{3} ?\d{3,4}\b|^(?:\w+ ){0,2}(?:contact|author)s?(?:\(s\))?(?: officers?)?:", re.IGNORECASE)
_OWNER = re.compile(r"^(?i:(?:the|a|an|its|our|this|that|all) )?(?:(?:[A-Z]\w+ ){0,3}Council[’']s )?")


@dataclass(slots=True)
class _Place:
    """Where the reading stands in a paper, and what the words before make "it", "this Plan" or "these" mean."""

    paragraph: Paragraph | None = None
    heading: str = ""
    before: Annotated | None = None
    last_plan: Thing | None = None
    bodies: list[Thing] = field(default_factory=list)
    provided: list[Thing] = field(default_factory=list)


class Telling:
    """Reads papers and fills the register of their frame.

    `provides` says whether running text tells commitments; in a plan under headings its outline alone does.
    """

    def __init__(self, frame: Frame, *, provides: bool = True) -> None:
        self.frame, self.register, self.provides = frame, frame.register, provides
        self.events = Events(frame.register, frame.plan)
        self._linker = Linker(frame.convention, frame.register, frame.outline, frame.plan)
        self._themes = Themes(frame.convention, frame.register, frame.outline, frame.levels.word("SubOutcome"))
        self._unspecified: dict[tuple[Thing, ...], Thing] = {}

    def read(self, document: Document) -> None:
        """Everything that the sentences of a paper say."""
        cover, body = self.frame.covers[document.source], self.frame.bodies.get(document.source)
        if body and cover.date and cover.body_quotation:
            self.events.meeting(body, cover.date, cover.body_quotation)
        provisions, place = Provisions(self.frame.convention, self.frame.levels), _Place()
        for sentence in sentences_of(document):
            self._move(place, sentence, provisions)
            they = bodies_meant(place.before, self.frame.convention, [old for _, old in self.register.stated(REPLACES)])
            it, current = instrument_meant(sentence.text, place.before), provisions.focus.current
            annotated = self.frame.annotator.annotate(sentence, body, place.last_plan, current, it, they)
            place.last_plan = next((name.thing for name in reversed(annotated.names) if name.letter == "P"), place.last_plan)
            if self._about_people(sentence):
                self._mention_posts(annotated)
                continue
            self._mention(annotated)
            if sentence.block.kind == "heading":
                provisions.focus.under_heading(annotated)
            else:
                if self.provides:
                    self._provide(annotated, provisions, place)
                self._linker.link(annotated, place.before)
                self._succeed(annotated, place.bodies)
                self.events.read(annotated, cover.date)
                listed = self.frame.outlining.listed_in(document.source, sentence.paragraph.number)
                self._themes.read(annotated, provisions.focus.met, [each.thing for each in listed])
            place.bodies += [name.thing for name in annotated.names if name.letter == "B" and name.thing]
            place.before = annotated
        for each in self.frame.outlining.listed_in(document.source):
            link_commitment(each.thing, each.label, each.quotation, self.frame.annotator, self.register)

    def _move(self, place: _Place, sentence: Sentence, provisions: Provisions) -> None:
        """Pronouns do not reach over the beginning of a paragraph, bodies not over that of a section."""
        if sentence.paragraph is not place.paragraph:
            place.paragraph, place.before, place.last_plan = sentence.paragraph, None, None
            provisions.new_paragraph()
        if sentence.paragraph.heading != place.heading:
            place.heading, place.bodies = sentence.paragraph.heading, []

    # --- names -------------------------------------------------------------------------------------------------------

    def _mention(self, annotated: Annotated) -> None:
        """Enter where each thing was named, and the years and kind that an instrument's name tells."""
        quotation = annotated.sentence.quote()
        for reference in annotated.elements:
            if reference.label:
                self.frame.outlining.sight(reference.element, reference.label, quotation)
        plans = self.frame.plans
        for name in annotated.names:
            if plans and plans.old and name.thing and name.thing == plans.revised and plans.revision.search(annotated.sentence.text):
                self.register.state(name.thing, REVISES, plans.old, quotation)
            elif name.thing and name.called and name.letter != "E" and name.thing not in self.frame.annotator.group_labels:
                self.register.mention(name.thing, _OWNER.sub("", name.called), quotation)
                self._tell_by_name(name, name.thing, annotated.sentence)

    def _about_people(self, sentence: Sentence) -> bool:
        """Whether a line tells whom to contact: what it says of people is nobody's business here."""
        under = re.search(self.frame.convention.word("headings", "people"), sentence.paragraph.heading, re.IGNORECASE)
        return bool(_CONTACT.search(sentence.text) or (under and not sentence.paragraph.number[:1].isdigit()))

    def _mention_posts(self, annotated: Annotated) -> None:
        """Posts and bodies of a contact line, each quoted by its name alone."""
        for name in annotated.names:
            if name.thing and name.called and name.letter in "OB" and name.thing not in self.frame.annotator.group_labels:
                self.register.mention(name.thing, name.called, annotated.sentence.quote(name.start, name.end))

    def _tell_by_name(self, name: Named, thing: Thing, sentence: Sentence) -> None:
        """The kind of an instrument and the years that it runs, as its name tells them."""
        if name.letter not in "PI":
            return
        label = self.register.labels[thing]  # a short form such as "Business Plans" tells less than the whole name
        head = next((found.head for found in names_in(label, self.frame.convention) if found.head), None)
        if isinstance(head, InstrumentHead):
            self.register.record(thing, DC_TYPE, Concept(KINDS + head.kind))
        if period := period_in(name.called):
            self.register.state(thing, VALID_FROM, as_year(period.first), sentence.quote())
            self.register.state(thing, VALID_UNTIL, as_year(period.last), sentence.quote())

    def _succeed(self, annotated: Annotated, bodies_before: Sequence[Thing]) -> None:
        """Bodies that a new model is said to be built on replace those of their kind that the section told of before."""
        for match in _INTRODUCES_BODY.finditer(annotated.text):
            for body in annotated.things(match["body"]):
                for old in dict.fromkeys(bodies_before):
                    if old.kind == body.kind and old != body:
                        self.register.state(body, REPLACES, old, annotated.sentence.quote())

    # --- commitments in running text ---------------------------------------------------------------------------------

    def _provide(self, annotated: Annotated, provisions: Provisions, place: _Place) -> None:
        """What a sentence of running text provides; what a block lists or announces is read elsewhere."""
        block, text = annotated.sentence.block, annotated.sentence.text
        if block.kind == "item" and self._is_listed(annotated):
            return
        ends = block.said.rstrip().endswith(text.rstrip())  # what is said before "We will:" is told like anything else
        if self.frame.levels.announced(block.said) or (ends and self.frame.levels.opening(block.said)):
            provisions.focus.meet(annotated)
            return
        if place.provided and not annotated.elements:
            meant = place.provided[-1:] if text.startswith("The latter") else place.provided
            link_behind(meant, text, annotated.sentence.quote(), self.frame.annotator, self.register)
        place.provided = []
        for provided in provisions.read(annotated):
            thing = self._enter(provided)
            place.provided.append(thing)
            for theme in self._themes.of_section(place.heading):
                for contributor in (thing, *provided.parents):
                    if contributor.kind in CLASSES.values():
                        self._themes.contributes(contributor, theme, provided.quotation)
            link_commitment(thing, provided.label, provided.quotation, self.frame.annotator, self.register)
            behind = text.partition(provided.label)[2]
            link_behind([thing], behind, provided.quotation, self.frame.annotator, self.register)

    def _is_listed(self, annotated: Annotated) -> bool:
        sentence = annotated.sentence
        listed = self.frame.outlining.listed_in(sentence.document.source, sentence.paragraph.number)
        return any(each.label in sentence.block.said for each in listed)

    def _enter(self, provided: Provided) -> Thing:
        plan = self.frame.plan.key if self.frame.plan else ""
        thing = self._unspecified.get(provided.parents) if provided.unspecified else None
        thing = thing or self.register.enter(CLASSES[provided.is_a], provided.label, within=plan)
        if provided.unspecified:  # two papers that say no more than that there are some mean the same
            self._unspecified.setdefault(provided.parents, thing)
        self.register.mention(thing, provided.label, provided.quotation)
        aim = self.register.known([AIM], provided.aim, within=plan) if provided.aim else None
        for above in (aim,) if aim else provided.parents:
            self.register.state(thing, IS_PART_OF, above, provided.quotation)
        return thing
