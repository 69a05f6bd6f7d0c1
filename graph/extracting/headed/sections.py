"""The sections of a strategy: what stands under which headings, and which sections cannot hold its own commitments.

A contents page, a foreword, a bibliography, statistics, and what the nation's or others' strategies say are passed by; the
patterns for their headings are data ([sections] of the convention).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...conventions import Convention
from ...document import Block, Document, Paragraph, Table

__all__ = ["Heading", "Place", "own_tables", "places_of"]

_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=\S)")
_CONTENTS = re.compile(r"\.{4,}\s*\d*$|(?:\. ){4,}\d*$|…{2,}")
_ANY_DEPTH = 99
_FULL_LINE = 40  # letters of a heading that fills its line
_LONGEST_HEADING = 10  # words
_UNKNOWN = 9  # the depth of a heading whose level nothing tells: below all that are known


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: how deep it stands (1 at the top), its words without number, the number."""

    depth: int
    text: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A block and where it stands: under which headings, the outermost first; `is_own` if the plan may speak there.

    `printed` is the number, letter or bullet before it. A heading (`is_heading` also where only its number tells it) stands
    under itself.
    """

    paragraph: Paragraph
    block: Block
    headings: tuple[Heading, ...]
    is_own: bool
    printed: str = ""
    is_heading: bool = False

    @property
    def depth(self) -> int:
        """The depth of the heading that it stands under, 0 where there is none."""
        return self.headings[-1].depth if self.headings else 0


def places_of(document: Document, convention: Convention) -> Iterator[Place]:
    """Every block of a document but for those of a contents page, in reading order."""
    passed, front, whole = (convention.pattern("strategy_sections", key) for key in ("passed_by", "front_matter", "to_the_end"))
    headings: tuple[Heading, ...] = ()
    passed_at = 0
    before = ""
    again = _recurring(document)
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            if _CONTENTS.search(block.text):
                continue
            printed = _printed(paragraph, block)
            found = _heading(block, again) if block.kind == "heading" else _by_sequence(block, headings, before)
            if found and _goes_on(found, headings, before):
                found = None  # the second line of the heading before
            before = block.text
            if found:
                heading = _within(found, headings)
                if is_front := bool(front.search(heading.text)):
                    heading = replace(heading, depth=_ANY_DEPTH)  # nothing stands under it, however large it is printed
                headings = (*(above for above in headings if above.depth < heading.depth), heading)
                if passed_at and heading.depth <= passed_at:
                    passed_at = 0
                if not passed_at and (is_front or passed.search(heading.text)):
                    passed_at = heading.depth
                if whole.search(heading.text) and heading.depth <= 2:
                    return
                printed = heading.number
            yield Place(paragraph, block, headings, not passed_at, printed, is_heading=bool(found))


def own_tables(document: Document, convention: Convention) -> tuple[Table, ...]:
    """The tables of a strategy that stand where it may speak of itself."""
    own = {id(place.paragraph) for place in places_of(document, convention) if place.is_own}
    return tuple(table for table in document.tables if any(id(cell) in own for row in table.rows for cell in row if cell))


def _recurring(document: Document) -> frozenset[str]:
    """The headings of unknown depth that are printed again and again ("What we will do"): they stand under those that are not."""
    counted = Counter(
        block.text for paragraph in document.paragraphs for block in paragraph.blocks if block.kind == "heading" and not block.level
    )
    return frozenset(text for text, times in counted.items() if times > 1)


def _heading(block: Block, recurring: frozenset[str]) -> Heading:
    match = _NUMBER.match(block.text)
    number, text = (match["number"], block.text[match.end() :]) if match else ("", block.text)
    if block.level:
        return Heading(block.level, text, number)
    return Heading(number.count(".") + 1 if number else 1 if text.isupper() else _UNKNOWN + (block.text in recurring), text, number)


def _by_sequence(block: Block, headings: Sequence[Heading], text_before: str) -> Heading | None:
    """A heading that its type does not tell, but its number: the next behind that of a heading it stands under, and no list's."""
    match = _NUMBER.match(block.text) if block.kind == "text" and len(block.text.split()) <= _LONGEST_HEADING else None
    if not match or not match["number"] or block.text.endswith((".", ":", ";", ",")) or not block.text[match.end()].isupper():
        return None
    before, dot, last = match["number"].rpartition(".")
    earlier = f"{before}{dot}{int(last) - 1}"
    in_list = (listed := _NUMBER.match(text_before)) and listed["number"] == earlier
    above = next((heading for heading in headings if heading.number == earlier), None)
    return Heading(above.depth, block.text[match.end() :], match["number"]) if above and (above is headings[-1] or not in_list) else None


def _goes_on(heading: Heading, headings: Sequence[Heading], text_before: str) -> bool:
    """Whether a heading is the last words of the one right before it, which are printed on a line of their own."""
    last = headings[-1] if headings else None
    if last is None or heading.number or not text_before.endswith(last.text) or len(last.text) < _FULL_LINE:
        return False
    return len(heading.text.split()) < 4 and (heading.text[0].islower() or (last.text.isupper() and heading.text.isupper()))


def _within(heading: Heading, above: tuple[Heading, ...]) -> Heading:
    """The heading, deeper than the one whose number its own begins with, whatever its type says."""
    parent = next((each for each in above if each.number and heading.number.startswith(f"{each.number}.")), None)
    return replace(heading, depth=max(heading.depth, parent.depth + 1)) if parent else heading


def _printed(paragraph: Paragraph, block: Block) -> str:
    """What is printed before a block: its own marker, or the number of the paragraph that it begins."""
    if block.marker or block is not paragraph.blocks[0] or block.kind == "cell":
        return block.marker
    return paragraph.number if re.fullmatch(r"\d+(?:\.\d+)*[a-z]?", paragraph.number) else ""
