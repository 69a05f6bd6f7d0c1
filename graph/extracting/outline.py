"""The plan's outline as the papers list it: outcomes, sub-outcomes, aims, actions, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..document import Block, Document, Paragraph
from ..statement import Quotation, Thing
from .levels import Announced, Levels, name_and_description
from .sameness import likeness, name_key, plain
from .sentences import quote_block

__all__ = ["Element", "Listed", "Outline", "listed_elements"]

_LOWER = {"Outcome": "SubOutcome", "SubOutcome": "Aim", "Aim": "Action", "Action": "Action"}
_RANK = {"Outcome": 0, "SubOutcome": 1, "Aim": 2, "Action": 3}
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)+)[.:]?\s+(?P<label>\S.*)")
_ALIKE = 0.7  # share of meaningful words from which two wordings of an outcome or sub-outcome are one


@dataclass(frozen=True, slots=True)
class Listed:
    """An element as one paper lists it: what was announced, its place in the list (from 1; 0 where its printed number
    says more), those it stands under, and the words it was read in."""

    announced: Announced
    position: int
    parents: tuple[Announced, ...]
    quotation: Quotation


@dataclass(slots=True)
class Element:
    """An outcome or sub-outcome: its thing, label, parent, place in its list, the numbers printed beside it,
    the other wordings, and where it is listed."""

    level: str
    thing: Thing
    label: str
    parent: Element | None = None
    position: int = 0
    numbers: dict[str, list[Quotation]] = field(default_factory=dict)
    number: str = ""
    variants: dict[str, list[Quotation]] = field(default_factory=dict)
    sightings: list[Quotation] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The outcomes and sub-outcomes of the plan, in the order in which they are first listed."""

    elements: list[Element] = field(default_factory=list)

    def level(self, level: str) -> list[Element]:
        return [element for element in self.elements if element.level == level]

    def children(self, parent: Element) -> list[Element]:
        return [element for element in self.elements if element.parent is parent]

    def find(self, label: str, level: str | None = None, parent: Element | None = None) -> Element | None:
        """The element that a wording means: the same but for case and punctuation, else the most alike one."""
        pool = [e for e in self.elements if level in (None, e.level) and (parent is None or e.parent in (None, parent))]
        if same := [e for e in pool if any(name_key(label) == name_key(text) for text in (e.label, *e.variants))]:
            return same[0]
        best = max(pool, key=lambda element: likeness(label, element.label), default=None)
        return best if best and likeness(label, best.label) >= _ALIKE and len(plain(label).split()) > 2 else None

    def numbered(self, number: str) -> Element | None:
        """The element that bears a number."""
        return next((element for element in self.elements if element.number == number), None)


def listed_elements(document: Document, levels: Levels, is_old: re.Pattern[str]) -> Iterator[Listed]:
    """What a paper announces or lists, each with those it stands under; lists of a plan that is over are passed by."""
    above: dict[str, Announced] = {}
    listing: _Listing | None = None
    counts: dict[tuple[str, tuple[Announced, ...]], int] = {}
    skipping = False
    for paragraph, block in _blocks(document):
        text = block.text
        found = levels.announced(text)
        if found is None and (opening := levels.opening(text)):
            skipping = bool(is_old.search(text))
            listing = None if skipping else _Listing(opening.level)
            continue
        if found is None and block.kind == "item" and listing:
            found = listing.item(block)
        elif found is None:
            listing = None if block.kind != "item" else listing
            continue
        if found is None or skipping:
            continue
        above = {level: it for level, it in above.items() if _RANK[level] < _RANK[found.level]}
        parents = tuple(above[level] for level in sorted(above, key=_RANK.__getitem__))
        above[found.level] = found
        place = (found.level, parents)
        counts[place] = counts.get(place, 0) + 1
        yield Listed(found, 0 if found.number else counts[place], parents, quote_block(document, paragraph, block))


def _blocks(document: Document) -> Iterator[tuple[Paragraph, Block]]:
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            yield paragraph, block


@dataclass(slots=True)
class _Listing:
    """A list that is being read: the level of its items, by the marker that they are printed with."""

    level: str
    markers: dict[str, str] = field(default_factory=dict)

    def item(self, block: Block) -> Announced | None:
        kind = "0" if re.fullmatch(r"\(?(?:[a-z]|[ivx]+|\d+)[.)]", block.marker) else block.marker
        if kind not in self.markers:
            self.markers[kind] = self.level if not self.markers else _LOWER[self.level]
        level, text, number = self.markers[kind], block.text, ""
        if numbered := _NUMBERED.match(text):
            number, text = numbered["number"], numbered["label"]
        label, more = name_and_description(text, level)
        return Announced(level, label, number, more) if label else None
