"""Long lists, a page at a time, whatever number the address asks for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.paging import paged
from goldenthread.viz.explorer.visit import Shown, Visit


def visit(**query: str) -> Visit:
    links = ServedLinks("https://example.org/", "", str)
    return Visit(cast("Shown", SimpleNamespace()), "/findings", {name: (value,) for name, value in query.items()}, links)


@pytest.mark.parametrize(
    ("page", "first", "last", "numbers"),
    [
        ("", 1, 50, "[1] 2 … 9"),
        ("5", 201, 250, "1 … 4 [5] 6 … 9"),
        ("9", 401, 412, "1 … 8 [9]"),
        ("10", 401, 412, "1 … 8 [9]"),
        ("0", 1, 50, "[1] 2 … 9"),
        ("-3", 1, 50, "[1] 2 … 9"),
        ("9" * 5000, 1, 50, "[1] 2 … 9"),
        ("²", 1, 50, "[1] 2 … 9"),
        ("<script>", 1, 50, "[1] 2 … 9"),
    ],
)
def test_a_page_is_the_one_asked_for_or_the_nearest(page: str, first: int, last: int, numbers: str) -> None:
    items, pager = paged(visit(page=page, severity="warning"), range(1, 413))
    assert (items[0], items[-1]) == (pager.first, pager.last) == (first, last)
    assert pager.total == 412
    assert " ".join("…" if link.gap else f"[{link.number}]" if link.current else str(link.number) for link in pager.links) == numbers
    assert all("severity=warning" in link.href for link in pager.links if not link.gap)


def test_what_fits_one_page_has_no_others() -> None:
    items, pager = paged(visit(), ["a", "b"])
    assert (items, len(pager.links), pager.previous, pager.next) == (["a", "b"], 1, "", "")
    items, pager = paged(visit(), [])
    assert (items, pager.first, pager.last, pager.total) == ([], 0, 0, 0)
