"""Tables are sorted by what their cells mean, and the links in their headings go round in three steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from visiting import asked_at

from goldenthread.viz.explorer.sorting import headings, in_order, sorted_by

if TYPE_CHECKING:
    from goldenthread.viz.explorer.visit import Shown


@pytest.mark.parametrize(
    ("texts", "down", "expected"),
    [
        (["9.10 b", "9.2 a", "9.1 c"], False, ["9.1 c", "9.2 a", "9.10 b"]),
        (["10", "", "9", "100"], False, ["9", "10", "100", ""]),
        (["10", "", "9", "100"], True, ["100", "10", "9", ""]),
        (
            ["10 November 2021", "26 October 2021", "2020", "not given", "March 2022"],
            False,
            ["2020", "26 October 2021", "10 November 2021", "March 2022", "not given"],
        ),
        (["2022", "not given", "2019"], True, ["2022", "2019", "not given"]),
        (["beta", "Alpha", "alpha"], False, ["Alpha", "alpha", "beta"]),
        ([], False, []),
    ],
)
def test_numbers_and_dates_count_as_such_and_what_is_missing_comes_last(texts: list[str], down: bool, expected: list[str]) -> None:
    assert in_order(texts, str, down=down) == expected


@pytest.mark.parametrize(
    ("address", "state", "then"),
    [
        ("/questions/bodies?plan=x&page=3", "", "/questions/bodies?plan=x&sort=body"),
        ("/questions/bodies?sort=body", "ascending", "/questions/bodies?sort=-body"),
        ("/questions/bodies?sort=-body&plan=x", "descending", "/questions/bodies?plan=x"),
        ("/questions/bodies?sort=kind", "", "/questions/bodies?sort=body"),
    ],
)
def test_a_heading_leads_to_the_next_of_three_orders(leicestershire_shown: Shown, address: str, state: str, then: str) -> None:
    visit = asked_at(leicestershire_shown, address)
    assert headings(visit, [("body", "Body"), ("", "Receipt")]) == [("Body", then, state), ("Receipt", "", "")]
    assert sorted_by(visit)[0] in {"", "body", "kind"}
