"""A field for the name of a thing, by keyboard alone, with and without scripts: from the plan's page to the words in the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import Look, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PEOPLE = "9.3 People enjoy long lives in good health"
FIELD = "Outcome, sub-outcome, aim or action"


def test_what_is_typed_is_offered_and_chosen_by_keyboard(browser: Browser, explorer: str) -> None:
    with window(browser, Look()) as page:
        page.goto(f"{explorer}/")
        field = page.get_by_label(FIELD)
        field.focus()
        assert field.get_attribute("aria-expanded") == "false"
        page.keyboard.type("long l")
        page.get_by_role("option", name=PEOPLE).wait_for()
        assert field.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Escape")
        assert field.get_attribute("aria-expanded") == "false"
        page.keyboard.press("ArrowDown")
        page.get_by_role("option", name=PEOPLE).wait_for()
        page.keyboard.press("ArrowDown")
        active = field.get_attribute("aria-activedescendant")
        assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
        page.keyboard.press("Enter")
        assert field.input_value() == PEOPLE
        assert page.url == f"{explorer}/"
        page.keyboard.press("Enter")
        page.wait_for_url("**/questions/supporting-strategies?about=sub-outcome**")
        assert PEOPLE in page.locator("h1").inner_text()
        _reads_the_words_in_the_paper(page)


def test_without_scripts_what_is_typed_is_looked_up(browser: Browser, explorer: str) -> None:
    with window(browser, Look(scripts=False)) as page:
        page.goto(f"{explorer}/")
        page.get_by_label(FIELD).fill("9.3")
        page.keyboard.press("Enter")
        page.wait_for_url("**/questions/supporting-strategies?about=9.3")
        assert PEOPLE in page.locator("h1").inner_text()
        _reads_the_words_in_the_paper(page)


def test_what_was_chosen_is_forgotten_when_other_words_are_typed(browser: Browser, explorer: str) -> None:
    with window(browser, Look()) as page:
        page.goto(f"{explorer}/questions/supporting-strategies")
        field = page.locator("#about")
        field.press_sequentially("long l")
        page.get_by_role("option", name=PEOPLE).click()
        assert page.locator("input[name=about]").get_attribute("type") == "hidden"
        field.fill("9.4")
        assert page.locator("input[name=about]").count() == 1
        page.keyboard.press("Enter")
        page.wait_for_url("**?about=9.4")


def _reads_the_words_in_the_paper(page: Page) -> None:
    receipts = page.locator("details.gt-receipts").first
    receipts.locator("summary").focus()
    page.keyboard.press("Enter")
    words = receipts.locator("q").first.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/**#quotation-**")
    assert words[:40].strip("“”") in page.locator("main").inner_text()
