"""The parts that all pages are made of: for everybody, on every screen, and harmless whatever they are filled with."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import pytest
from browsing import LOOKS, Look, overflows, violations, window

from goldenthread.viz.explorer import rendering
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.assets import Assets
from goldenthread.viz.explorer.paging import pager_of
from goldenthread.viz.explorer.replies import Alternate, Crumb, Page
from goldenthread.viz.explorer.visit import May, Shown, Visit

if TYPE_CHECKING:
    import playwright.sync_api as playwright

HERE = Path(__file__).parent
HOSTILE = """<script>document.title = "taken"</script>" onmouseover="x" 'quoted' <img src=x onerror="document.title='taken'">"""
LONG = "Joint Health and Wellbeing Strategy for Everybody and " + "Donaudampfschifffahrtsgesellschaft" * 3
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'"
)
SITE = "http://explorer.test"


@pytest.fixture(scope="module")
def visit() -> Visit:
    links = ServedLinks("https://example.org/", "", Assets.shipped().versioned)
    shown = cast("Shown", SimpleNamespace(council="Leicestershire County Council"))
    return Visit(shown, "/questions", {"page": ("3",), "sort": ("name",)}, links, May(change=True, signed_in=True, token=HOSTILE))


@pytest.fixture(scope="module")
def specimen(visit: Visit) -> str:
    receipts = [
        SimpleNamespace(
            place="Health OSC, 10 November 2021, paragraph 17", words="We will work with partners", href="/sources/a#paragraph-17"
        ),
        SimpleNamespace(place=HOSTILE, words=HOSTILE, href=""),
        SimpleNamespace(place="Cabinet", words="words " * 80, href="/sources/b"),
    ]
    page = Page(
        "specimen.html",
        f"Specimen of all parts {HOSTILE}",
        {"hostile": HOSTILE, "some_receipts": receipts, "names": ["Short", LONG, HOSTILE], "pager": pager_of(visit, 612)},
        crumbs=(Crumb("Questions", "/questions"), Crumb(HOSTILE, "")),
        alternates=(Alternate("text/csv", "/a.csv"),),
    )
    with pytest.MonkeyPatch.context() as patch:
        read = rendering._read
        patch.setattr(
            rendering, "_read", lambda folder, name: (HERE / name).read_text("utf-8") if name == "specimen.html" else read(folder, name)
        )
        return rendering.Renderer().html(page, visit)


def opened(page: playwright.Page, html: str) -> None:
    """Open the page under the site's policy, its assets beside it, without any server."""
    assets = Assets.shipped()

    def answer(route: playwright.Route) -> None:
        path = urlsplit(route.request.url).path
        asset = assets.read(path.removeprefix("/assets/"))
        if asset is not None:
            route.fulfill(body=asset.body, content_type=asset.media_type)
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})

    page.route("**/*", answer)
    page.goto(f"{SITE}/questions")


@pytest.mark.parametrize("look", [*LOOKS, Look(forced=True)], ids=str)
def test_every_part_is_for_everybody(browser: playwright.Browser, specimen: str, look: Look) -> None:
    with window(browser, look) as page:
        opened(page, specimen)
        assert violations(page) == []
        assert not overflows(page)


def test_what_is_hostile_stays_words(browser: playwright.Browser, specimen: str) -> None:
    with window(browser) as page:
        opened(page, specimen)
        assert page.title().startswith("Specimen of all parts <script>")
        assert page.locator("main script, main img, [onmouseover]").count() == 0
        assert page.locator("main").inner_text().count('document.title = "taken"') >= 5


def test_the_menu_is_open_where_there_is_room_and_opens_without_scripts_where_there_is_not(
    browser: playwright.Browser, specimen: str
) -> None:
    link = ".gt-ways__link >> nth=1"
    with window(browser, Look(scripts=False)) as page:
        opened(page, specimen)
        assert page.locator(link).is_visible()
        assert not page.get_by_text("Menu", exact=True).is_visible()
        assert page.locator(".gt-ways__link[aria-current=page]").inner_text() == "Questions"
    with window(browser, Look(320, scripts=False)) as page:
        opened(page, specimen)
        assert not page.locator(link).is_visible()
        page.get_by_text("Menu", exact=True).click()
        assert page.locator(link).is_visible()


def test_by_keyboard_the_content_is_one_step_away_and_every_focus_is_seen(browser: playwright.Browser, specimen: str) -> None:
    with window(browser) as page:
        opened(page, specimen.replace(" autofocus", ""))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
        page.keyboard.press("Enter")
        seen = []
        for _ in range(12):
            page.keyboard.press("Tab")
            seen.append(
                page.evaluate(
                    "document.activeElement.closest('main') !== null && document.activeElement.getBoundingClientRect().height > 0"
                )
            )
        assert all(seen)


def test_on_paper_receipts_are_open_and_ways_are_left_out(browser: playwright.Browser, specimen: str) -> None:
    with window(browser) as page:
        opened(page, specimen)
        closed = page.locator("details.gt-receipts:not([open]) q").first
        assert not closed.is_visible()
        page.emulate_media(media="print")
        assert closed.is_visible()
        assert not page.locator(".gt-ways").is_visible()


def test_the_styles_of_all_pages_are_light() -> None:
    assets = Assets.shipped()
    style = assets.read("explorer.css")
    assert style is not None
    assert len(style.body) < 150_000
    assert len(gzip.compress(style.body)) < 25_000
    assert b"GDS Transport" not in style.body
    assert not re.search(rb"url\((?!.?data:)|@import", style.body)  # nothing is fetched from anywhere
