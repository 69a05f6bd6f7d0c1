"""Every kind of page for who goes by keyboard, listens, or sets text wider apart: what axe-core does not see (support/semantics.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browsing import Look
from semantics import cut_when_spaced, loose_ends, unseen_focus

from .conftest import FIRST

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Watched


def test_its_parts_belong_together_every_focus_is_seen_and_wide_text_is_not_cut(watched: Callable[[Look], Watched], address: str) -> None:
    for look in (Look(320), Look(1280)) if address in FIRST else (Look(320),):
        page = watched(look).go(address)
        assert loose_ends(page) == []
        assert unseen_focus(page) == []
        assert cut_when_spaced(page) == []


def test_what_is_wrong_with_a_form_is_read_first_and_leads_to_the_field(watched: Callable[[Look], Watched]) -> None:
    for scripts in (True, False):
        page = watched(Look(scripts=scripts)).go("/questions/supporting-strategies?about=nothing-of-this-name")
        assert page.title().startswith("Error: ")
        assert page.locator(".govuk-error-summary:focus").count() == 1
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        field = page.get_by_label("The outcome, sub-outcome, aim or action")
        assert field.get_attribute("aria-invalid") == "true"
        assert field.evaluate("each => each === document.activeElement")


def test_on_a_telephone_the_rows_can_be_sorted(watched: Callable[[Look], Watched]) -> None:
    page = watched(Look(320)).go("/questions/supporting-strategies?about=9.4")
    page.get_by_role("link", name="Sort by Expires").click()
    assert "sort=expires" in page.url
