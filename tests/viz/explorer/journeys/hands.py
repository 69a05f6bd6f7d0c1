"""How a visitor acts on a page: by mouse, or by keyboard alone. No script clicks for her, and nothing is reached that she could not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

__all__ = ["Hands", "Keyboard", "Mouse"]

_IN_EDITOR = "document.activeElement.closest('.CodeMirror') !== null"
_FAR = 400  # stops of the Tab key: more are too many for anybody


class Hands(Protocol):
    """What a visitor does with one page after the other."""

    page: Page

    def act(self, target: Locator) -> None:
        """Follow a link, press a button, or open what is folded."""

    def choose(self, field: Locator, text: str, option: str) -> None:
        """Type into a field that offers things, and take one of them."""


@dataclass
class Mouse:
    """She points and clicks; only letters are typed."""

    page: Page

    def act(self, target: Locator) -> None:
        """Click."""
        target.click()

    def choose(self, field: Locator, text: str, option: str) -> None:
        """Type, and click what is offered."""
        field.click()
        self.page.keyboard.type(text)
        self.page.get_by_role("option", name=option).first.click()


@dataclass
class Keyboard:
    """She has Tab, Enter, the arrows and letters."""

    page: Page

    def act(self, target: Locator) -> None:
        """Go there and press Enter."""
        self._reach(target)
        self.page.keyboard.press("Enter")

    def choose(self, field: Locator, text: str, option: str) -> None:
        """Go to the field, type, go down to what is offered, and take it."""
        self._reach(field)
        self.page.keyboard.type(text)
        offered = self.page.get_by_role("option", name=option).first
        offered.wait_for()
        for _ in range(10):
            self.page.keyboard.press("ArrowDown")
            if offered.get_attribute("aria-selected") == "true":
                break
        self.page.keyboard.press("Enter")

    def _reach(self, target: Locator) -> None:
        """Press Tab until the target has the focus; whoever is at the top of a page goes past its head first."""
        target.wait_for()
        if self.page.evaluate("document.activeElement === document.body && !location.hash"):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate("document.activeElement.textContent") == "Skip to main content"
            self.page.keyboard.press("Enter")
        for _ in range(_FAR):
            if target.evaluate("each => each === document.activeElement"):
                assert target.evaluate("each => each.matches(':focus-visible')"), "nobody sees where the focus is"
                return
            if self.page.evaluate(_IN_EDITOR):
                self.page.keyboard.press("Escape")  # as the page says: within the editor Tab is a letter
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{_FAR} stops do not lead to {target}")
