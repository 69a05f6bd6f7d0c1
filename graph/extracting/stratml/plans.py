"""StratML plans -> things, statements and their words: the mapping of docs/MODEL.md.

A goal is an outcome, an objective a sub-outcome; nothing else in StratML has a level. What a file says of a thing rests on the
text of the element that says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ....ontology.terms import (
    DC_TYPE,
    DESCRIPTION,
    HAS_MISSION,
    HAS_POSITION,
    HAS_VALUE,
    HAS_VISION,
    IDENTIFIER,
    IS_MEASURED_BY,
    IS_PART_OF,
    ISSUED,
    KINDS,
    NOTATION,
    NOTE,
    OUTCOME,
    OWNS,
    SOURCE,
    SUB_OUTCOME,
    VALID_FROM,
    VALID_UNTIL,
)
from ..._dates import iso_moment
from ...conventions import Convention
from ...document import Document
from ...statement import Concept, Finding, Thing, Typed
from ..classes import INSTRUMENTS
from ..part import Cover, Part
from ..periods import typed_moment
from ..register import Register
from ..sameness import clean_label
from .elements import Element, elements_of
from .kinds import kind_of_plan
from .stakeholders import Stakeholders

__all__ = ["extract_stratml"]

_LEVELS: Mapping[str, str] = {"Goal": OUTCOME, "Objective": SUB_OUTCOME}
_DAY = len("2026-04-01")
_NAMED_BY = ("Name", "Description", "SequenceIndicator")
_KEPT: Mapping[str, str] = {"OtherInformation": NOTE, "Identifier": IDENTIFIER}
_WORDS: Mapping[str, str] = {VALID_FROM: "its start", VALID_UNTIL: "its end", NOTATION: "its number"}


def extract_stratml(documents: Sequence[Document], convention: Convention, register: Register, council: str) -> Part:
    """What StratML files say; `council` is the name of the plans' own council, "" where it is not known."""
    covers: dict[str, Cover] = {}
    findings: list[Finding] = []
    for document in documents:
        plan = _Plan(document, convention, register, council)
        covers[document.source] = plan.read()
        findings.extend(plan.findings)
    return Part(covers=covers, findings=tuple(findings))


class _Plan:
    """One file while it is read."""

    def __init__(self, document: Document, convention: Convention, register: Register, council: str) -> None:
        self.document, self.convention, self.register = document, convention, register
        self.stakeholders = Stakeholders(convention, register, council)
        self.findings: list[Finding] = []

    def read(self) -> Cover:
        """Enter everything that the file holds, and give its title and date."""
        root = elements_of(self.document)
        name = root.text("Name") or self.document.filename
        kind, notation = kind_of_plan(name, self.convention)
        label = clean_label(name)
        plan = self.register.known(INSTRUMENTS, label)
        if plan is None:
            plan = self.register.enter(kind, label)
            self.register.record(plan, DC_TYPE, Concept(KINDS + notation))
        self.register.mention(plan, label, root.quotation("Name"))
        self._described(plan, root, "Name")
        self._administered(plan, root)
        for word, predicate in (("Vision", HAS_VISION), ("Mission", HAS_MISSION)):
            for element in root.all(word):
                self._text(plan, predicate, element, "Description")
        for value in root.all("Value"):
            words = ": ".join(filter(None, (value.text("Name"), value.text("Description"))))
            self.register.state(plan, HAS_VALUE, Typed(words), *(value.quotation(key) for key in value.texts))
        for organisation in root.all("Organization"):
            if body := self.stakeholders.organisation(organisation):
                self.register.state(body, OWNS, plan, organisation.quotation("Name"))
            self.stakeholders.read(plan, organisation)
        self._level(plan, root, "Goal")
        issued = next((iso_moment(e.text("PublicationDate")) for e in root.all("AdministrativeInformation")), "")
        return Cover(title=label, date=date.fromisoformat(issued) if len(issued) == _DAY else None)

    def _level(self, parent: Thing, holder: Element, level: str) -> None:
        """The goals of the plan, or the objectives of a goal, those that a file has put into another objective among them."""
        siblings: set[Thing] = set()
        for position, element in enumerate(_flat(holder, level), start=1):
            label = clean_label(element.text(*_NAMED_BY)) or f"{level} {element.index}"
            thing = self._entered(_LEVELS[level], label, parent)
            if thing in siblings:  # two of one name in one list
                thing = self.register.enter(_LEVELS[level], label, within=f"{parent.key} {position}")
            siblings.add(thing)
            named_by = next((key for key in _NAMED_BY if key in element.texts), "")
            self.register.mention(thing, label, element.quotation(*_NAMED_BY))
            self.register.state(thing, IS_PART_OF, parent, element.quotation(*_NAMED_BY))
            self.register.record(thing, HAS_POSITION, Typed(str(position)))
            if number := element.text("SequenceIndicator"):
                self._once(thing, NOTATION, Typed(number), element, "SequenceIndicator")
            self._described(thing, element, named_by)
            self.stakeholders.read(thing, element)
            self._measured(thing, element)
            if level == "Goal":
                self._level(thing, element, "Objective")

    def _entered(self, kind: str, label: str, parent: Thing) -> Thing:
        """The thing of this label; where another plan or goal has one of the same label, that is another thing."""
        known = self.register.known((kind,), label)
        wholes = {whole for part, whole in self.register.stated(IS_PART_OF) if part == known}
        return self.register.enter(kind, label, within=parent.key if wholes - {parent} else "")

    def _described(self, thing: Thing, element: Element, named_by: str) -> None:
        if named_by != "Description":
            self._text(thing, DESCRIPTION, element, "Description")
        for key, predicate in _KEPT.items():
            self._text(thing, predicate, element, key)

    def _measured(self, thing: Thing, element: Element) -> None:
        """What is measured, with its unit in brackets behind it."""
        for indicator in element.all("PerformanceIndicator"):
            parts = [key for key in ("MeasurementDimension", "UnitOfMeasurement") if key in indicator.texts]
            if parts:
                what, unit = indicator.text(*parts), indicator.text(parts[-1])
                words = f"{what} ({unit})" if len(parts) == 2 and unit.casefold() not in what.casefold() else what
                self.register.state(thing, IS_MEASURED_BY, Typed(words), *(indicator.quotation(key) for key in parts))

    def _administered(self, plan: Thing, root: Element) -> None:
        for element in root.all("AdministrativeInformation"):
            for key, predicate in (("StartDate", VALID_FROM), ("EndDate", VALID_UNTIL), ("PublicationDate", ISSUED)):
                if moment := iso_moment(element.text(key)):
                    self._once(plan, predicate, typed_moment(moment), element, key)
            self._text(plan, SOURCE, element, "Source")
            self._text(plan, IDENTIFIER, element, "Identifier")

    def _text(self, thing: Thing, predicate: str, element: Element, key: str) -> None:
        if words := element.text(key):
            self.register.state(thing, predicate, Typed(words), element.quotation(key))

    def _once(self, thing: Thing, predicate: str, value: Typed, element: Element, key: str) -> None:
        """A value of which there may be one; where another paper gives another, that one stands and the difference is a finding."""
        others = [o for s, o in self.register.stated(predicate) if s == thing and o != value]
        if not others or predicate not in _WORDS:
            self.register.state(thing, predicate, value, element.quotation(key))
            return
        other = others[0].text if isinstance(others[0], Typed) else ""
        sentence = (
            f"{self.register.labels[thing]}: {self.document.filename} gives {value.text} as {_WORDS[predicate]}, another paper {other}."
        )
        self.findings.append(Finding("papers-differ", sentence, (thing,), (element.quotation(key),), value.text, other))


def _flat(holder: Element, level: str) -> Iterator[Element]:
    for element in holder.all(level):
        yield element
        if level == "Objective":
            yield from _flat(element, level)
