"""The plan's outline as the papers list it: outcomes, sub-outcomes, aims, actions, each in its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...statement import Quotation, Thing
from ..sameness import likeness, name_key, plain
from .levels import Announced

__all__ = ["Element", "Listed", "Outline"]

_ALIKE = 0.7  # share of meaningful words from which two wordings of an outcome or sub-outcome are one


@dataclass(frozen=True, slots=True)
class Listed:
    """An element as one paper lists it.

    What was announced, its place in the list (from 1; 0 where its printed number says more), those it stands under, and
    the words it was read in.
    """

    announced: Announced
    position: int
    parents: tuple[Announced, ...]
    quotation: Quotation


@dataclass(slots=True)
class Element:
    """An outcome or sub-outcome: its thing, label, parent and place in its list.

    `numbers` are those printed beside it and where, `number` the right one; `variants` are its other wordings,
    `sightings` the places where it is listed.
    """

    level: str
    thing: Thing
    label: str
    parent: Element | None = None
    position: int = 0
    numbers: dict[str, list[Quotation]] = field(default_factory=dict)
    number: str = ""
    variants: dict[str, list[Quotation]] = field(default_factory=dict)
    sightings: list[Quotation] = field(default_factory=list)

    def print_number(self, number: str, quotation: Quotation) -> None:
        """A number was read beside it; reading it there again adds nothing."""
        if quotation not in self.numbers.setdefault(number, []):
            self.numbers[number].append(quotation)


@dataclass(slots=True)
class Outline:
    """The outcomes and sub-outcomes of the plan, in the order in which they are first listed."""

    elements: list[Element] = field(default_factory=list)

    def level(self, level: str) -> list[Element]:
        """The elements of a level (local class name)."""
        return [element for element in self.elements if element.level == level]

    def children(self, parent: Element) -> list[Element]:
        """The elements that stand right under one."""
        return [element for element in self.elements if element.parent is parent]

    def find(self, label: str, level: str | None = None, parent: Element | None = None) -> Element | None:
        """The element that a wording means: the same but for case and punctuation, else the most alike one."""
        pool = [e for e in self.elements if level in (None, e.level) and (parent is None or e.parent in (None, parent))]
        if same := [e for e in pool if any(name_key(label) == name_key(text) for text in (e.label, *e.variants))]:
            return same[0]
        best = max(pool, key=lambda element: likeness(label, element.label), default=None)
        return best if best and likeness(label, best.label) >= _ALIKE and len(plain(label).split()) > 2 else None

    def numbered(self, number: str) -> Element | None:
        """The element that bears a number, or is printed with it where numbers are not settled yet."""
        settled = next((element for element in self.elements if element.number == number), None)
        return settled or next((element for element in self.elements if not element.number and number in element.numbers), None)

    def meant(self, announced: Announced) -> Element | None:
        """The element that an announcement means: by its label, or by its number where it gives no more."""
        return self.find(announced.label, announced.level) if announced.label else self.numbered(announced.number)
