"""A paper as a page: all its words, an anchor for every paragraph and every quotation, and nothing in it runs."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from following import marked

from goldenthread.graph.document import normalised
from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.queries.asking import Receipt, ask
from goldenthread.queries.catalogue import catalogue
from goldenthread.viz.explorer.receipts import linked
from goldenthread.viz.explorer.replies import Moved, Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace
    from goldenthread.viz.explorer.visit import Visit

    from .conftest import Open

CABINET = "/sources/2021-10-26-cabinet"
_ANCHORED = re.compile(r'<span class="gt-mark gt-mark--\w+" id="quotation-(\w+)">')
_QUOTED = "SELECT ?quotation ?words { ?quotation a gt:Quotation ; oa:exact ?words }"


def parts_of(open_page: Open, address: str) -> list[str]:
    """The HTML of all parts of a paper."""
    first = open_page(address)
    assert isinstance(first.reply, Page)
    parts = first.reply.content["front"].parts  # type: ignore[attr-defined]
    return [first.html, *(open_page(f"{address}?part={part.number}").html for part in parts[1:])]


def quoted_in(html: str) -> dict[str, str]:
    """The words behind each anchor of a quotation, as a reader sees them."""
    found: dict[str, str] = {}
    html = re.sub(r"<sup.*?</sup>", "", html)
    for anchor in _ANCHORED.finditer(html):
        depth, words = 1, []
        for tag, text in re.findall(r"(<[^>]+>)|([^<]+)", html[anchor.end() :]):
            depth += tag.startswith("<span") - (tag == "</span>")
            if depth == 0 or tag == "</p>":
                break
            words.append(text)
        found[anchor[1]] = unescape("".join(words))
    return found


def test_every_quotation_of_the_graph_is_at_its_words(leicestershire: Workspace, open_page: Open) -> None:
    found: dict[str, str] = {}
    for paper in leicestershire.sources():
        found |= quoted_in("".join(parts_of(open_page, f"/sources/{paper.stem}")))
    assert {quotation.rpartition("/")[2]: words for quotation, words in leicestershire.store().select(_QUOTED).texts} == found


def test_every_paragraph_has_an_anchor_and_all_its_words(leicestershire: Workspace, open_page: Open) -> None:
    for paper in leicestershire.sources():
        html = open_page(f"/sources/{paper.stem}").html
        page = marked(html.encode())
        assert len(page.ids) == len(set(page.ids))
        shown = normalised(unescape(re.sub(r"<sup.*?</sup>|<[^>]+>", "", html)))
        for paragraph in read_document(paper).paragraphs:
            if paragraph.number.isdigit():
                assert f"paragraph-{paragraph.number}" in page.ids
            for block in paragraph.blocks:
                assert block.text in shown


def test_links_within_the_page_lead_somewhere(open_page: Open) -> None:
    page = marked(open_page(CABINET).html.encode())
    assert {href[1:] for _, href in page.links if href.startswith("#")} <= set(page.ids)
    assert page.inline == []


def test_every_receipt_of_every_answer_opens(leicestershire: Workspace, visit: Visit, open_page: Open) -> None:
    paths = [f"/sources/{paper.stem}" for paper in leicestershire.sources()]
    ids = {path: set(marked(open_page(path).html.encode()).ids) for path in paths}
    receipts: set[Receipt] = set()
    for question in catalogue().values():
        for about in (None, "9.3", "Health and Wellbeing Board"):
            try:
                receipts |= {receipt for line in ask(visit.shown.store, question, about).receipts for receipt in line}
            except GoldenThreadError:
                continue
    assert len(receipts) > 100
    for each in linked(visit, sorted(receipts, key=str)):
        path, _, anchor = each.href.partition("#")
        assert anchor in ids[path]


@pytest.mark.parametrize(("number", "anchor"), [("17", "paragraph-17"), ("2a", "paragraph-2a"), ("title", "paragraph-title")])
def test_a_paragraph_is_found_by_its_number(open_page: Open, number: str, anchor: str) -> None:
    reply = open_page(f"{CABINET}/paragraph/{number}").reply
    assert reply == Moved(f"{CABINET}#{anchor}")


def test_a_paragraph_that_is_not_there_is_told(open_page: Open) -> None:
    with pytest.raises(GoldenThreadError, match="has no paragraph 170"):
        open_page(f"{CABINET}/paragraph/170")
    with pytest.raises(GoldenThreadError, match="No paper of this name"):
        open_page("/sources/none")


def test_only_what_was_not_used(open_page: Open) -> None:
    html = open_page(f"{CABINET}?show=unused").html
    verdicts = re.findall(r'<section class="gt-passage gt-passage--(\w+)"', html)
    notes = re.findall(r'<li id="[^"]+" value="\d+" class="gt-notes__missed">', html)
    assert 0 < len(verdicts) < 10
    assert len(notes) == 2


@pytest.mark.parametrize("part", ["2", "0", "-1", "x", "99999999999999", ""])
def test_a_part_that_is_not_there_is_the_nearest(open_page: Open, part: str) -> None:
    assert "Strategic Plan" in open_page(f"{CABINET}?part={part}").html


def test_hostile_words_stay_words(
    built: Callable[[list[Path]], Workspace], opener: Callable[[Workspace], Open], tmp_path: Path, root: Path
) -> None:
    paper = tmp_path / "paper.txt"
    text = (root / "examples/leicestershire/sources/2021-10-26-cabinet.txt").read_text(encoding="utf-8")
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} &amp; \u202e"
    paper.write_text(
        text.replace("Healthy communities", f"Healthy {hostile} communities").replace("17.", f"17. {hostile}", 1), encoding="utf-8"
    )
    html = opener(built([paper]))("/sources/paper").html
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{ 7*7 }}" in html
    assert marked(html.encode()).inline == []


@pytest.mark.parametrize("name", ["sfws_action_plan_2022.xlsx", "west_sussex_dementia_strategy_2020_23.pdf", "sfws_action_plan_2022.docx"])
def test_other_formats(shared: Path, built: Callable[[list[Path]], Workspace], opener: Callable[[Workspace], Open], name: str) -> None:
    paper = shared / "documents" / name
    if not paper.is_file():
        pytest.skip(f"{name} is not among the further checks")
    workspace = built([paper])
    open_page = opener(workspace)
    [source] = [file.stem for file in workspace.folder.glob("statements/*.trig")]
    pages = parts_of(open_page, f"/sources/{source}")
    found = {name for html in pages for name in quoted_in(html)}
    assert {quotation.rpartition("/")[2] for quotation, *_ in workspace.store().select(_QUOTED).texts} == found
    for html in pages:
        ids = marked(html.encode()).ids
        assert len(ids) == len(set(ids))
    visit_part = {anchor: number for number, html in enumerate(pages, start=1) for anchor in marked(html.encode()).ids}
    last = next(anchor for anchor in reversed(marked(pages[-1].encode()).ids) if re.fullmatch(r"paragraph-[\w-]+?(?<!note)", anchor))
    assert visit_part[last] == len(pages)
