"""The questions and checks on the graph of the two Leicestershire papers: what an officer must see, and how soon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from goldenthread.queries.asking import ask
from goldenthread.queries.catalogue import catalogue
from goldenthread.queries.checking import Severity, check

if TYPE_CHECKING:
    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.workspace import Workspace
    from goldenthread.queries.asking import Answer

SLOW = 0.25  # seconds: ten times what a question takes, so that only a query gone astray is caught
ABOUT = {"blast-radius": "Healthy Weight Strategy", "lens-in-plan": "health", "lens-by-outcome": "marmot"}  # all others: 9.3
PAPER = "Health Overview and Scrutiny Committee, 10 November 2021, para"


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


def _lines(answer: Answer) -> list[dict[str, str]]:
    return [dict(zip((column.variable for column in answer.columns), row, strict=True)) for row in answer.rows]


def test_the_healthy_weight_strategy_supports_9_3_with_paragraph_and_words(store: EmbeddedStore) -> None:
    line = next(line for line in _lines(ask(store, "supporting-strategies", about="9.3")) if line["strategy"] == "Healthy Weight Strategy")
    assert line["grade"] == "inferred"
    assert line["receipt"] == f"{PAPER} 17"
    assert "to deliver the Healthy Weight Strategy" in line["words"]
    assert "implements it" in line["how"]


def test_the_dementia_strategy_is_flagged_as_expiring_inside_the_plan(store: EmbeddedStore) -> None:
    lines = _lines(ask(store, "supporting-strategies", about="9.4"))
    expiring = [(line["strategy"], line["expires"]) for line in lines if line["inside"] == "yes"]
    assert expiring == [("Living Well with Dementia Strategy 2019-22", "2022")]


def test_the_meetings_of_the_two_boards_are_not_mixed_up(store: EmbeddedStore) -> None:
    when = {line["body"]: line["starts"] for line in _lines(ask(store, "consultation"))}
    assert when["Children and Families Partnership"] == "17 November 2021"
    assert when["Health and Wellbeing Board"] == "25 November 2021"


def test_all_22_sub_outcomes_stand_in_the_order_of_their_numbers(store: EmbeddedStore) -> None:
    numbers = [line["subOutcome"].partition(" ")[0] for line in _lines(ask(store, "plan-at-a-glance"))]
    sizes = {5: 4, 6: 5, 7: 4, 8: 5, 9: 4}
    assert numbers == [f"{outcome}.{place}" for outcome, size in sizes.items() for place in range(1, size + 1)]


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_no_question_takes_long_or_shows_an_address(name: str, store: EmbeddedStore) -> None:
    about = ABOUT.get(name, "9.3") if any(each.required for each in catalogue()[name].parameters) else None
    begun = time.process_time()  # of this process: other work of the machine does not count
    answer = ask(store, name, about=about)
    assert time.process_time() - begun < SLOW
    assert not [cell for row in answer.rows for cell in row if "://" in cell]


def test_the_papers_pass_the_checks_without_errors(store: EmbeddedStore) -> None:
    problems = check(store)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert {problem.check for problem in problems if problem.severity is Severity.WARNING} >= {
        "misprinted-number",
        "label-drift",
        "list-order",
        "duration-mismatch",
        "dangling-reference",
        "expires-inside-plan",
    }
