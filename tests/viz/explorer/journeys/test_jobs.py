"""The six jobs that people come with, each from the first page to the answer and its receipt, by mouse and by keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Look, window

from .hands import Hands, Keyboard, Mouse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_STRATEGY = "Healthy Weight Strategy"
_WORDS = "deliver the Healthy Weight Strategy"


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def hands(request: pytest.FixtureRequest, browser: Browser, explorer: str) -> Iterator[Hands]:
    """A visitor on the first page."""
    with window(browser) as page:
        page.goto(explorer)
        given: Hands = request.param(page)
        yield given


def _opens_the_paper(hands: Hands, row: str, words: str) -> None:
    """Open the receipts in a row, follow the first, and find its words marked in the paper."""
    line = hands.page.get_by_role("row").filter(has_text=row).first
    hands.act(line.locator("summary").first)
    receipt = line.locator(".gt-receipts a").first
    quoted = line.locator(".gt-receipts q").first.inner_text()
    assert words in quoted
    hands.act(receipt)
    _is_in_the_paper(hands.page, quoted)


def _is_in_the_paper(page: Page, quoted: str) -> None:
    page.wait_for_url("**/sources/*#quotation-*")
    target = page.locator(":target")
    assert target.is_visible()
    assert target.evaluate("each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }")
    assert quoted[:40] in page.locator("main").inner_text()


def test_an_officer_finds_the_strategies_that_support_a_sub_outcome_and_who_says_so(hands: Hands) -> None:
    page = hands.page
    hands.choose(page.get_by_label("Outcome, sub-outcome, aim or action"), "9.3", "9.3 People enjoy long lives")
    hands.act(page.get_by_role("button", name="Find the strategies"))
    page.get_by_text("5 strategies, 0 stated, 5 inferred").wait_for()
    _opens_the_paper(hands, _STRATEGY, _WORDS)


def test_a_board_finds_what_it_shares_with_another_and_why(hands: Hands) -> None:
    page = hands.page
    hands.act(page.get_by_role("link", name="See the boards side by side"))
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Health and Wellbeing Board"))
    hands.act(row.get_by_role("cell").nth(1).get_by_role("link"))
    page.get_by_role("heading", name="Health and Wellbeing Board and Outcome Boards").wait_for()
    reason = page.get_by_role("listitem").filter(has_text="monitors “5 Clean, Green Future”").first
    hands.act(reason.locator("summary").first)
    quoted = reason.locator("q").first.inner_text()
    hands.act(reason.locator(".gt-receipts a").first)
    _is_in_the_paper(page, quoted)


def test_scrutiny_finds_where_else_in_the_plan_is_health(hands: Hands) -> None:
    page = hands.page
    hands.act(page.get_by_role("link", name="See where health stands"))
    page.get_by_text("94 parts of the plan").wait_for()
    assert [page.get_by_role("columnheader", name=grade).count() for grade in ("Stated", "Inferred", "Suggested")] == [1, 1, 1]
    _opens_the_paper(hands, "contributes to Health", "health")


def test_finance_finds_what_loses_its_support_if_a_strategy_stops(hands: Hands) -> None:
    page = hands.page
    hands.choose(page.get_by_label("Strategy, service, action or body"), "healthy wei", _STRATEGY)
    hands.act(page.get_by_role("button", name="See what would lose support"))
    page.get_by_role("heading", name=_STRATEGY, level=1).wait_for()
    _opens_the_paper(hands, "nothing found", _WORDS)


def test_an_analyst_asks_a_query_of_his_own_and_takes_an_answer_away(hands: Hands, tmp_path: Path) -> None:
    page = hands.page
    hands.act(page.get_by_role("link", name="Ask in SPARQL"))
    hands.act(page.get_by_role("button", name="Run query"))
    page.get_by_role("cell", name="Keeping People Safe and Well").first.wait_for()
    hands.act(page.get_by_role("main").get_by_role("link", name="catalogue"))
    hands.act(page.get_by_role("link", name="Where in the plan does health stand"))
    with page.expect_download() as download:
        hands.act(page.get_by_role("link", name="Download as JSON"))
    download.value.save_as(tmp_path / "answer.json")
    lines = json.loads((tmp_path / "answer.json").read_bytes())["lines"]
    assert any(receipt["words"] for line in lines for receipt in line["receipts"])


def test_it_finds_what_was_read_by_which_version_and_what_is_kept(hands: Hands) -> None:
    page = hands.page
    hands.act(page.get_by_role("link", name="See how it runs"))
    assert "shown by Golden Thread" in page.locator("main").inner_text()
    assert "All it keeps is in one folder" in page.locator("main").inner_text()
    assert "no address of anybody" in page.locator("main").inner_text()
    hands.act(page.get_by_role("link", name="Cabinet, 26 October 2021"))
    page.wait_for_url("**/sources/2021-10-26-cabinet")
    hands.act(page.get_by_role("link", name="TriG").first)


def test_an_officer_without_scripts_finds_the_same(browser: Browser, explorer: str) -> None:
    with window(browser, Look(scripts=False)) as page:
        page.goto(explorer)
        page.get_by_label("Outcome, sub-outcome, aim or action").fill("9.3")
        page.get_by_role("button", name="Find the strategies").click()
        page.get_by_text("5 strategies, 0 stated, 5 inferred").wait_for()
        _opens_the_paper(Mouse(page), _STRATEGY, _WORDS)
