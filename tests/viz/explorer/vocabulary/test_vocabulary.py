"""The pages of the ontology, of concepts and about the site: they say what the graph says, and every address leads somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from following import marked
from pyoxigraph import RdfFormat, parse
from visiting import asked_at, getting, page_html

from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.ontology.terms import GT, RULES
from goldenthread.queries.glossary.concepts import lenses_known
from goldenthread.queries.glossary.counting import counts
from goldenthread.queries.glossary.terms import ontology
from goldenthread.viz.explorer.pages.about.downloads import DOWNLOADS, Download
from goldenthread.viz.explorer.pages.vocabulary.ties import tied
from goldenthread.viz.explorer.replies import File
from goldenthread.viz.exporting import Format

if TYPE_CHECKING:
    from goldenthread.viz.explorer.visit import Shown


def test_every_term_and_rule_has_an_anchor_that_its_iri_leads_to(leicestershire_shown: Shown) -> None:
    page = marked(page_html(leicestershire_shown, "/ontology").encode())
    held = counts(leicestershire_shown.store)
    wanted = {term.iri.removeprefix(GT) for term in ontology().terms} | {f"rule-{rule.removeprefix(RULES)}" for rule in held.rules}
    assert wanted <= set(page.ids)
    assert {address.removeprefix("#") for _, address in page.links if address.startswith("#")} <= set(page.ids)


def test_a_term_says_how_many_there_are_here(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/ontology")
    term = html.partition('id="SubOutcome"')[2].partition("</article>")[0]
    assert "9.3 People enjoy long lives in good health." in term
    assert re.search(r"In this workspace</dt><dd>22</dd>", term)


@pytest.mark.parametrize("address", ["/lens/implications/health", "/lens/dahlgren-whitehead/housing", "/lens/kinds/strategy"])
def test_a_concept_leads_to_pages_only(leicestershire_shown: Shown, address: str) -> None:
    page = marked(page_html(leicestershire_shown, address).encode())
    assert [href for tag, href in page.links if tag == "a" and not href.startswith(("/", "#", "http"))] == []
    assert page.inline == []


def test_ties_are_told_by_grade_and_every_stated_one_has_its_words(leicestershire_shown: Shown) -> None:
    visit = asked_at(leicestershire_shown, "/lens/implications/health")
    found = {each.grade: each for each in tied(visit, "https://w3id.org/goldenthread/lens/implications/health", visit.shown.plans[0].iri)}
    assert list(found) == ["stated", "inferred", "suggested"]
    for grade, each in found.items():
        assert each.total >= len(each.ties) > 0, grade
        assert all(tie.receipts and tie.href and tie.how for tie in each.ties), grade
        assert all((tie.rule != "") == (grade == "inferred") for tie in each.ties)
    assert all(receipt.href for tie in found["stated"].ties for receipt in tie.receipts)


@pytest.mark.parametrize("address", ["/lens/implications/wealth", "/lens/nothing/health"])
def test_what_is_no_concept_is_said_to_be_none(leicestershire_shown: Shown, address: str) -> None:
    with pytest.raises(GoldenThreadError, match=r"no (concept|lens)"):
        page_html(leicestershire_shown, address)


def test_about_names_every_paper_with_how_it_was_read(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/about")
    assert "Cabinet, 26 October 2021" in html
    assert "Health Overview and Scrutiny Committee, 10 November 2021" in html
    assert html.count("UK committee paper") == 2
    assert all(lens.label in html for lens in lenses_known().values() if lens.looks)


@pytest.mark.parametrize("offered", DOWNLOADS, ids=lambda offered: str(offered.form))
def test_the_whole_graph_can_be_taken_away(leicestershire_shown: Shown, offered: Download) -> None:
    file = getting(leicestershire_shown)(offered.path)
    assert isinstance(file, File)
    form = None if offered.form is Format.GRAPHML else RdfFormat.from_media_type(file.media_type)
    assert len(file.body) > 100_000
    assert form is None or sum(1 for _ in parse(file.body, format=form)) > 10_000
