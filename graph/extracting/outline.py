"""The plan's outline as the papers list it: outcomes, sub-outcomes, aims, actions, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..document import Block, Document, Paragraph
from ..statement import Quotation, Thing
from .levels import Announced, Levels
from .sameness import likeness, name_key, plain
from .sentences import quote_block

__all__ = ["Element", "Listed", "Outline", "listed_elements"]

_BELOW = {"Outcome": "SubOutcome", "SubOutcome": "Action", "Aim": "Action", "Action": "Action"}
_RANK = {"Outcome": 0, "SubOutcome": 1, "Aim": 2, "Action": 3}
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)+)[.:]?\s+(?P<label>\S.*)")
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


def listed_elements(document: Document, levels: Levels, is_old: re.Pattern[str]) -> Iterator[Listed]:
    """What a paper announces or lists, each with those it stands under; lists of a plan that is over are passed by."""
    above: dict[str, Announced] = {}
    from_headings: dict[str, Announced] = {}
    listings: list[_Listing] = []
    counts: dict[tuple[str, tuple[Announced, ...]], int] = {}
    number = ""
    for paragraph, block in _blocks(document):
        if (whole := re.sub(r"[a-z]$", "", paragraph.number)) != number:
            number, listings, above = whole, [], dict(from_headings)
        found = levels.announced(block.text)
        opening = levels.opening(block.text) if found is None else None
        if opening:
            listings.append(_Listing(opening.level, passed_by=bool(is_old.search(block.text))))
            found = levels.announced(block.text.rsplit(". ", 1)[0]) if ". " in block.text else None
            if found is None:
                above |= {opening.under.level: opening.under} if opening.under else {}
                continue
        named = levels.named_in_line(block.text) if found is None and block.kind == "text" and not is_old.search(block.text) else ()
        if named and not above and levels.names_outcome(paragraph.heading):
            top = Announced("Outcome", paragraph.heading)
            counts[("Outcome", ())] = counts.get(("Outcome", ()), 0) + 1
            above["Outcome"] = top
            yield Listed(top, counts[("Outcome", ())], (), quote_block(document, paragraph, block))
        for position, announced in enumerate(named, start=1):
            parents = tuple(above[level] for level in sorted(above, key=_RANK.__getitem__) if _RANK[level] < _RANK[announced.level])
            yield Listed(announced, position, parents, quote_block(document, paragraph, block))
        if found is None and block.kind == "item":
            while len(listings) > 1 and not listings[-1].holds(block) and listings[-2].holds(block):
                listings.pop()
            found = listings[-1].item(block, levels) if listings else None
        if found is None or (listings and listings[-1].passed_by):
            listings = [] if found is None and block.kind == "text" else listings
            continue
        above = {level: it for level, it in above.items() if _RANK[level] < _RANK[found.level]}
        parents = tuple(above[level] for level in sorted(above, key=_RANK.__getitem__))
        above[found.level] = found
        if block.kind == "heading":
            from_headings = dict(above)
        if block.kind != "item" and found.level != "Action" and not opening:
            listings.append(_Listing(_BELOW[found.level]))  # what is listed under it without a word stands a level lower
        place = (found.level, parents)
        counts[place] = counts.get(place, 0) + 1
        position = 0 if found.number and found.level == "SubOutcome" and block.kind != "item" else counts[place]
        yield Listed(found, position, parents, quote_block(document, paragraph, block))


def _blocks(document: Document) -> Iterator[tuple[Paragraph, Block]]:
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            yield paragraph, block


@dataclass(slots=True)
class _Listing:
    """A list that is being read: the level of its items, by the marker that they are printed with."""

    level: str
    passed_by: bool = False
    markers: dict[str, str] = field(default_factory=dict)

    def holds(self, block: Block) -> bool:
        """Whether items with this marker belong to the list; an empty list takes any."""
        return not self.markers or _marker(block) in self.markers

    def item(self, block: Block, levels: Levels) -> Announced | None:
        marker = _marker(block)
        if marker not in self.markers:
            self.markers[marker] = self.level if not self.markers else _BELOW[self.level]
        level, text = self.markers[marker], block.text
        number = block.marker if re.fullmatch(r"\d+(?:\.\d+)+", block.marker) else ""
        if numbered := _NUMBERED.match(text):
            number, text = numbered["number"], numbered["label"]
        label, more, section = levels.name_and_description(text, level)
        return Announced(level, label, number or section, more) if label else None


def _marker(block: Block) -> str:
    """The kind of an item's marker: all letters, numerals and numbers are one kind."""
    return "a" if re.fullmatch(r"\(?(?:[a-z]|[ivx]+|\d+)[.)]|\d+(?:\.\d+)+", block.marker) else block.marker
