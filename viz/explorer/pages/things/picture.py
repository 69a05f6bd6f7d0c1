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
_LEFT = frozenset({"strategies"})
_WIDTH, _HEIGHT = 230, 84  # of a box, in the units of the picture
_GAP, _ALLEY = 14, 60  # between the boxes of a side, and between a side and the thing
_ROW, _COLUMN = 3, 3  # boxes in a row, and in a column
_LETTERS, _LINES = 26, 3
_EDGE = 4


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
    """The ties on one side, the first of each relation before the second of any, and how many there are in all."""

    ties: Sequence[tuple[Bundle, Tie]]
    total: int


def picture_of(portrait: Portrait, to: Links) -> Picture | None:
    """Draw what is around a thing; None where nothing is."""
    above = _side(bundle for bundle in portrait.bundles if bundle.name in _ABOVE)
    below = _side(bundle for bundle in portrait.bundles if bundle.name in _BELOW)
    rest = [bundle for bundle in portrait.bundles if bundle.name not in _ABOVE | _BELOW]
    left = _side(bundle for bundle in rest if bundle.section in _LEFT)
    right = _side(bundle for bundle in rest if bundle.section not in _LEFT)
    row = max(1, min(_ROW, max(len(above.ties), len(below.ties))))
    tall = max(1, min(_COLUMN, max(len(left.ties), len(right.ties))))
    side = _WIDTH + _ALLEY
    inner = row * _WIDTH + (row - 1) * _GAP
    width = max(inner, _WIDTH + side * (bool(left.ties) + bool(right.ties)))
    if bool(left.ties) != bool(right.ties):
        width = max(inner, _WIDTH + 2 * side)
    block = tall * _HEIGHT + (tall - 1) * _GAP
    top = _HEIGHT + _ALLEY if above.ties else 0
    middle_x, middle_y = (width - _WIDTH) // 2, top + (block - _HEIGHT) // 2
    bottom = top + block + _ALLEY
    boxes = [Box(middle_x, middle_y, _wrapped(portrait.title), "", portrait.title, "", middle=True)]
    lines: list[Line] = []
    cx, cy = middle_x + _WIDTH // 2, middle_y + _HEIGHT // 2
    for shown, y, touch, end in ((above, 0, _HEIGHT, middle_y), (below, bottom, 0, middle_y + _HEIGHT)):
        used = shown.ties[:_ROW]
        start = (width - len(used) * _WIDTH - (len(used) - 1) * _GAP) // 2
        for place, (bundle, tie) in enumerate(used):
            x = start + place * (_WIDTH + _GAP)
            boxes.append(_box(bundle, tie, x, y, to))
            lines.append(Line(cx, end, x + _WIDTH // 2, y + touch, tie.grade))
    for shown, x, touch, end in ((left, 0, _WIDTH, middle_x), (right, width - _WIDTH, 0, middle_x + _WIDTH)):
        used = shown.ties[:_COLUMN]
        start = top + (block - len(used) * _HEIGHT - (len(used) - 1) * _GAP) // 2
        for place, (bundle, tie) in enumerate(used):
            y = start + place * (_HEIGHT + _GAP)
            boxes.append(_box(bundle, tie, x, y, to))
            lines.append(Line(end, cy, x + touch, y + _HEIGHT // 2, tie.grade))
    if len(boxes) == 1:
        return None
    height = bottom + _HEIGHT if below.ties else top + block
    total = sum(shown.total for shown in (above, below, left, right))
    return Picture(width, height, _WIDTH, _HEIGHT, tuple(boxes), tuple(lines), total - len(lines))


def _side(bundles: Iterable[Bundle]) -> _Side:
    kept = list(bundles)
    longest = max((len(bundle.ties) for bundle in kept), default=0)
    ties = [(bundle, bundle.ties[place]) for place in range(longest) for bundle in kept if place < len(bundle.ties)]
    return _Side(ties, sum(bundle.total for bundle in kept))


def _box(bundle: Bundle, tie: Tie, x: int, y: int, to: Links) -> Box:
    return Box(x, y, _wrapped(tie.other.title), bundle.heading, tie.other.title, to.thing(tie.other.iri))


def _wrapped(title: str) -> tuple[str, ...]:
    return tuple(shortened(title, _LETTERS, _LINES).splitlines()) or ("…",)
