"""The elements of a StratML file, built again from the places of its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...document import Document, Paragraph
from ...statement import Quotation
from ..sentences import quote_block

__all__ = ["Element", "elements_of"]

_STEP = re.compile(r"(?P<name>\w+)(?: (?P<index>\d+))?")


@dataclass(slots=True)
class Element:
    """An element that holds others: its name in the standard, its place among its like, its texts and its elements."""

    document: Document
    name: str
    index: int
    texts: dict[str, Paragraph] = field(default_factory=dict)
    held: dict[str, Element] = field(default_factory=dict)

    def all(self, *names: str) -> Iterator[Element]:
        """The elements of these names that it holds, in their order."""
        return (element for element in self.held.values() if element.name in names)

    def text(self, *names: str) -> str:
        """The first of these texts that it has, or ""."""
        return next((self.texts[name].blocks[0].text for name in names if name in self.texts), "")

    def quotation(self, *names: str) -> Quotation:
        """The words of the first of these texts that it has; of the first one in it where it has none of them."""
        paragraph = next((self.texts[name] for name in names if name in self.texts), None) or self._first()
        return quote_block(self.document, paragraph, paragraph.blocks[0])

    def _first(self) -> Paragraph:
        return next(iter(self.texts.values())) if self.texts else next(iter(self.held.values()))._first()


def elements_of(document: Document) -> Element:
    """The plan: the element that holds all others."""
    plan = Element(document, "", 1)
    for paragraph in document.paragraphs:
        *way, last = paragraph.number.split(", ")
        element = plan
        for step in way:
            match = _STEP.fullmatch(step)
            name, index = (match["name"], int(match["index"] or 1)) if match else (step, 1)
            element = element.held.setdefault(step, Element(document, name, index))
        element.texts.setdefault(last, paragraph)
    return plan
