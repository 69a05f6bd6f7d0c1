"""Filling the outline: what the papers list goes to its place, each element once, with its numbers and other wordings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ....ontology.terms import ACTION, AIM, COMMITMENT, DESCRIPTION, IS_PART_OF, OUTCOME, SUB_OUTCOME
from ...conventions import Convention
from ...document import Document
from ...statement import Quotation, Thing, Typed
from ..register import Register
from ..sameness import likeness, plain
from ..sentences import sentences_of
from .levels import Announced, Levels
from .listing import listed_elements
from .outline import Element, Listed, Outline
from .references import References

_SAME_NUMBER = 0.3  # share of meaningful words from which two elements of one number are one

__all__ = ["CLASSES", "ListedCommitment", "Outlining"]

#: Local class name of a level -> the class.
CLASSES = {"Outcome": OUTCOME, "SubOutcome": SUB_OUTCOME, "Aim": AIM, "Action": ACTION, "Commitment": COMMITMENT}


@dataclass(frozen=True, slots=True)
class ListedCommitment:
    """An aim or action that a paper lists: the thing, its words there, and the quotation of its item."""

    thing: Thing
    label: str
    quotation: Quotation


@dataclass(slots=True)
class Outlining:
    """Fills an outline and the register from the lists of papers. `plan` is the key of the plan that they belong to."""

    convention: Convention
    levels: Levels
    register: Register
    plan: str
    outline: Outline = field(default_factory=Outline)
    commitments: dict[str, list[ListedCommitment]] = field(default_factory=dict)

    def read(self, document: Document) -> None:
        """Everything that a paper lists."""
        for listed in listed_elements(document, self.levels, self._old_plan()):
            if listed.announced.level in ("Outcome", "SubOutcome"):
                self._place(listed)
            else:
                self._commit(listed)

    def read_numbers(self, document: Document, references: References) -> None:
        """Numbers printed beside labels anywhere: "objective 2.1 ‘...’", or "sections 2.1 and 2.2 ... ‘...’ and ‘...’"."""
        for sentence in sentences_of(document):
            found = list(references.find(sentence.text))
            for reference in found:
                if reference.number and reference.label:
                    reference.element.print_number(reference.number, sentence.quote())
            bare = self._section_numbers(sentence.text)
            unnumbered = [r.element for r in found if r.label and not r.number and r.element.level == "SubOutcome"]
            if bare and len(bare) == len(unnumbered):
                for number, element in zip(bare, unnumbered, strict=True):
                    element.print_number(number, sentence.quote())

    def sight(self, element: Element, label: str, quotation: Quotation) -> None:
        """A wording of an element was read."""
        if label.strip(" .;") != element.label or plain(label) != plain(element.label):
            element.variants.setdefault(label, []).append(quotation)
        self.register.mention(element.thing, label, quotation)

    def listed_in(self, source: str, paragraph: str = "") -> Iterator[ListedCommitment]:
        """The aims and actions that a paper lists, or one paragraph of it."""
        found = self.commitments.get(source, ())
        yield from (each for each in found if paragraph in ("", each.quotation.paragraph))

    def _place(self, listed: Listed) -> None:
        it = listed.announced
        top = next((above for above in listed.parents if above.level == "Outcome"), None)
        parent = self.outline.meant(top) if top and it.level == "SubOutcome" else None
        element = self.outline.find(it.label, it.level, parent) or (self.outline.find(it.label, it.level) if it.number else None)
        element = element or self._new(it, parent)
        element.parent = element.parent or parent
        self._prefer(element, it.label)
        element.position = element.position or listed.position
        if it.number:
            element.print_number(it.number, listed.quotation)
        self.sight(element, it.label, listed.quotation)
        element.sightings.append(listed.quotation)

    def _new(self, announced: Announced, parent: Element | None) -> Element:
        thing = self.register.enter(CLASSES[announced.level], announced.label, within=self.plan)
        element = Element(announced.level, thing, announced.label, parent)
        self.outline.elements.append(element)
        if announced.description:
            self.register.record(thing, DESCRIPTION, Typed(announced.description))
        return element

    def _prefer(self, element: Element, label: str) -> None:
        """The wording in sentence case stands for one in capitals, or without any because it was told in a sentence."""
        poorer = element.label.isupper() or element.label[:1].islower()
        if poorer and label[:1].isupper() and not label.isupper() and plain(label) == plain(element.label):
            element.label = self.register.labels[element.thing] = label

    def adopt(self) -> None:
        """Elements that no list places go under the outcome whose number theirs begins with, or are one that is known."""
        for element in [e for e in self.outline.level("SubOutcome") if e.parent is None]:
            number = next(iter(element.numbers), "")
            known = next((e for e in self.outline.elements if e is not element and number and e.number == number), None)
            if known and likeness(known.label, element.label) >= _SAME_NUMBER:
                self._merge(element, known)
            else:
                top = number.partition(".")[0]
                element.parent = next((e for e in self.outline.level("Outcome") if top and e.number == top), None)

    def _merge(self, element: Element, known: Element) -> None:
        self.outline.elements.remove(element)
        self.register.merge(element.thing, known.thing)
        for label, quotations in {element.label: element.sightings, **element.variants}.items():
            known.variants.setdefault(label, []).extend(quotations)
        for number, quotations in element.numbers.items():
            for quotation in quotations:
                known.print_number(number, quotation)

    def _commit(self, listed: Listed) -> None:
        it = listed.announced
        thing = self.register.enter(CLASSES[it.level], it.label, within=self.plan)
        self.register.mention(thing, it.label, listed.quotation)
        if parent := self._above(listed.parents):
            self.register.state(thing, IS_PART_OF, parent, listed.quotation)
        self.commitments.setdefault(listed.quotation.source, []).append(ListedCommitment(thing, it.label, listed.quotation))

    def _above(self, parents: Sequence[Announced]) -> Thing | None:
        if not parents:
            return None
        if parents[-1].level in ("Outcome", "SubOutcome"):
            element = self.outline.meant(parents[-1])
            return element.thing if element else None
        return self.register.known([CLASSES[parents[-1].level]], parents[-1].label, within=self.plan)

    def _section_numbers(self, text: str) -> list[str]:
        sections = "|".join(self.convention.words("outline", "sections"))
        runs = re.findall(rf"\b(?:{sections})s? (\d+\.\d+(?:(?:, | and )\d+\.\d+)*)", text, re.IGNORECASE)
        return [number for run in runs for number in re.findall(r"\d+\.\d+", run)]

    def _old_plan(self) -> re.Pattern[str]:
        words = "|".join(self.convention.words("outline", "old_plan"))
        return re.compile(rf"\b(?:{words})\b[^.]*\b(?:plan|strategy|outcomes|priorities|themes)\b", re.IGNORECASE)
