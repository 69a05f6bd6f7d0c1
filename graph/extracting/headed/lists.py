"""A list that a strategy has announced and not finished: "Our priorities are:", and what may be a member of it."""

from __future__ import annotations

from dataclasses import dataclass

from .found import RANK
from .marks import Marked

__all__ = ["OpenList"]


@dataclass(slots=True)
class OpenList:
    """What a list lists, at which depth, whether a heading opened it and with what number, its members so far.

    `member_depth` is the depth of the headings that are its members, `item_level` that of its items, 0 before the first.
    """

    marked: Marked
    depth: int
    by_heading: bool
    number: str = ""
    members: int = 0
    member_depth: int = 0
    item_level: int = 0

    @property
    def is_of_headings(self) -> bool:
        """Whether its members are headings, as far as it has any."""
        return bool(self.member_depth)

    @property
    def is_of_elements(self) -> bool:
        """Whether what it lists is a level of the plan."""
        return self.marked.level in RANK

    def takes_heading(self, depth: int) -> bool:
        """Whether a heading is a member: right under the list, of one depth with the others, with no items listed before."""
        if self.item_level or (RANK[self.marked.level] > RANK["SubOutcome"] and not self.by_heading):
            return False
        return depth == self.member_depth or (not self.members and (depth > self.depth or not self.by_heading))

    def goes_on(self, depth: int) -> bool:
        """Whether headings of this depth are the members of a list that a text opened, which need not stand deeper."""
        return not self.by_heading and (depth == self.member_depth or not self.members)
