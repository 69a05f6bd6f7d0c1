"""The site as it is opened from a folder, with no server at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import Look, violations, window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_OF_THE_CHECKER = ("Access to XMLHttpRequest", "Failed to load resource")  # axe-core asks for the style sheet once more


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window in which nothing may go wrong."""
    wrong: list[str] = []
    with window(browser) as opened:
        opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        yield opened
    assert [text for text in wrong if not text.startswith(_OF_THE_CHECKER)] == []


@pytest.mark.parametrize("file", ["index.html", "network.html", "search.html", "not-here.html", "404.html"])
def test_a_page_stands_alone(page: Page, site: Path, file: str) -> None:
    page.goto((site / file).as_uri())
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").is_visible()
    assert violations(page) == []


def test_names_and_words_are_found_and_lead_on(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("searchbox", name="Search the plan and the papers").fill("healthy wei")
    page.keyboard.press("Enter")
    found = page.get_by_role("status")
    found.get_by_role("link", name="Healthy Weight Strategy", exact=True).click()
    assert page.locator("h1").inner_text() == "Healthy Weight Strategy"
    page.go_back()
    found.get_by_role("link", name="“Aim: Increased proportion of residents with a healthy weight”").click()
    assert page.locator(":target").is_visible()


def test_what_nothing_is_called_is_said(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'search.html').as_uri()}?q=%3Cimg%20src%3Dx%3E")
    page.get_by_text("Nothing in the papers read is called or worded so.").wait_for()


def test_without_scripts_all_names_are_listed(browser: Browser, site: Path) -> None:
    with window(browser, Look(scripts=False)) as page:
        page.goto((site / "search.html").as_uri())
        page.locator("summary", has_text="sub-outcome").click()
        page.get_by_role("link", name="9.3 People enjoy long lives in good health").click()
        assert "9.3" in page.locator("h1").inner_text()
