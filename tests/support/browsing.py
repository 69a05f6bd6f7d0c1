"""Pages as people meet them: in Chromium, light or dark, narrow or zoomed, with and without scripts; and what axe-core finds.

def test_the_page_is_for_everybody(browser: Browser) -> None:
    for look in LOOKS:
        with window(browser, look) as page:
            page.goto(address)
            assert violations(page) == []
            assert not overflows(page)
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AXE = Path(__file__).resolve().parents[2] / ".venv/web/node_modules/axe-core/axe.min.js"
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at. `zoom` is the browser's: 2 leaves half as many CSS pixels of the width. `forced` is high contrast."""

    width: int = 1280
    dark: bool = False
    zoom: float = 1
    scripts: bool = True
    forced: bool = False

    def __str__(self) -> str:
        told = (
            (self.dark, "dark"),
            (self.zoom != 1, f"zoom {self.zoom:g}"),
            (not self.scripts, "no scripts"),
            (self.forced, "high contrast"),
        )
        return " ".join([f"{self.width} px", *(words for so, words in told if so)])


#: What every page has to stand: from a telephone to a wide screen, light and dark, at twice its size.
LOOKS = (
    Look(),
    Look(dark=True),
    Look(320),
    Look(320, dark=True),
    Look(1920),
    Look(1280, zoom=2),
)


def missing(what: str) -> None:
    """Skip a test for want of something; on a continuous integration machine that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    where = shutil.which("chromium") or shutil.which("google-chrome")
    if where is None:
        missing("no chromium on this machine: install it (Debian: apt-get install chromium) to test pages in a browser")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        chromium = driver.chromium.launch(executable_path=where, args=switches)
        yield chromium
        chromium.close()


@contextmanager
def window(browser: Browser, look: Look | None = None) -> Iterator[Page]:
    """A new window without cookies. What the page's scripts throw fails the test."""
    look = look or Look()
    context = browser.new_context(
        viewport={"width": round(look.width / look.zoom), "height": round(900 / look.zoom)},
        device_scale_factor=look.zoom,
        color_scheme="dark" if look.dark else "light",
        forced_colors="active" if look.forced else "none",
        java_script_enabled=look.scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    try:
        yield page
    finally:
        context.close()
    assert not thrown


@cache
def _axe() -> str:
    if not AXE.is_file():
        missing("axe-core is not here: call python run.py assets once")
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, within: str = "html") -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA, and good practice, in a part of a page: rule, what to do, at most three places."""
    page.evaluate(_axe())
    found = page.evaluate(
        "([within, standard]) => axe.run(within, {runOnly: {type: 'tag', values: standard}, resultTypes: ['violations'], preload: false})",
        [within, STANDARD],
    )
    return [
        f"{each['id']}: {each['help']}: {'; '.join(str(node['target'][0]) + ' ' + node['html'][:200] for node in each['nodes'][:3])}"
        for each in found["violations"]
    ]


def overflows(page: Page) -> bool:
    """Whether the page itself has to be moved sideways to be read (WCAG 1.4.10); tables in a region of their own may."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def requested(page: Page) -> list[str]:
    """The addresses that the page asks for from now on; the list grows."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked
