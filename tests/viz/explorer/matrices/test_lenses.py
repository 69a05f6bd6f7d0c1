"""The pages of the lenses show what the questions count, and each figure leads to as much as it says."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from visiting import asked_at, getting, page_html

from goldenthread.ontology.errors import ThingError
from goldenthread.queries.asking import ask
from goldenthread.viz.explorer.pages.lenses.mapping import every_map
from goldenthread.viz.explorer.replies import File, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goldenthread.viz.explorer.visit import Shown

FIGURE = re.compile(r'gt-figure--(\w+) gt-shade-[1-4]"><b>(\d+)</b>')
CELL = re.compile(r'<a class="gt-counted" href="([^"]+)">(.*?)</a>', re.DOTALL)
SECTION = re.compile(r'id="(stated|inferred|suggested)".*?</strong> (\d+) parts? of the plan')


def _cells(html: str) -> Iterator[tuple[str, dict[str, int]]]:
    for href, inside in CELL.findall(html):
        yield href.replace("&amp;", "&"), {grade: int(count) for grade, count in re.findall(r"gt-figure--(\w+) [^>]*><b>(\d+)</b>", inside)}


@pytest.mark.parametrize("lens", ["implications", "marmot", "dahlgren-whitehead"])
def test_the_map_has_the_figures_of_the_question(leicestershire_shown: Shown, lens: str) -> None:
    shown = FIGURE.findall(page_html(leicestershire_shown, f"/lens/{lens}?columns=yes"))
    rows = ask(leicestershire_shown.store, "lens-by-outcome", lens).rows
    told = [(grade, row[place]) for row in rows for place, grade in enumerate(("stated", "inferred", "suggested"), 2) if row[place] != "0"]
    assert sorted(shown) == sorted(told)


def test_every_figure_leads_to_as_many_parts_each_with_its_receipts(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/lens/implications")
    cells = list(_cells(html))
    assert len(cells) > 20
    for href, counts in cells:
        listed = page_html(leicestershire_shown, href)
        assert {grade: int(count) for grade, count in SECTION.findall(listed)} | counts == counts
        parts = sum(counts.values())
        assert listed.count('<th scope="row"') == min(parts, 50)
        assert listed.count("gt-receipts") >= min(parts, 50)


def test_grades_are_never_mixed_and_can_be_chosen(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/lens/implications?grade=stated")
    assert {grade for grade, _ in FIGURE.findall(html)} == {"stated"}
    listed = page_html(leicestershire_shown, "/lens/implications?concept=health&grade=suggested")
    assert {grade for grade, _ in SECTION.findall(listed)} == {"suggested"}
    assert "Offered for review, and no fact." in listed


def test_rows_and_columns_open_and_are_sorted_together(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/lens/implications?rows=yes&sort=health")
    titles = re.findall(r'role="rowheader"[^>]*><a[^>]*>([^<]+)</a>', html)
    assert titles[0].startswith("9 ")
    assert {title[:2] for title in titles[1:5]} == {"9."}
    assert 'aria-sort="descending"' in html
    assert len(titles) == 27


def test_nothing_found_is_never_called_not_addressed(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/lens/marmot")
    assert "no evidence in the papers read" in html
    assert "nothing here can tell “not addressed” from “not found”" in html
    assert "It does not mean that the plan leaves the subject out" in page_html(leicestershire_shown, "/lens/marmot?outcome=outside")


def test_the_rainbow_has_a_link_and_a_name_for_every_layer_that_has_anything(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/lens/dahlgren-whitehead")
    svg = html[html.index("<svg") : html.index("</svg>")]
    concepts = {row[1] for row in ask(leicestershire_shown.store, "lens-by-outcome", "dahlgren-whitehead").rows}
    fields = dict(re.findall(r'aria-label="([^:"]+): (\d+) suggested"', svg))
    assert fields.keys() <= concepts
    assert svg.count('class="gt-field ') == len(concepts) == 12
    assert "style=" not in svg
    for href, name in re.findall(r'<a href="([^"]+)"[^>]*aria-label="([^:"]+):', svg):
        listed = page_html(leicestershire_shown, href.replace("&amp;", "&"))
        assert f"{fields[name]}</strong> suggested" in listed
    assert "<svg" not in page_html(leicestershire_shown, "/lens/marmot")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_map_can_be_taken_away(leicestershire_shown: Shown, form: str) -> None:
    file = getting(leicestershire_shown)(f"/lens/marmot?format={form}")
    assert isinstance(file, File)
    assert file.name == f"marmot-eight-strategic-plan-2022-26.{form}"
    if form == "csv":
        rows = list(csv.reader(io.StringIO(file.body.decode("utf-8-sig"))))[1:]
    else:
        rows = [[str(cell or "") for cell in row] for row in load_workbook(io.BytesIO(file.body))["Answer"].iter_rows(values_only=True)][1:]
    told = ask(leicestershire_shown.store, "lens-by-outcome", "marmot").rows
    assert sorted((row[0], row[2], *(cell or "0" for cell in row[4:])) for row in rows) == sorted(told)


@pytest.mark.parametrize(
    "address", ["/lens/zodiac", "/lens/marmot?concept=aries", "/lens/marmot?outcome=nowhere", "/lens/marmot?plan=none"]
)
def test_what_is_not_there_is_said_in_one_sentence(leicestershire_shown: Shown, address: str) -> None:
    with pytest.raises(ThingError):
        getting(leicestershire_shown)(address)


def test_every_page_of_a_site_of_files_can_be_made(leicestershire_shown: Shown) -> None:
    wanted = list(every_map(leicestershire_shown))
    assert len(wanted) == len({(path["name"], tuple(query.items())) for path, query in wanted})
    for path, query in wanted[::25]:
        address = f"/lens/{path['name']}?" + "&".join(f"{name}={value}" for name, value in query.items())
        assert isinstance(getting(leicestershire_shown)(address), Page)


def test_a_hostile_word_is_shown_and_does_nothing(hostile: Shown) -> None:
    for address in ("/lens", "/lens/implications?rows=yes", "/lens/implications?concept=health", "/lens/implications?outcome=all"):
        html = page_html(hostile, address)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "49" not in html
    assert "&lt;script&gt;alert(1)" in html
    file = getting(hostile)("/lens/implications?outcome=all&format=csv")
    assert isinstance(file, File)


def test_a_plan_of_several_is_the_one_that_is_named(two_councils: Shown) -> None:
    first, second = two_councils.plans[:2]
    names = [plan.iri.partition("/id/")[2].partition("/")[2] for plan in (first, second)]
    pages = [page_html(two_councils, f"/lens/implications?plan={name}") for name in names]
    assert pages[0] != pages[1]
    assert all(f'<option value="{name}"' in page for name in names for page in pages)
    assert page_html(two_councils, "/lens/implications") != pages[1]
    assert asked_at(two_councils, "/lens").shown.plans
