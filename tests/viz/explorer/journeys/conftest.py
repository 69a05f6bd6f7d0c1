"""What the journeys share: which pages are looked at, and windows onto a running explorer that stay open."""

from __future__ import annotations

import tomllib
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Look, window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

_TOLD = tomllib.loads((Path(__file__).parent / "page-types.toml").read_text(encoding="utf-8"))
#: By the pattern of a route: the addresses that are looked at.
PAGES: dict[str, list[str]] = _TOLD["pages"]
#: How the patterns begin of routes that give files.
FILES: list[str] = _TOLD["files"]["patterns"]
#: The first of each: these are looked at in every way.
FIRST = {addresses[0] for addresses in PAGES.values() if addresses}
#: All addresses of pages, each once.
ADDRESSES = [*dict.fromkeys(address for addresses in PAGES.values() for address in addresses), *_TOLD["others"]["addresses"]]


@dataclass
class Watched:
    """A window that stays open, and what happened in it: hosts that were asked, errors in its console."""

    page: Page
    home: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)
        self.page.on("console", self._said)

    def go(self, address: str) -> Page:
        """Open a page of the explorer, forgetting what happened before."""
        self.outside.clear()
        self.errors.clear()
        self.page.goto(self.home + address)
        return self.page

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 404" not in message.text:
            self.errors.append(message.text)


@pytest.fixture(scope="session")
def watched(browser: Browser, explorer: str) -> Iterator[Callable[[Look], Watched]]:
    """Gives the window of a look, the same one each time: a new one takes as long as a page."""
    with ExitStack() as opened:
        known: dict[Look, Watched] = {}

        def give(look: Look) -> Watched:
            if look not in known:
                known[look] = Watched(opened.enter_context(window(browser, look)), explorer)
            return known[look]

        yield give


def pytest_generate_tests(metafunc: Any) -> None:
    """Ask a test that takes an `address` once for each page that is looked at."""
    if "address" in metafunc.fixturenames:
        metafunc.parametrize("address", ADDRESSES)
