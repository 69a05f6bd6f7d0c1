"""The picture of what is around a thing: every box in it, none upon another, each line from the middle to its box."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.named import NamedThing
from goldenthread.queries.portraits.portrait import Bundle, Portrait, Tie
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.pages.things.picture import picture_of

if TYPE_CHECKING:
    from goldenthread.viz.explorer.pages.things.picture import Box

BASE = "https://example.org/council/"
TO = ServedLinks(BASE, "", lambda name: name)
SIDES = ("isPartOf-out", "isPartOf-in", "supports-in", "hasStakeIn-in")  # above, below, left, right


def _portrait(*counts: int) -> Portrait:
    def bundle(name: str, count: int) -> Bundle:
        ties = tuple(
            Tie(NamedThing("", f"{name} {place} with a rather long name", "Action", f"{BASE}id/{name}/{place}"), ())
            for place in range(count)
        )
        section = "strategies" if name.startswith("supports") else "bodies"
        return Bundle(name, section, name, name.endswith("out"), "", ties, count, count)

    bundles = tuple(bundle(name, count) for name, count in zip(SIDES, counts, strict=True) if count)
    middle = NamedThing("9.3", "Middle", "SubOutcome", f"{BASE}id/middle")
    return Portrait(middle, "", "SubOutcome", (), (), (), bundles, (), (), (), (), 0, (), ())


def _apart(one: Box, other: Box, width: int, height: int) -> bool:
    return abs(one.x - other.x) >= width or abs(one.y - other.y) >= height


@pytest.mark.parametrize("counts", [(1, 1, 1, 1), (3, 3, 3, 3), (0, 5, 0, 0), (1, 0, 0, 9), (0, 0, 2, 0), (2, 3, 0, 1)])
def test_the_boxes_stand_apart_within_the_picture(counts: tuple[int, ...]) -> None:
    picture = picture_of(_portrait(*counts), TO)
    assert picture is not None
    assert all(0 <= box.x <= picture.width - picture.box_width for box in picture.boxes)
    assert all(0 <= box.y <= picture.height - picture.box_height for box in picture.boxes)
    assert all(_apart(one, other, picture.box_width, picture.box_height) for one, other in combinations(picture.boxes, 2))
    assert len(picture.lines) == len(picture.boxes) - 1 == sum(min(count, 3) for count in counts)
    assert picture.left_out == sum(counts) - len(picture.lines)


def test_nothing_around_is_no_picture() -> None:
    assert picture_of(_portrait(0, 0, 0, 0), TO) is None


def test_each_relation_is_drawn_before_a_second_of_any() -> None:
    picture = picture_of(_portrait(0, 0, 0, 2), TO)
    assert picture is not None
    assert [box.relation for box in picture.boxes] == ["", "hasStakeIn-in", "hasStakeIn-in"]
    assert picture.boxes[1].href == "/id/hasStakeIn-in/0"
