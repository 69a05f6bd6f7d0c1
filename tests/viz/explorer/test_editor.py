"""The editor of /sparql: for everybody, with this graph's own words, asking nobody else; and a plain form without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest
from browsing import LOOKS, Look, overflows, requested, violations, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OUTCOMES = "SELECT ?outcome ?name { ?outcome a gt:Outcome ; skos:prefLabel ?name }"
DECLARED = "PREFIX gt: <https://w3id.org/goldenthread/ontology#>"


def opened(page: Page, explorer: str, query: str = OUTCOMES) -> None:
    page.goto(f"{explorer}/sparql?query={quote(query)}")
    page.locator(".CodeMirror:visible").wait_for()


def ask(page: Page) -> None:
    page.locator(".CodeMirror").first.click()
    page.keyboard.press("Control+Enter")
    page.locator(".yasr_response_chip", has_text="result").first.wait_for()


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_it_is_for_everybody_before_and_after_an_answer(browser: Browser, explorer: str, look: Look) -> None:
    with window(browser, look) as page:
        opened(page, explorer)
        assert violations(page) == []
        ask(page)
        page.locator(".yasr table tbody tr").first.wait_for()
        assert violations(page) == []
        assert not overflows(page)


@pytest.mark.parametrize("query", ["SELECT nonsense", "ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s a gt:Outcome }"])
@pytest.mark.parametrize("look", [Look(), Look(dark=True)], ids=str)
def test_every_kind_of_answer_is_for_everybody(browser: Browser, explorer: str, look: Look, query: str) -> None:
    with window(browser, look) as page:
        opened(page, explorer, query)
        page.locator(".CodeMirror").first.click()
        page.keyboard.press("Control+Enter")
        page.locator(".yasr_response_chip", has_text="seconds").first.wait_for()
        page.locator(".yasr_results > *").first.wait_for()
        assert violations(page) == []


def test_it_asks_our_endpoint_and_nobody_else(browser: Browser, explorer: str) -> None:
    with window(browser) as page:
        asked, told = requested(page), list[str]()
        page.on("console", lambda message: told.append(message.text))
        opened(page, explorer)
        assert not any(address.endswith("/sparql") for address in asked), "what a link says is not asked by itself"
        ask(page)
        page.keyboard.press("Control+End")
        page.keyboard.type(" # gt:")
        page.get_by_text("Begin from a saved question").click()
        page.get_by_role("button", name="How far has each action come?").wait_for()
        assert all(address.startswith((f"{explorer}/", "data:")) for address in asked)
        assert f"{explorer}/sparql" in asked
        assert told == [], "nothing is refused by the page's policy"


def test_an_answer_leads_to_the_pages_of_this_site(browser: Browser, explorer: str) -> None:
    with window(browser) as page:
        opened(page, explorer)
        ask(page)
        link = page.locator(".yasr table a.iri").first
        link.wait_for()
        assert (link.get_attribute("href") or "").startswith(f"{explorer}/id/outcome/")


def test_words_of_this_graph_are_completed_and_their_prefix_is_declared(browser: Browser, explorer: str) -> None:
    with window(browser) as page:
        opened(page, explorer, "SELECT * { ?it a gt:Outc }")
        assert DECLARED in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
        page.locator(".CodeMirror").first.click()
        page.keyboard.press("Control+End")
        for _ in range(2):
            page.keyboard.press("ArrowLeft")
        page.keyboard.press("Control+Space")
        page.locator(".CodeMirror-hint", has_text="gt:Outcome").first.wait_for()
        assert "gt:OutcomeBoard" in page.locator(".CodeMirror-hints").inner_text()
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()").endswith("?it a gt:Outcome }")


def test_a_saved_question_opens_in_a_query_of_its_own_and_the_address_does_so_once(browser: Browser, explorer: str) -> None:
    with window(browser) as page:
        opened(page, explorer)
        page.get_by_text("Begin from a saved question").click()
        page.get_by_role("button", name="How far has each action come?").click()
        assert page.get_by_role("tab").all_inner_texts()[-1].startswith("action-status")
        page.reload()
        page.locator(".CodeMirror:visible").wait_for()
        assert page.get_by_role("tab").count() == 2
        assert page.get_by_role("tab", selected=True).inner_text().startswith("Query")


def test_it_is_reached_and_left_by_keyboard(browser: Browser, explorer: str) -> None:
    with window(browser) as page:
        opened(page, explorer, "\n".join(f"# line {number}" for number in range(80)))
        page.get_by_role("button", name="New query").focus()
        inside = "document.activeElement.closest('.CodeMirror') !== null"
        for _ in range(8):
            if page.evaluate(inside):
                break
            page.keyboard.press("Tab")
        assert page.evaluate(inside)
        page.keyboard.press("Escape")
        page.keyboard.press("Tab")
        scrolled = page.locator(".CodeMirror-scroll").first
        assert scrolled.get_attribute("tabindex") == "0" or scrolled.evaluate("it => it.scrollHeight <= it.clientHeight")


def test_without_scripts_a_plain_form_asks(browser: Browser, explorer: str) -> None:
    with window(browser, Look(scripts=False)) as page:
        page.goto(f"{explorer}/sparql?query={quote(OUTCOMES)}")
        assert page.get_by_label("Your query").input_value() == OUTCOMES
        with page.expect_download() as download:
            page.get_by_role("button", name="Ask").click()
        assert "Clean, Green Future" in download.value.path().read_text(encoding="utf-8")


def test_machines_find_the_endpoint_at_the_same_address(explorer: str) -> None:
    answer = httpx.get(f"{explorer}/sparql", params={"query": OUTCOMES}, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")


def test_a_hostile_query_stays_text(explorer: str) -> None:
    hostile = """</textarea><script>alert(1)</script>" onfocus="alert(2)"""
    page = httpx.get(f"{explorer}/sparql", params={"query": hostile}, headers={"Accept": "text/html"})
    assert "<script>alert" not in page.text
    assert '" onfocus="' not in page.text
    assert "'unsafe-inline'" not in page.headers["content-security-policy"]
