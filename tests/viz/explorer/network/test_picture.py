"""The picture in a real browser, under the site's own policy: by mouse and by keyboard, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import LOOKS, Look, overflows, violations, window
from staging import SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import networkx as nx
    from playwright.sync_api import Browser, Page
    from staging import Stage

PAINTED = "#canvas[data-painted]"


@pytest.fixture
def opened(browser: Browser, stage: Stage) -> Iterator[Page]:
    """The picture of what surrounds 5.1."""
    with window(browser) as page:
        said = stage.open(page, "/network?about=5.1")
        page.wait_for_selector(PAINTED)
        yield page
        assert said == []
        assert not [address for address in stage.missed if address.startswith("http")]


def here(page: Page) -> str:
    """What a screen reader says of where the keyboard is."""
    return str(page.evaluate("document.activeElement.textContent"))


@pytest.mark.parametrize("look", [*LOOKS, Look(forced=True)], ids=str)
def test_the_page_is_for_everybody(browser: Browser, stage: Stage, look: Look) -> None:
    with window(browser, look) as page:
        said = stage.open(page, "/network?about=5.1&colour=board&find=people&grade=stated,inferred,suggested")
        page.wait_for_selector(PAINTED)
        assert violations(page) == []
        assert not overflows(page)
        assert said == []


def test_the_keyboard_walks_along_links_and_opens_a_page(opened: Page) -> None:
    page = opened
    page.focus("#png")
    while "gt-walker" not in str(page.evaluate("document.activeElement.className")):
        page.keyboard.press("Tab")
    assert here(page).startswith("5.1 ")
    page.keyboard.press("ArrowUp")
    assert here(page).startswith("is part of, stated: 5 "), "an outcome stands above its sub-outcome"
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth")
    assert ring == "solid4px"
    told = page.inner_text("#told")
    assert "is part of" in told
    assert page.locator("#told .gt-grade").count() > 0
    address = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    page.wait_for_url(SITE + address)


def test_every_thing_is_reached_by_the_keyboard(opened: Page) -> None:
    page = opened
    everything = page.evaluate("JSON.parse(drawing.textContent).nodes.map(({title}) => title.split('\\n')[0])")
    page.evaluate("document.querySelector('.gt-walker:not([hidden])').focus()")
    page.keyboard.press("Home")
    walked = [here(page)]
    for _ in everything[1:]:
        page.keyboard.press("PageDown")
        walked.append(here(page))
    assert all(said.startswith(name) for said, name in zip(walked, everything, strict=True))
    page.keyboard.press("PageDown")
    assert here(page) == walked[-1]
    page.keyboard.press("Home")
    assert page.locator(".gt-walker:not([hidden])").count() == 1


def test_where_nothing_is_linked_that_way_it_says_so(opened: Page) -> None:
    page = opened
    page.evaluate("document.querySelector('.gt-walker:not([hidden])').focus()")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert page.inner_text("#said") == "No linked thing above."


def test_a_click_on_a_thing_opens_its_page(opened: Page) -> None:
    page = opened
    href = page.evaluate("document.querySelector('.gt-walker').getAttribute('href')")
    box = page.evaluate(
        "() => { const {left, top, width, height} = document.querySelector('.gt-walker').getBoundingClientRect();"
        " return [left + width / 2, top + height / 2]; }"
    )
    page.mouse.click(*box)
    page.wait_for_url(SITE + href)


def test_words_are_found_as_one_types_and_enter_goes_to_them(opened: Page) -> None:
    page = opened
    page.fill("#find", "board")
    count = int(page.inner_text("#said").split()[0])
    assert count > 1
    page.keyboard.press("Enter")
    assert here(page).startswith(f"1 of {count}: ")
    assert "board" in here(page).lower()


def test_the_picture_is_saved_as_png(opened: Page) -> None:
    with opened.expect_download() as download:
        opened.click("#png")
    assert download.value.suggested_filename == "network.png"
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_without_scripts_the_picture_is_there_and_the_form_answers(browser: Browser, stage: Stage) -> None:
    with window(browser, Look(scripts=False)) as page:
        stage.open(page, "/network?about=5.1")
        image = page.locator("noscript img, img.gt-picture-plain")
        assert image.count() == 1
        assert image.evaluate("image => image.complete && image.naturalWidth > 200")
        page.check("input[name=grade][value=suggested]")
        page.locator(".gt-network__do button").click()
        assert "suggested" in page.inner_text(".gt-network__sum")
        page.fill("#find", "people")
        page.locator(".gt-network__find button").click()
        assert page.locator("#found li").count() > 0
        page.get_by_role("link", name="Open the picture").click()
        assert page.url.startswith(f"{SITE}/network.svg")


def test_on_a_telephone_the_tables_come_before_the_picture(browser: Browser, stage: Stage) -> None:
    with window(browser, Look(390)) as page:
        stage.open(page, "/network?about=5.1")
        page.wait_for_selector(PAINTED)
        tables, picture = (page.locator(f"#{name}").bounding_box() for name in ("things", "picture"))
        assert tables is not None
        assert picture is not None
        assert tables["y"] < picture["y"]


def test_paper_has_the_picture_and_the_tables_and_no_form(browser: Browser, stage: Stage) -> None:
    with window(browser) as page:
        stage.open(page, "/network?about=5.1")
        page.wait_for_selector(PAINTED)
        page.emulate_media(media="print")
        assert page.locator("#canvas").is_visible()
        assert page.locator("#things table").is_visible()
        assert not page.locator(".gt-network__choices").is_visible()


@pytest.mark.parametrize("size", [(20, 200, 200, 600)], ids=["a thousand things"])
def test_a_thousand_things_are_settled_at_once(
    browser: Browser,
    make_plan: Callable[..., nx.MultiDiGraph[str]],
    stage_of: Callable[[nx.MultiDiGraph[str]], Stage],
    size: tuple[int, ...],
) -> None:
    large = make_plan(*size)
    assert len(large) > 1_000
    with window(browser) as page:
        stage_of(large).open(page, "/network?grade=stated,inferred")
        page.wait_for_selector(PAINTED)
        assert "Showing the first 1,000 things of" in page.inner_text("main")
        before = page.evaluate("document.querySelector('#canvas canvas').toDataURL()")
        page.wait_for_timeout(1_000)
        assert page.evaluate("document.querySelector('#canvas canvas').toDataURL()") == before, "something still moves"


def test_hostile_labels_stay_text(
    browser: Browser, make_plan: Callable[..., nx.MultiDiGraph[str]], stage_of: Callable[[nx.MultiDiGraph[str]], Stage]
) -> None:
    hostile = "</script><script>alert('label')</script><img src=x onerror=alert(1)> {{ 7 * 7 }} “&amp;” \u202e"
    network = make_plan()
    for thing in network:
        network.nodes[thing]["label"] += hostile
    stage = stage_of(network)
    with window(browser) as page:
        page.on("dialog", lambda _: pytest.fail("a label was run"))
        said = stage.open(page, "/network?find=<script>&about=5.1")
        page.wait_for_selector(PAINTED)
        page.evaluate("document.querySelector('.gt-walker:not([hidden])').focus()")
        page.keyboard.press("ArrowUp")
        assert "<script>alert('label')</script>" in here(page)
        assert "<script>alert('label')</script>" in page.inner_text("#told")
        assert page.locator("main img").count() == 0
        assert said == []
