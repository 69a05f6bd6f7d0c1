"""Which ladder of levels a strategy climbs: the one whose names it announces most, in the order in which it nests them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ...conventions import Convention, Ladder
from .marks import Marks, by_class, by_word
from .sections import Place

__all__ = ["choose_ladder"]

_ENOUGH = 6  # announcements; more of one name tell no more


@dataclass(slots=True)
class _Use:
    """How a strategy uses one name: how often it announces elements and lists, how deep, under which top headings."""

    labelled: int = 0
    lists: int = 0
    depths: list[int] = field(default_factory=list)
    tops: set[str] = field(default_factory=set)


def choose_ladder(places: Sequence[Place], convention: Convention, plan: str) -> Ladder:
    """The ladder that fits; the first where a strategy announces nothing."""
    uses = _uses(places, Marks(convention, by_word(convention), plan), convention)
    return max(convention.ladders, key=lambda ladder: _fit(ladder, uses))


def _uses(places: Iterable[Place], marks: Marks, convention: Convention) -> dict[str, _Use]:
    uses: dict[str, _Use] = defaultdict(_Use)
    for place in places:
        if not place.is_own:
            continue
        text = place.headings[-1].text if place.is_heading else place.block.said
        if place.block.kind == "cell":
            found = marks.of_heading(text) if len(text.split()) <= 4 else None
        else:
            found = marks.of_heading(text) if place.is_heading else marks.of_text(text)
        if found and found.name:
            use = uses[found.name]
            use.labelled += not found.opens
            use.lists += found.opens
            use.depths.append(place.depth * 2 - (place.is_heading))
            above = place.headings[: -1 if place.is_heading else None]
            use.tops.update([heading.text for heading in above if not marks.names_plan(heading.text)][:1])
    return uses


def _fit(ladder: Ladder, uses: dict[str, _Use]) -> tuple[float, int]:
    levels = by_class(ladder)
    used = [(name, levels[name], uses[name]) for name in levels if name in uses]
    fit = float(sum(3 * min(use.labelled, _ENOUGH) + 2 * min(use.lists, _ENOUGH) for _, _, use in used))
    ranks = ("Outcome", "SubOutcome", "Aim", "Action")
    for i, (_, level, use) in enumerate(used):
        for _, other, further in used[i + 1 :]:
            above, below = sorted(((level, use), (other, further)), key=lambda each: ranks.index(each[0]))
            if above[0] != below[0]:
                fit += 2 if min(above[1].depths) <= min(below[1].depths) else -2
            else:
                fit -= 1  # two names for one level
    tops = [use for _, level, use in used if level == "Outcome"]
    repeated = any(not use.labelled and len(use.tops) > 2 for use in tops)  # a list under each of several headings
    under_headings = any(level == "SubOutcome" and not use.labelled and len(use.tops) > 2 for _, level, use in used)
    fit += (-3 if repeated else 1 if tops else 2 if under_headings else -3) * bool(used)
    return fit, -sum(len(names) for _, names in ladder.levels())
