"""Where an element goes: under the lowest of those that stand above it, with the label and number that it is kept with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...statement import Quotation
from ..sameness import clean_label
from .codes import NUMBERED
from .found import BELOW, RANK, Found, Outlined
from .marks import Marked, Marks
from .sections import Heading

__all__ = ["Placing", "is_usual"]

_TOLD = re.compile(r"(?P<label>[^:–—]{3,}?)\s*(?::| [–—-])\s+(?P<more>.+)")
_NAME = 8  # words; what is longer before a colon or a dash is no name
_USUAL = 6  # words; a longer heading says more than "Monitoring and review"
_SHORTEST = 3  # letters of a label


class Placing:
    """The outline so far, the elements that stand above the place that has been reached, and the headings over it.

    `usual` matches headings that any document has, `marks` those that announce something.
    """

    def __init__(self, marks: Marks, usual: re.Pattern[str]) -> None:
        self.outlined = Outlined()
        self.above: list[Found] = []
        self._marks, self._usual = marks, usual
        self._over: Sequence[Heading] = ()
        self._quotations: dict[int, Quotation] = {}

    def reach(self, over: Sequence[Heading]) -> None:
        """The walk has come to a place under these headings."""
        self._over = over

    def pass_heading(self, heading: Heading, quotation: Quotation) -> None:
        """A heading ends what was announced as deep as it or deeper."""
        self._quotations[id(heading)] = quotation
        self.above = [found for found in self.above if found.depth < heading.depth]

    def close(self, level: str) -> None:
        """What stands as low as a level, or lower, is above no longer."""
        self.above = [found for found in self.above if RANK[found.level] < RANK[level]]

    def resume(self, label: str, depth: float, quotation: Quotation) -> bool:
        """Whether a heading is the label of an outcome or sub-outcome listed before, which the text now tells of."""
        found = self.outlined.known(label)
        if found is None:
            return False
        self.close(found.level)
        found.depth = depth
        found.sightings.append(quotation)
        self.above.append(found)
        return True

    def by_code(self, text: str, listed: Marked | None) -> Marked | None:
        """An element by a code that goes on from that of the one above ("Fire-3.2" under "Fire-3"), or beside it.

        `listed` is what the open list lists: what stands under the element above is of that level, if it can be.
        """
        match = NUMBERED.fullmatch(text)
        if not match or "." not in match["number"]:
            return None
        number, label = match["number"], clean_label(match["label"])
        for found in reversed(self.above):
            if any(number.startswith(f"{above}.") for above in found.numbers):
                if listed and RANK.get(listed.level, -1) > RANK[found.level]:
                    return Marked(listed.level, listed.name, label, number)
                below = next(iter(self.outlined.children(found, BELOW[found.level])), None)
                return Marked(BELOW[found.level], below.name if below else "", label, number)
        last = self.outlined.elements[-1] if self.outlined.elements else None
        row = re.fullmatch(r"[A-Za-z]+", number.rstrip("-. 0123456789"))
        if last and row and any(n.startswith(row[0]) and n.count(".") == number.count(".") for n in last.numbers):
            return Marked(last.level, last.name, label, number)
        return None

    def enter(
        self, level: str, name: str, label: str, number: str, depth: float, quotation: Quotation, under: Found | None = None
    ) -> Found | None:
        """The element, entered under the lowest that stands above it, or `under` one; None for what has no words.

        A sub-outcome over which no outcome stands goes under the heading that can be one, or is itself the highest level.
        Aims and actions have no number but a code: the number of an item counts its list only.
        """
        label, more = _label_and_description(label.strip(" .;:,"), level)
        if len(label) < _SHORTEST:
            return None
        self.close(level)
        parent = under or (self.above[-1] if self.above else None)
        if level == "SubOutcome" and (parent is None or parent.level != "Outcome"):
            parent = self._promoted()
            level = level if parent else "Outcome"
        kept = number if RANK[level] < RANK["Aim"] or "." in number else ""
        found = self.outlined.enter(level, name, label, kept, depth, parent, quotation)
        found.description = found.description or more
        self.above.append(found)
        return found

    def _promoted(self) -> Found | None:
        """The outermost heading that can be an outcome's name, as an outcome."""
        for heading in self._over:
            announces = self._marks.of_heading(heading.text) or self._marks.names_plan(heading.text)
            if not announces and not is_usual(heading.text, self._usual):
                label = _in_lower_case(heading.text)
                return self.outlined.enter("Outcome", "", label, "", heading.depth, None, self._quotations[id(heading)])
        return None


def is_usual(heading: str, usual: re.Pattern[str]) -> bool:
    """Whether a heading is one that any document has."""
    return len(heading.split()) <= _USUAL and bool(usual.search(heading))


def _label_and_description(text: str, level: str) -> tuple[str, str]:
    """An element's label and what is told of it: "Quiet streets – fewer cars, cleaner air"; only the upper levels are told of so."""
    match = _TOLD.fullmatch(text) if RANK[level] < 2 else None
    told = match and len(match["label"].split()) <= _NAME and len(match["more"].split()) > 2
    label, more = (match["label"], match["more"]) if match and told else (text, "")
    return _in_lower_case(clean_label(label)), more


def _in_lower_case(label: str) -> str:
    """A label that is printed in capitals, in those of a sentence."""
    return label.capitalize() if label.isupper() and len(label) > 4 else label
