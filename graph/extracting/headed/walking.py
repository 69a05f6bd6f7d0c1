"""Walking through a strategy from heading to heading, and finding the elements of its outline with what they stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ...conventions import Convention
from ...document import Document
from ...statement import Quotation
from ..sentences import quote_block
from .codes import NUMBERED, ROMAN, numbered_starts
from .found import BELOW, RANK, Found, Outlined
from .grids import Grids
from .lists import OpenList
from .marks import Marked, Marks
from .placing import Placing, is_usual
from .saying import Saying
from .sections import Place

__all__ = ["walk"]

_ITEM = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
_LABEL = 25  # words; what is longer tells of an element and is not its name
_SINGLE = 45  # words; a longer text under "Our ambition" tells more than the ambition


def walk(document: Document, places: Sequence[Place], convention: Convention, marks: Marks) -> Outlined:
    """The outline of a document."""
    walking = _Walk(document, convention, marks)
    for i, place in enumerate(places):
        walking.step(place, places[i + 1 : i + 40])
    if places:
        walking.names_pending(places[-1], "")
    return walking.placing.outlined


class _Walk:
    """Where the walk stands: the elements above, the list that is open, a label that is still to come."""

    def __init__(self, document: Document, convention: Convention, marks: Marks) -> None:
        self.document, self.marks = document, marks
        self._usual = convention.pattern("headings", "usual")
        self.placing = Placing(marks, self._usual)
        self.list: OpenList | None = None
        self.outer: OpenList | None = None  # a list whose members are headings, while one within it is open
        self.pending: tuple[Marked, Place] | None = None  # "Priority 2" on a line of its own, and where
        self.grids = Grids(document, convention, marks)
        self.after_table = False
        self.last_item: Found | None = None
        self.saying = Saying(document, convention)

    def step(self, place: Place, following: Sequence[Place]) -> None:
        self.placing.reach(place.headings)
        if place.block.kind == "cell":
            self._cell(place)
            return
        self.after_table = False
        if place.is_heading:
            self._heading(place)
        elif not place.is_own:
            self.list = None
            self.names_pending(place, "")
        elif not self.names_pending(place, place.block.said):
            self._text(place, following)

    def names_pending(self, place: Place, text: str) -> bool:
        """Whether a block is the label of the element announced before without one; if there is none, its number must do."""
        if self.pending is None:
            return False
        (marked, announced), self.pending = self.pending, None
        is_label = bool(text) and len(text.split()) <= _LABEL and place.block.kind != "item"
        self._place(marked, place if is_label else announced, text if is_label else announced.block.said, depth=announced.depth)
        return is_label

    # --- headings ----------------------------------------------------------------------------------------------------

    def _heading(self, place: Place) -> None:
        heading = place.headings[-1]
        self.placing.pass_heading(heading, self._quote(place))
        if self.outer and heading.depth <= self.outer.member_depth:
            self.list, self.outer = self.outer, None
        if self.list and (heading.depth <= self.list.depth or not place.is_own) and not self.list.goes_on(heading.depth):
            self.list = None
        text = heading.text
        marked = self.marks.of_heading(text) if place.is_own else None
        if self.names_pending(place, "" if marked or not place.is_own else text):
            return
        if not place.is_own:
            return
        roman = ROMAN.fullmatch(text)
        if marked and marked.opens:
            self.list = OpenList(marked, heading.depth, by_heading=True, number=heading.number)
        elif marked and marked.label:
            number = marked.number or (heading.number if "." in heading.number else "")
            self._place(replace(marked, number=number), place, marked.label, depth=heading.depth)
        elif marked:
            self.pending = marked, place
        elif self.placing.resume(text, heading.depth, self._quote(place)):
            self.list = None
        elif coded := self.placing.by_code(place.block.said, self._listed()):
            self._place(coded, place, coded.label, depth=heading.depth)
        elif self.list and self.list.marked.level and self.list.takes_heading(heading.depth) and (roman or not is_usual(text, self._usual)):
            member = self.list.marked
            label, number = (roman["label"], roman["number"]) if roman else self.marks.listed(text)
            number = number or ("" if "." in heading.number or self.list.number else heading.number)
            self.list.members, self.list.member_depth = self.list.members + 1, heading.depth
            self.placing.enter(member.level, member.name, label, number, heading.depth, self._quote(place))
        elif not (self.list and self.list.is_of_headings):
            self.list = None

    # --- text and items ----------------------------------------------------------------------------------------------

    def _text(self, place: Place, following: Sequence[Place]) -> None:
        text = place.block.said
        is_item = _is_item(place)
        if marked := self.marks.of_text(text):
            if marked.opens:
                self.outer = self.list if self.list and self.list.is_of_headings else self.outer
                self.list = OpenList(marked, place.depth, by_heading=False)
                self.placing.above = [
                    found for found in self.placing.above if RANK[found.level] < RANK.get(marked.level, 9) or found.depth == place.depth
                ]
            elif marked.label:
                self._place(marked, place, marked.label, depth=place.depth + 0.5)
            else:
                self.pending = marked, place
        elif coded := self.placing.by_code(text, self._listed()) or self.placing.by_code(f"{place.printed} {text}", self._listed()):
            self._place(coded, place, coded.label, depth=place.depth + 0.5, in_list=is_item)
        elif self.list and not self.list.is_of_headings and (is_item or self._numbered(text)):
            self._members(place)
        elif is_item and self._are_actions(place, following):
            self.placing.enter("Action", "", *self.marks.listed(_ITEM.sub("", text)), place.depth + 0.75, self._quote(place))
        elif self.list and self.list.marked.single and not self.list.members and len(text.split()) <= _SINGLE:
            self._member(place)
        else:
            for level, sentence in self.saying.sentences(place):
                self.placing.enter(level, "", sentence.text.rstrip(" .;"), "", place.depth + 0.75, sentence.quote())
            if (
                self.list
                and not self.list.is_of_headings
                and (text.rstrip().endswith(":") or (self.list.members and not self._resumes(following)))
            ):
                self.list = None

    def _numbered(self, text: str) -> re.Match[str] | None:
        return ROMAN.fullmatch(text) or (NUMBERED.fullmatch(text) if self.list and self.list.is_of_elements else None)

    def _listed(self) -> Marked | None:
        """What the open list lists."""
        return self.list.marked if self.list else None

    def _members(self, place: Place) -> None:
        """The members that a block holds: one, or several that were printed without a gap ("1. ... 2. ...")."""
        starts = numbered_starts(place.block.said)
        for start, end in zip(starts, [*starts[1:], len(place.block.said)], strict=True):
            self._member(place, start, end)

    def _member(self, place: Place, start: int = 0, end: int | None = None) -> None:
        opened = self.list
        assert opened is not None, "a member is of an open list"  # noqa: S101
        opened.members += 1
        if not opened.marked.level:
            return
        text, level, name = place.block.said[start:end].strip(), opened.marked.level, opened.marked.name
        opened.item_level = opened.item_level or place.block.level
        nested = bool(opened.item_level) and place.block.level > opened.item_level
        under = None
        if nested:
            level, name = BELOW[level], ""
            under = self.last_item
        elif opened.members > 1:
            self.placing.close(level)
        match = self._numbered(text)
        label, number = self.marks.listed(match["label"] if match else text)
        printed = match["number"] if match else place.printed if re.fullmatch(r"\(?[\w.-]*\d[\w.-]*\)?|[IVX]+[.)]", place.printed) else ""
        number = number or printed.strip("().")
        entered = self.placing.enter(level, name, label, number, place.depth + 0.5, self._quote(place, start, end), under)
        self.last_item = self.last_item if nested else entered

    def _resumes(self, following: Sequence[Place]) -> bool:
        """Whether the list goes on behind a text, so that the text is about the item before it."""
        for place in following:
            if place.is_heading:
                return False
            if self._numbered(place.block.said):
                return True
            if place.block.kind == "item" or place.printed:
                return place.printed not in "•●▪o-–*"
        return False

    def _are_actions(self, place: Place, following: Sequence[Place]) -> bool:
        """Whether the items right under an element are what is to be done."""
        if not self.placing.above or self.placing.above[-1].level == "Commitment" or (self.list and not self.list.is_of_headings):
            return False
        run = [place, *takewhile(_is_item, following)]
        return self.saying.are_deeds([_ITEM.sub("", item.block.said) for item in run])

    # --- tables ------------------------------------------------------------------------------------------------------

    def _cell(self, place: Place) -> None:
        table = self.grids.beginning(place.paragraph)
        if table is None:
            return
        cells = list(self.grids.cells(table, follows=self.after_table)) if place.is_own else []
        self.after_table = True
        above = list(self.placing.above)
        for cell in cells:
            match = NUMBERED.fullmatch(cell.text)
            label, number = self.marks.listed(match["label"] if match else cell.text)
            number = number or (match["number"] if match else "")
            self.placing.above = [found for found in self.placing.above if found in above or RANK[found.level] < RANK[cell.level]]
            self.placing.enter(cell.level, cell.name, label, number, place.depth + 0.5, cell.quotation)
        self.placing.above = above
        self.list = None

    # --- placing -----------------------------------------------------------------------------------------------------

    def _place(self, marked: Marked, place: Place, label: str, depth: float, *, in_list: bool = False) -> None:
        self.list = self.list if in_list else None
        self.placing.enter(marked.level, marked.name, label, marked.number, depth, self._quote(place))

    def _quote(self, place: Place, start: int = 0, end: int | None = None) -> Quotation:
        return quote_block(self.document, place.paragraph, place.block, start, end)


def _is_item(place: Place) -> bool:
    """Whether a block is an item of a list, or begins with a number as one does."""
    return place.block.kind == "item" or bool(place.printed) or (place.block.kind == "text" and bool(_ITEM.match(place.block.said)))
