"""A plan -> the XML of StratML, part 1 or 2, its elements in the order that the schemas of ISO 17469 ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from ...ontology.terms import (
    ACTION,
    AIM,
    DESCRIPTION,
    HAS_MISSION,
    HAS_VALUE,
    HAS_VISION,
    IDENTIFIER,
    IS_MEASURED_BY,
    ISSUED,
    NOTATION,
    NOTE,
    PREF_LABEL,
    SOURCE,
    SUB_OUTCOME,
    VALID_FROM,
    VALID_UNTIL,
)
from .losses import Loss, losses_of
from .plan import PlanView

if TYPE_CHECKING:
    from ...queries.facts import Facts

__all__ = ["Export", "export_stratml"]

_NAMESPACES = {1: "urn:ISO:std:iso:17469:tech:xsd:stratml_core", 2: "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"}
_ROOTS = {1: "StrategicPlan", 2: "PerformancePlanOrReport"}
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)  # an NCName, as an identifier must be
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNIT = re.compile(r"(?P<what>.+) \((?P<unit>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Export:
    """A StratML file and what it cannot hold of the plan."""

    content: bytes
    losses: tuple[Loss, ...]


def export_stratml(facts: Facts, plan: str, part: int = 2) -> Export:
    """Write the plan (its address) in part 1 or 2 of StratML, the same bytes for the same graph."""
    view = PlanView(facts, plan)
    root = _Writing(view, part).root()
    etree.indent(root)
    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"
    return Export(content, losses_of(view, part))


class _Writing:
    """Writes elements; each identifier once, since the schemas make it unique in a file."""

    def __init__(self, view: PlanView, part: int) -> None:
        self.view, self.facts, self.part = view, view.facts, part
        self.namespace = _NAMESPACES[part]
        self.identifiers: set[str] = set()
        self.described: set[str] = set()

    def root(self) -> etree._Element:
        """The whole plan."""
        view, plan = self.view, self.view.plan
        unprefixed: dict[Any, str] = {None: self.namespace}
        root = etree.Element(etree.QName(self.namespace, _ROOTS[self.part]).text, nsmap=unprefixed)
        if self.part == 2:
            measured = any(view.texts(each, IS_MEASURED_BY) for goal in view.goals() for each in (goal, *view.objectives(goal)))
            root.set("Type", "Performance_Plan" if measured else "Strategic_Plan")
        self._text(root, "Name", self._label(plan))
        self._text(root, "Description", view.text(plan, DESCRIPTION), optional=True)
        self._text(root, "OtherInformation", self._other(plan), optional=True)
        core = self._element(root, "StrategicPlanCore")
        for i, body in enumerate(view.organisations() or ("",)):
            self._organisation(core, body, with_stakeholders=i == 0)
        for name, predicate in (("Vision", HAS_VISION), ("Mission", HAS_MISSION)):
            if words := " ".join(view.texts(plan, predicate)):
                self._text(self._element(core, name), "Description", words)
        for value in view.texts(plan, HAS_VALUE):
            self._value(core, value)
        for goal in view.goals():
            self._goal(core, goal)
        self._administration(root)
        return root

    def _organisation(self, core: etree._Element, body: str, *, with_stakeholders: bool) -> None:
        parties = self.view.parties(self.view.plan) if with_stakeholders else []
        if not body and not parties:
            return
        element = self._element(core, "Organization")
        if body:
            self._text(element, "Name", self._label(body))
            self._text(element, "Acronym", self.view.acronym(body), optional=True)
            self._identified(element, body)
            self._text(element, "Description", self._description(body), optional=True)
        self._stakeholders(element, self.view.plan if with_stakeholders else "")

    def _value(self, core: etree._Element, value: str) -> None:
        element = self._element(core, "Value")
        name, _, description = value.partition(": ")
        self._text(element, "Name", name)
        self._text(element, "Description", description, optional=True)

    def _goal(self, core: etree._Element, goal: str) -> None:
        element = self._element(core, "Goal")
        self._begun(element, goal, described=True)
        self._text(element, "OtherInformation", self._other(goal), optional=True)
        for objective in self.view.objectives(goal):
            child = self._element(element, "Objective")
            self._begun(child, objective, described=False)
            aims = [c for c in self.view.commitments(objective) if self.facts.is_a(c, AIM)] if self.part == 2 else []
            self._text(child, "OtherInformation", self._other(objective, without=aims), optional=True)
            for aim in aims:
                self._aim(child, aim)
            for measure in self.view.texts(objective, IS_MEASURED_BY) if self.part == 2 else ():
                self._measure(child, measure)

    def _begun(self, element: etree._Element, node: str, *, described: bool) -> None:
        self._text(element, "Name", self._label(node))
        self._text(element, "Description", self.view.text(node, DESCRIPTION), optional=not described)
        self._identified(element, node)
        self._text(element, "SequenceIndicator", self.view.text(node, NOTATION), optional=True)
        self._stakeholders(element, node)

    def _stakeholders(self, holder: etree._Element, node: str) -> None:
        for party in self.view.parties(node) if node else ():
            element = self._element(holder, "Stakeholder")
            element.set("StakeholderTypeType", party.kind)
            self._text(element, "Name", self._label(party.node))
            self._text(element, "Description", self._description(party.node), optional=True)
            for name, kind in party.roles if self.part == 2 else ():
                if kind:
                    role = self._element(element, "Role")
                    self._text(role, "Name", name)
                    self._text(role, "RoleType", kind)

    def _aim(self, holder: etree._Element, aim: str) -> None:
        """An aim as an indicator of the outcome that is wanted, its actions as further information."""
        element = self._element(holder, "PerformanceIndicator")
        element.set("ValueChainStage", "Outcome")
        element.set("PerformanceIndicatorType", "Qualitative")
        self._text(element, "MeasurementDimension", self._label(aim))
        self._text(element, "UnitOfMeasurement", "")
        self._identified(element, aim)
        self._text(element, "OtherInformation", self._other(aim), optional=True)

    def _measure(self, holder: etree._Element, measure: str) -> None:
        element = self._element(holder, "PerformanceIndicator")
        match = _UNIT.fullmatch(measure)
        self._text(element, "MeasurementDimension", match["what"] if match else measure)
        self._text(element, "UnitOfMeasurement", match["unit"] if match else "")

    def _other(self, node: str, without: Iterable[str] = ()) -> str:
        """What else is known of an element, as lines: its notes, measures without an element, the commitments that are part of it."""
        has_indicators = self.part == 2 and self.facts.is_a(node, SUB_OUTCOME)
        measures = [] if has_indicators else [f"Measure: {measure}" for measure in self.view.texts(node, IS_MEASURED_BY)]
        return "\n".join((*self.view.texts(node, NOTE), *measures, *self._commitments(node, set(without), "")))

    def _commitments(self, node: str, without: set[str], indent: str) -> Iterator[str]:
        for commitment in self.view.commitments(node):
            if commitment not in without:
                kind = "Aim" if self.facts.is_a(commitment, AIM) else "Action" if self.facts.is_a(commitment, ACTION) else "Commitment"
                yield f"{indent}{kind}: {self._label(commitment)}"
                yield from self._commitments(commitment, without, f"{indent}  ")

    def _administration(self, root: etree._Element) -> None:
        plan = self.view.plan
        days = [
            (name, self.view.text(plan, p))
            for name, p in (("StartDate", VALID_FROM), ("EndDate", VALID_UNTIL), ("PublicationDate", ISSUED))
        ]
        element = etree.Element(etree.QName(self.namespace, "AdministrativeInformation").text)
        if self.part == 2:
            self._identified(element, plan)
        for name, day in days:
            self._text(element, name, day if _DAY.fullmatch(day) else "", optional=True)
        self._text(element, "Source", self.view.text(plan, SOURCE), optional=True)
        if len(element):
            root.append(element)

    def _identified(self, element: etree._Element, node: str) -> None:
        """The identifier that the thing was read with, as a name if need be, else one made of its address; none the second time."""
        known = (name for value in self.view.texts(node, IDENTIFIER) for name in (value, f"_{value}"))
        kept = next((name for name in known if _NAME.fullmatch(name)), "")
        identifier = kept if kept not in self.identifiers | {""} else f"_{uuid5(NAMESPACE_URL, node)}"
        if identifier not in self.identifiers:
            self.identifiers.add(identifier)
            self._text(element, "Identifier", identifier)

    def _label(self, node: str) -> str:
        return self.facts.one(node, PREF_LABEL)

    def _description(self, body: str) -> str:
        """What is said of a body, where it is named first."""
        first = body not in self.described
        self.described.add(body)
        return self.view.text(body, DESCRIPTION) if first else ""

    def _element(self, parent: etree._Element, name: str) -> etree._Element:
        return etree.SubElement(parent, etree.QName(self.namespace, name).text)

    def _text(self, parent: etree._Element, name: str, words: str, *, optional: bool = False) -> None:
        """An element with text; one that is `optional` only where there are words."""
        if words or not optional:
            self._element(parent, name).text = _NOT_XML.sub("", words)
