"""Nothing is a tree: an action of two aims of two outcomes, a circle, and links that officers made. On every engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goldenthread.queries.portraits import portrait
from goldenthread.queries.portraits.claims import claim, now_called, passage
from goldenthread.queries.portraits.grounds import grounds_of
from goldenthread.queries.portraits.naming import Names
from goldenthread.queries.portraits.thread import outline_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.store.store import Store
    from goldenthread.queries.portraits.portrait import Branch

BASE = "https://example.org/council/"
ID = f"{BASE}id/"
CASE = Path(__file__).parent / "shared-action"


@pytest.fixture
def store(engine_of: Callable[[Path], Store]) -> Store:
    return engine_of(CASE)


def _drawn(branches: tuple[Branch, ...], depth: int = 0) -> list[str]:
    lines = []
    for branch in branches:
        told = " (above)" if branch.repeated else f" (+{branch.hidden})" if branch.hidden else ""
        lines += [f"{'  ' * depth}{branch.thing.title}{told}", *_drawn(branch.branches, depth + 1)]
    return lines


def _thread(store: Store, name: str, most: int) -> list[str]:
    outline = outline_of(store, f"{ID}{name}", most)
    names = Names(store, outline.things)
    return _drawn(outline.branches(names, grounds_of(store, outline.rows, names).reasons))


def test_a_shared_action_stands_below_each_of_its_aims_and_its_parts_are_told_once(store: Store) -> None:
    assert _thread(store, "insulate", 50) == [
        "9 Good health",
        "  healthy homes",
        "    We will insulate lofts",
        "      We will ask who is cold",
        "10 Good homes",
        "  healthy homes (above)",
        "  warm homes",
        "    We will insulate lofts (above)",
    ]


def test_what_has_no_room_is_counted(store: Store) -> None:
    assert _thread(store, "outcome", 2) == ["10 Good homes", "  healthy homes (+1)", "  warm homes (+1)"]


def test_a_circle_ends(store: Store) -> None:
    assert _thread(store, "round", 50) == ["round", "  about", "    round (above)"]


def test_a_link_that_an_officer_made_shows_the_decision(store: Store) -> None:
    seen = portrait(store, f"{ID}insulate")
    assert seen is not None
    (led,) = (bundle for bundle in seen.bundles if bundle.name == "isLedBy-out")
    (receipt,) = led.ties[0].reasons[0].link.receipts
    assert (receipt.place, receipt.words) == ("Officers' decision (A. Officer), on 2031-05-05", "added: by telephone")
    assert receipt.quotation == f"{ID}decision"


def test_what_links_and_decisions_say(store: Store) -> None:
    said = claim(store, f"{ID}l4")
    assert said is not None
    assert said.object is not None
    assert said.reason is not None
    assert (said.subject.label, said.relation, said.object.label, said.grade) == (
        "We will insulate lofts",
        "is part of",
        "warm homes",
        "stated",
    )
    assert [receipt.place for receipt in said.reason.link.receipts] == ["Cabinet, 4 May 2031, para 12, page 3"]
    decided = claim(store, f"{ID}decision")
    assert decided is not None
    assert decided.facts == {"Verdict": "added", "Decided by": "A. Officer", "Why": "by telephone", "Decided on": "2031-05-05"}
    assert claim(store, f"{ID}insulate") is None


def test_where_words_and_papers_stand(store: Store) -> None:
    for name in ("q", "p"):
        there = passage(store, f"{ID}{name}")
        assert there is not None
        assert (there.paper, there.paragraph, there.number, there.begins) == (f"{ID}report", f"{ID}p", "12", 40100)
    paper = passage(store, f"{ID}report")
    assert paper is not None
    assert (paper.paper, paper.paragraph) == (f"{ID}report", "")
    assert passage(store, f"{ID}insulate") is None


@pytest.mark.parametrize(("name", "now"), [("homes", f"{ID}housing"), ("dwellings", ""), ("nobody", "")])
def test_what_was_merged_goes_by_another_name(store: Store, name: str, now: str) -> None:
    assert now_called(store, f"{ID}{name}") == now
