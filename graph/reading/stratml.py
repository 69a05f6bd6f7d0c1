"""StratML, parts 1 and 2 (ISO 17469-1, -2), and its older namespaces -> Rendition: each element's text is a cell with its place.

A place is the way to the element, in the words of the standard: "Goal 2, Objective 3, Stakeholder 1, Name". Namespaces
are not told apart, since files mix them; elements of any other are passed by and told of. Persons are left out: stakeholders
of that type, and whoever submitted the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ...ontology.errors import SourceError
from .._dates import iso_moment
from ._people import person_in
from ._xml import local_name, namespace_of, parse_xml
from .rendition import Rendition, Writer

__all__ = ["NAMESPACES", "ROOTS", "render"]

#: The namespaces of part 1 and part 2, and those that files had before the standard; "" where a file names none.
NAMESPACES = frozenset(
    {
        "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
        "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
        "http://www.stratml.net",
        "http://www.stratml.net/PerformancePlanOrReport",
        "",
    }
)
#: The root elements of part 1 and of part 2.
ROOTS = frozenset({"StrategicPlan", "PerformancePlanOrReport"})

_CORE = "StrategicPlanCore"  # only holds the others together: no part of a place
_GROUPS = frozenset(
    """AdministrativeInformation Organization Vision Mission Value Goal Objective Stakeholder Role PerformanceIndicator Relationship
    MeasurementInstance TargetResult ActualResult Descriptor""".split()
)
_COUNTED = frozenset(
    """Organization Value Goal Objective Stakeholder Role RoleType PerformanceIndicator Relationship ReferentIdentifier
    MeasurementInstance TargetResult ActualResult""".split()
)
_TEXTS = frozenset(
    """Name Description OtherInformation Acronym Identifier SequenceIndicator StartDate EndDate PublicationDate Source RoleType
    MeasurementDimension UnitOfMeasurement ReferentIdentifier NumberOfUnits DescriptorName DescriptorValue""".split()
)
_ATTRIBUTES = ("Type", "StakeholderTypeType", "ValueChainStage", "PerformanceIndicatorType", "RelationshipType")
_DATES = frozenset({"StartDate", "EndDate", "PublicationDate"})
_NAMED = frozenset({"Goal", "Objective"})
_SHOWN = 3  # places in a notice


def render(content: bytes, name: str) -> Rendition:
    """The texts of a StratML file, one table for each element that holds any.

    Raises SourceError for what is not well-formed, has a document type, or is no StratML of part 1 or 2.
    """
    root = parse_xml(content, name)
    if local_name(root) not in ROOTS or namespace_of(root) not in NAMESPACES:
        raise SourceError(f"{name} is XML, but not StratML of part 1 or 2 (its root is {local_name(root)}): save it as one of these.")
    rendering = _Rendering()
    rendering.element(root, "")
    return rendering.finish(name)


class _Rendering:
    """Walks the elements in their order, and counts what is left out."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.persons = self.submitters = self.written = 0
        self.shaped: list[str] = []
        self.strange: Counter[str] = Counter()
        self.nameless: list[str] = []
        self.undated: list[str] = []

    def element(self, element: etree._Element, place: str) -> None:
        """The texts that an element holds itself, as a table, then the elements that it holds."""
        children = list(self._placed(element, place))
        texts = [(_joined(place, key), value) for key in _ATTRIBUTES if (value := element.get(key, "").strip())]
        texts += [(at, _words(child)) for child, at in children if local_name(child) in _TEXTS and _words(child)]
        if texts:
            title = next((text for at, text in texts if at.endswith("Name")), place)
            self.writer.table(title, [[text] for _, text in texts], [[at] for at, _ in texts])
            self.written += len(texts)
            self.undated += [f"{at} (“{text}”)" for at, text in texts if at.rpartition(", ")[2] in _DATES and not iso_moment(text)]
        if any((text or "").strip() for text in (element.text, *(child.tail for child in element))):
            self.strange["text between elements"] += 1
        for child, at in children:
            if local_name(child) == _CORE:
                self.element(child, place)
            elif local_name(child) in _GROUPS:
                self._group(child, at)

    def finish(self, name: str) -> Rendition:
        """The rendition, with a notice for all that was left out."""
        if not self.written:
            raise SourceError(f"{name} is StratML without any words: give the file that holds the plan.")
        if left := [f"stakeholders of the type Person ({self.persons})"] * bool(self.persons) + ["the submitter"] * bool(self.submitters):
            self.writer.notice(f"People are not kept, so these were left out: {' and '.join(left)}.")
        if self.shaped:
            shown = "; ".join(self.shaped[:_SHOWN]) + f" and {len(self.shaped) - _SHOWN} more" * (len(self.shaped) > _SHOWN)
            self.writer.notice(
                f"Left out, since their names look like people's: {shown}. "
                'Where one is a body, give it StakeholderTypeType="Organization" and read the file again.'
            )
        if self.nameless:
            self.writer.notice(f"Without a name: {'; '.join(self.nameless)}.")
        if self.undated:
            self.writer.notice(f"Not a date as XML writes it, such as 2026-04-01, and not used: {'; '.join(self.undated)}.")
        for what, count in sorted(self.strange.items()):
            self.writer.notice(f"Not part of StratML and left out: {what} ({count}).")
        return self.writer.finish("stratml")

    def _group(self, element: etree._Element, place: str) -> None:
        if person := person_in(element):
            self.persons += person == "typed" and bool(_words(element))
            self.shaped += [place] if person == "shaped" else []
            return
        if local_name(element) in _NAMED and not any(_words(child) for child in element.iterchildren("{*}Name")):
            self.nameless.append(place)
        self.element(element, place)

    def _placed(self, element: etree._Element, place: str) -> Iterator[tuple[etree._Element, str]]:
        """The children that are of the standard, each with its place; a second one of a kind is counted even where one is allowed."""
        seen: Counter[str] = Counter()
        for child in element.iterchildren(etree.Element):
            name = local_name(child)
            if name == "Submitter" and namespace_of(child) in NAMESPACES:
                self.submitters += bool(_words(child))
            elif name not in _GROUPS | _TEXTS | {_CORE} or namespace_of(child) not in NAMESPACES:
                self.strange[f"the element {name}"] += 1
            else:
                seen[name] += 1
                yield child, _joined(place, f"{name} {seen[name]}" if name in _COUNTED or seen[name] > 1 else name)


def _joined(place: str, name: str) -> str:
    return f"{place}, {name}" if place else name


def _words(element: etree._Element) -> str:
    """The text of an element and of whatever is inside it, white space collapsed."""
    return " ".join(" ".join(str(text) for text in element.itertext()).split())
