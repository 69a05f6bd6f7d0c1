"""The benchmark of pages runs, and names every kind of page; what it measures here tells nothing."""

from __future__ import annotations

import re

import pytest
from exploring.pages import addresses
from exploring.timing import Asking, timed


def test_the_same_seed_draws_the_same_addresses_and_all_are_answered(explorer: str) -> None:
    drawn = addresses(explorer, 1)
    assert drawn == addresses(explorer, 1) != addresses(explorer, 2)
    assert {re.sub(":.*", "", kind) for kind in drawn} >= {"the plan", "thing", "question", "paper", "lens", "network", "boards"}
    with Asking(explorer) as asking:
        statuses = {kind: asking.get(each[0])[1] for kind, each in drawn.items()}
    assert statuses == dict.fromkeys(drawn, 200)


def test_a_page_is_timed_first_anew_and_again(explorer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exploring.timing._AT_LEAST", 4)
    with Asking(explorer) as asking:
        told = timed(asking, ["/about"])
        with pytest.raises(SystemExit, match="is not there"):
            timed(asking, ["/there-is-no-such-page"])
    assert (len(told.anew), len(told.failed)) == (4, 0)
    assert told.size > 1000
    assert all(seconds > 0 for seconds in (told.first, *told.anew, *told.again))
