"""What is found of a strategy's outline while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...statement import Quotation
from ..sameness import name_key

__all__ = ["BELOW", "RANK", "Found", "Outlined"]

#: Local name of a class -> how high it stands.
RANK = {"Outcome": 0, "SubOutcome": 1, "Aim": 2, "Action": 3, "Commitment": 3}
#: The class of what is listed under an element without a word of what it is.
BELOW = {"Outcome": "SubOutcome", "SubOutcome": "Action", "Aim": "Action", "Action": "Action", "Commitment": "Commitment"}


@dataclass(slots=True, eq=False)
class Found:
    """An element: its class (local name), what the plan calls its level, label, number as printed, and what it stands under.

    `depth` is that of the heading which announces it, or a half more than that of the heading it is listed under;
    `description` is what is told of it behind its label; `position` its place in its list. `numbers` are those printed
    beside it and where.
    """

    level: str
    name: str
    label: str
    depth: float
    parents: list[Found] = field(default_factory=list)
    description: str = ""
    position: int = 0
    numbers: dict[str, list[Quotation]] = field(default_factory=dict)
    sightings: list[Quotation] = field(default_factory=list)

    def is_under(self, other: Found) -> bool:
        """Whether it is the other, or stands somewhere under it."""
        return self is other or any(parent.is_under(other) for parent in self.parents)


class Outlined:
    """The elements in the order in which they are first met, each once."""

    def __init__(self) -> None:
        self.elements: list[Found] = []
        self._known: dict[tuple[str, str], Found] = {}

    def enter(self, level: str, name: str, label: str, number: str, depth: float, parent: Found | None, quotation: Quotation) -> Found:
        """The element of that label, made if it is not known; read again, it gains a sighting, and a parent where it may have several."""
        key = (level if level in ("Outcome", "SubOutcome", "Aim") else "", name_key(label))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Found(level, name, label, depth)
            self.elements.append(found)
            found.position = 1 + sum(other.level == level and other.parents == ([parent] if parent else []) for other in self.elements[:-1])
        found.depth, found.name = depth, found.name or name
        if parent and parent not in found.parents and not parent.is_under(found) and (RANK[level] > 1 or not found.parents):
            found.parents.append(parent)
        if number:
            found.numbers.setdefault(number, []).append(quotation)
        found.sightings.append(quotation)
        return found

    def known(self, label: str) -> Found | None:
        """The outcome or sub-outcome that bears a label."""
        return next((found for level in ("Outcome", "SubOutcome") if (found := self._known.get((level, name_key(label))))), None)

    def children(self, parent: Found | None, level: str) -> list[Found]:
        """The elements of a level right under one, or under none."""
        return [each for each in self.elements if each.level == level and each.parents[:1] == ([parent] if parent else [])]
