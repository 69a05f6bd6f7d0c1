"""Every kind of page, as people meet it: for everybody, on a telephone and on a wide screen, without scripts, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import LOOKS, Look, overflows, violations

from goldenthread.viz.explorer.routes import ROUTES

from .conftest import FILES, FIRST, PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import ViewportSize

    from .conftest import Watched

_NO_SCRIPTS = Look(scripts=False)
_FEWER = (Look(320, dark=True),)
_CHECKED = {Look(320, dark=True), Look(dark=True), Look(1280, zoom=2)}  # by axe-core, which takes a second each time
_NOT_PRINTED = "/sparql"  # an editor: its answers are what one takes away
_SAID = "main :is(h1, h2, h3, td, th, dd, dt)"
_BY_SCRIPTS: set[str] = set()  # what only scripts can do, and so only they put there
_A4: ViewportSize = {"width": 718, "height": 1000}  # CSS pixels between margins of an inch and a half in all
_A4_ON_ITS_SIDE: ViewportSize = {"width": 1000, "height": 718}  # for what is wide
_CUT = """() => [...document.querySelectorAll('main *')].filter((each) => {
  const style = getComputedStyle(each);
  return each.scrollWidth > each.clientWidth + 1 && ['auto', 'scroll', 'hidden'].includes(style.overflowX)
    && style.clipPath === 'none' && style.position !== 'absolute' && each.clientWidth > 1;
}).map((each) => each.outerHTML.slice(0, 120))"""


def test_every_route_has_a_sample() -> None:
    patterns = {route.path for route in ROUTES if not route.path.startswith(tuple(FILES))}
    assert patterns - PAGES.keys() == set(), "add it to page-types.toml"
    assert PAGES.keys() - patterns == set(), "take it out of page-types.toml"


def test_it_is_for_everybody(watched: Callable[[Look], Watched], address: str) -> None:
    found = {}
    for look in LOOKS if address in FIRST else _FEWER:
        page = watched(look).go(address)
        told = [*(["it has to be moved sideways"] if overflows(page) else []), *(violations(page) if look in _CHECKED else [])]
        if told:
            found[str(look)] = told
    assert found == {}


def test_it_asks_nobody_else_and_breaks_no_policy(watched: Callable[[Look], Watched], address: str) -> None:
    window = watched(Look())
    page = window.go(address)
    page.wait_for_load_state("networkidle")
    assert window.outside == []
    assert window.errors == []


def test_it_says_what_it_is(watched: Callable[[Look], Watched], address: str) -> None:
    page = watched(Look()).go(address)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    assert page.title().endswith("Leicestershire County Council – Golden Thread")
    assert page.locator("html").get_attribute("lang") == "en-GB"


def test_without_scripts_it_says_the_same(watched: Callable[[Look], Watched], address: str) -> None:
    told, without = (set(watched(look).go(address).locator(_SAID).all_inner_texts()) for look in (Look(), _NO_SCRIPTS))
    assert told - without - _BY_SCRIPTS == set()


def test_on_paper_nothing_is_cut_and_nothing_is_left_of_the_ways(watched: Callable[[Look], Watched], address: str) -> None:
    if address == _NOT_PRINTED:
        return
    page = watched(Look()).go(address)
    try:
        page.emulate_media(media="print")
        page.set_viewport_size(_A4_ON_ITS_SIDE if page.locator(".gt-map").count() else _A4)
        assert page.evaluate(_CUT) == []
        assert not overflows(page)
        assert not page.locator(".gt-ways").is_visible()
    finally:
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 900})
