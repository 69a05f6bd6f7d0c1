"""What is around a thing as a small picture: what it serves above, what serves it below, strategies left, bodies and subjects right.

The picture only repeats what the page lists, so it is hidden from those who do not see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....wording import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .....queries.portraits import Portrait
    from .....queries.portraits.portrait import Bundle, Tie
    from ...addresses import Links

__all__ = ["Box", "Line", "Picture", "picture_of"]

_ABOVE = frozenset({"isPartOf-out", "contributesTo-out", "supports-out", "underpins-out"})
_BELOW = frozenset(
    {
        *("isPartOf-in", "contributesTo-in", "implements-in", "isDeliveredThrough-in", "develops-in", "reviews-in"),
        *("hasStakeIn-out", "monitors-out", "scrutinises-out", "owns-out", "isLedBy-in", "involves-in"),
    }
)
_STRATEGIES = "strategies"
_WIDTH, _HEIGHT = 230, 84  # of a box, in the units of the picture
_GAP, _ALLEY = 14, 60  # between the boxes of a side, and between a side and the thing
_MOST = 3  # boxes on a side
_LETTERS, _BOLD, _LINES = 26, 23, 3  # letters of a line, and of a bold one, and lines of a box


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in the picture: where it stands, the lines of its name, what it is to the thing in the middle, and its address."""

    x: int
    y: int
    lines: tuple[str, ...]
    relation: str
    title: str
    href: str
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line from the middle to a box, by its two ends and the grade of the tie."""

    x1: int
    y1: int
    x2: int
    y2: int
    grade: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and lines, and the size of all of it; `left_out` ties are not in it."""

    width: int
    height: int
    box_width: int
    box_height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Side:
    """The ties that are drawn on one side, the first of each relation before the second of any, and how many there are in all."""

    ties: Sequence[tuple[Bundle, Tie]]
    total: int

    @classmethod
    def of(cls, bundles: Iterable[Bundle]) -> _Side:
        """Choose from the bundles of a side."""
        kept = list(bundles)
        longest = max((len(bundle.ties) for bundle in kept), default=0)
        ties = [(bundle, bundle.ties[place]) for place in range(longest) for bundle in kept if place < len(bundle.ties)]
        return cls(ties[:_MOST], sum(bundle.total for bundle in kept))

    def __len__(self) -> int:
        return len(self.ties)


def picture_of(portrait: Portrait, to: Links) -> Picture | None:
    """Draw what is around a thing; None where nothing is."""
    above, below, left, right = _sides(portrait)
    if not (above or below or left or right):
        return None
    width = max(_long(max(len(above), len(below)), _WIDTH), 3 * _WIDTH + 2 * _ALLEY if left or right else 0)
    block = _long(max(len(left), len(right), 1), _HEIGHT)
    top = _HEIGHT + _ALLEY if above else 0
    bottom = top + block + _ALLEY
    x, y = (width - _WIDTH) // 2, top + (block - _HEIGHT) // 2
    boxes = [Box(x, y, _wrapped(portrait.title, _BOLD), "", portrait.title, "", middle=True)]
    lines: list[Line] = []
    for side, place, touched, leaving in ((above, 0, _HEIGHT, y), (below, bottom, 0, y + _HEIGHT)):
        for (bundle, tie), start in zip(side.ties, _starts(len(side), _WIDTH, width), strict=True):
            boxes.append(_box(bundle, tie, start, place, to))
            lines.append(Line(x + _WIDTH // 2, leaving, start + _WIDTH // 2, place + touched, tie.grade))
    for side, place, touched, leaving in ((left, 0, _WIDTH, x), (right, width - _WIDTH, 0, x + _WIDTH)):
        for (bundle, tie), start in zip(side.ties, _starts(len(side), _HEIGHT, block), strict=True):
            boxes.append(_box(bundle, tie, place, top + start, to))
            lines.append(Line(leaving, y + _HEIGHT // 2, place + touched, top + start + _HEIGHT // 2, tie.grade))
    height = bottom + _HEIGHT if below else top + block
    left_out = sum(side.total for side in (above, below, left, right)) - len(lines)
    return Picture(width, height, _WIDTH, _HEIGHT, tuple(boxes), tuple(lines), left_out)


def _sides(portrait: Portrait) -> tuple[_Side, _Side, _Side, _Side]:
    """What stands above, below, left and right of a thing."""
    rest = [bundle for bundle in portrait.bundles if bundle.name not in _ABOVE | _BELOW]
    return (
        _Side.of(bundle for bundle in portrait.bundles if bundle.name in _ABOVE),
        _Side.of(bundle for bundle in portrait.bundles if bundle.name in _BELOW),
        _Side.of(bundle for bundle in rest if bundle.section == _STRATEGIES),
        _Side.of(bundle for bundle in rest if bundle.section != _STRATEGIES),
    )


def _long(boxes: int, size: int) -> int:
    """How long a row of boxes of a size is."""
    return boxes * size + max(boxes - 1, 0) * _GAP


def _starts(boxes: int, size: int, room: int) -> Iterable[int]:
    """Where the boxes of a row begin that stands in the middle of the room there is."""
    first = (room - _long(boxes, size)) // 2
    return range(first, first + boxes * (size + _GAP), size + _GAP)


def _box(bundle: Bundle, tie: Tie, x: int, y: int, to: Links) -> Box:
    return Box(x, y, _wrapped(tie.other.title, _LETTERS), bundle.heading, tie.other.title, to.thing(tie.other.iri))


def _wrapped(title: str, letters: int) -> tuple[str, ...]:
    return tuple(shortened(title, letters, _LINES).splitlines()) or ("…",)
