"""What a browser makes of a page: when the first of it is to be seen, and how many bytes it fetched, with nothing kept from before."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, sync_playwright

__all__ = ["Painted", "painted"]

_TIMES = 3
_TOLD = """() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const fetched = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return [paint ? paint.startTime : -1, fetched.reduce((sum, each) => sum + each.transferSize, 0), fetched.length];
}"""


@dataclass(frozen=True, slots=True)
class Painted:
    """Seconds to the first contentful paint (median), bytes fetched, and how many files."""

    first: float
    weight: int
    files: int


def painted(home: str, addresses: Mapping[str, Sequence[str]]) -> dict[str, Painted]:
    """Open the first address of each kind of page a few times, each time in a window that remembers nothing."""
    where = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=where, args=["--no-sandbox", "--disable-gpu"])
        found = {kind: _opened(browser, home + each[0]) for kind, each in addresses.items()}
        browser.close()
    return found


def _opened(browser: Browser, address: str) -> Painted:
    told = []
    for _ in range(_TIMES):
        context = browser.new_context()
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
        told.append(page.evaluate(_TOLD))
        context.close()
    return Painted(median(first for first, _, _ in told) / 1000, int(told[-1][1]), int(told[-1][2]))
