"""Reviewing and importing as people meet them: for everybody, by keyboard, without scripts; what a page says while others work."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from browsing import Look, overflows, violations, window
from explorer import exploring
from playwright.sync_api import expect

from goldenthread.graph.decisions import read_decisions, read_waiting

from .browsers import Browsing
from .conftest import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from goldenthread.graph.workspace import Workspace

_LOOKS = (Look(), Look(320, dark=True), Look(1280, zoom=2))  # in all others `journeys` looks at these pages, without their forms


@pytest.fixture
def served(workspace: Workspace) -> Iterator[str]:
    with exploring(workspace.folder) as address:
        yield address


def test_an_officer_reviews_by_keyboard_alone_and_without_scripts(browser: Browser, served: str, workspace: Workspace) -> None:
    with window(browser, Look(scripts=False)) as page:
        page.goto(f"{served}/review")
        page.get_by_label("Your name").focus()
        page.keyboard.type("Ann")
        page.keyboard.press("Enter")
        assert len(read_decisions(workspace)) == 0, "a name that is entered decides nothing"
        first = page.locator("input[name=ticked]").first
        first.focus()
        page.keyboard.press("Space")
        number = first.get_attribute("value")
        page.get_by_role("button", name="Accept ticked").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("1 decision is kept")
        assert [(each.who, each.decides_on.rpartition("/")[2]) for each in read_decisions(workspace).in_force] == [("Ann", number)]
        expect(page.get_by_label("Your name")).to_have_value("Ann")
        page.get_by_role("button", name="Undo").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("1 decision was taken back")
        assert read_decisions(workspace).in_force == ()


def test_after_one_answer_the_list_goes_on_with_the_next(browser: Browser, served: str) -> None:
    with window(browser, Look()) as page:
        page.goto(f"{served}/review")
        numbers = [each.get_attribute("value") for each in page.locator("input[name=ticked]").all()]
        page.locator(f"button[name=reject][value='{numbers[3]}']").click()
        expect(page.locator("#answered")).to_be_in_viewport()
        expect(page.locator(f"#s-{numbers[4]}")).to_be_in_viewport()
        assert page.locator(f"#s-{numbers[3]}").count() == 0


def test_every_page_of_them_is_for_everybody(browser: Browser, served: str, workspace: Workspace, papers: tuple[Path, ...]) -> None:
    with Browsing(served) as officer:
        officer.open("/review")
        officer.post("/review", {"by": "Ann", "accept": officer.offered[0]})
        until(lambda: not read_waiting(workspace))
        officer.open("/import")
        preview = officer.post(
            "/import", files=[("papers", (papers[1].name, papers[1].read_bytes())), ("papers", ("a.pdf", b"%PDF"))]
        ).url.path
        until(lambda: "Take this in" in officer.open(preview))
        kept = read_decisions(workspace).in_force[0].iri.rpartition("/")[2][:10]
    for look in _LOOKS:
        with window(browser, look) as page:
            for path in ("/review", f"/review?kept={kept}&same={kept}&against={kept}&gone=1", "/review/history", "/import", preview):
                page.goto(served + path)
                if look in (Look(320), Look(dark=True)):  # axe-core takes a second each time
                    assert violations(page) == [], f"{path}, {look}"
                assert not overflows(page), f"{path}, {look}"


def test_what_is_wrong_with_a_form_is_said_on_its_own_page_and_read_first(browser: Browser, served: str) -> None:
    with window(browser, Look(320)) as page:
        for path, button in (("/review", "Reject ticked"), ("/import", "Show what would change without the ticked ones")):
            page.goto(served + path)
            page.get_by_role("button", name=button).click()
            expect(page.locator(".govuk-error-summary")).to_be_focused()
            assert page.title().startswith("Error: ")
            assert violations(page) == []
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.type") == "checkbox"


def test_what_is_under_way_is_shown_when_it_is_done_and_nothing_is_loaded_before(
    browser: Browser, served: str, papers: tuple[Path, ...]
) -> None:
    with window(browser) as page:
        loaded = []
        page.on("response", lambda answer: loaded.append(answer) if answer.request.is_navigation_request() else None)
        page.goto(f"{served}/import")
        page.get_by_label("Papers and workbooks").set_input_files(papers[1])
        page.get_by_role("button", name="Show what this would change").click()
        expect(page.get_by_role("button", name="Take this in").first).to_be_visible(timeout=120_000)
        assert not any("refresh" in answer.headers for answer in loaded)
        assert len(loaded) <= 4, "the form's page, its answer, the page that waits, and what came of it"


def test_the_sheet_goes_out_and_comes_back(served: str, workspace: Workspace) -> None:
    with Browsing(served) as officer:
        officer.open("/review?kind=lens-words&sign=fair")
        sheet = officer.client.get("/review/sheet?kind=lens-words&sign=fair")
        assert sheet.headers["content-type"].startswith("text/csv")
        rows = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig"))))
        assert len(rows) == len(officer.offered) > 1
        rows[0]["verdict"], rows[0]["note"], rows[1]["verdict"], rows[1]["by"] = "accept", "agreed", "reject", "Bob"
        filled = io.StringIO()
        writer = csv.DictWriter(filled, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        wrong = filled.getvalue().replace("accept", "perhaps").encode()
        answer = officer.post("/review/sheet", files=[("sheet", ("review.csv", wrong))])
        assert answer.status_code == 400
        assert "line 2" in officer.page
        assert "nothing was kept" in officer.page
        assert len(read_decisions(workspace)) == 0
        officer.open("/review")
        officer.post("/review/sheet", {"by": "Ann"}, files=[("sheet", ("review.csv", filled.getvalue().encode()))])
        assert "2 decisions are kept" in officer.page
    assert {(each.who, each.note) for each in read_decisions(workspace).in_force} == {("Ann", "agreed"), ("Bob", "")}


def test_a_preview_outlives_the_server_and_is_dropped_without_a_trace(workspace: Workspace, papers: tuple[Path, ...]) -> None:
    with exploring(workspace.folder) as address, Browsing(address) as officer:
        officer.open("/import")
        preview = officer.post("/import", files=[("papers", (papers[1].name, papers[1].read_bytes()))]).url.path
        assert "is being read" in officer.page or "would change" in officer.page
    with exploring(workspace.folder) as address, Browsing(address) as officer:
        until(lambda: "Take this in" in officer.open(preview))
        assert "UK committee paper" in officer.page
        officer.post(f"{preview}/drop")
        assert "Nothing has changed" in officer.page
        assert officer.client.get(preview).status_code == 404
    assert len(workspace.sources()) == 1
