"""The pages of the boards show what the questions count, and why, and tell coarse reasons from those that papers give."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from visiting import getting, page_html

from goldenthread.ontology.errors import ThingError
from goldenthread.queries.asking import ask
from goldenthread.viz.explorer.pages.boards.matrix import every_figure
from goldenthread.viz.explorer.replies import File, Page

if TYPE_CHECKING:
    from goldenthread.viz.explorer.visit import Shown

PAIR = "/boards?board=outcome-board/outcome-boards&other=partnership-board/health-and-wellbeing-board"
CELL = re.compile(r'<td [^>]*data-label="([^"]+)">.*?<b>(\d+)</b> actions?</span>.*?<b>(\d+)</b> sub-outcomes?', re.DOTALL)


def test_the_matrix_has_the_figures_of_the_question(leicestershire_shown: Shown) -> None:
    cells = CELL.findall(page_html(leicestershire_shown, "/boards"))
    first, second, actions, subs, own, others = ask(leicestershire_shown.store, "boards-in-common").rows[0]
    assert (f"With {second}", actions, subs) in cells
    assert (f"With {first}", actions, subs) in cells
    assert {count for label, count, _ in cells if label == "Its own"} == {own, others}


def test_what_two_boards_share_is_listed_with_reasons_and_receipts(leicestershire_shown: Shown) -> None:
    pages = [page_html(leicestershire_shown, f"{PAIR}&page={number}") for number in (1, 2)]
    shared = {row[0] for row in ask(leicestershire_shown.store, "shared-actions").rows}
    titles = re.findall(r'<th scope="row"[^>]*><a[^>]*>([^<]+)</a>', "".join(pages))
    assert len(titles) == 64 + 13
    assert len(shared) == 64
    assert {title for title in titles if not re.match(r"\d", title)} == shared
    for page in pages:
        assert "monitors “" in page
        assert "has “Health” in its name" in page
        assert "A coarse reason" in page
        assert page.count("<q>") > 20
        assert page.count("gt-grade--inferred") >= 2


def test_stakes_by_name_alone_can_be_left_out(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/boards?stakes=papers")
    assert [label for label, _, _ in CELL.findall(html)] == ["Its own"]
    assert "has a name that speaks" not in html
    with pytest.raises(ThingError, match="No board"):
        getting(leicestershire_shown)(f"{PAIR}&stakes=papers")


def test_boards_without_a_stake_are_named_and_not_judged(leicestershire_shown: Shown) -> None:
    html = page_html(leicestershire_shown, "/boards")
    assert "Children and Families Partnership</a>" in html
    assert "That says nothing about how they work." in html


def test_the_matrix_and_the_list_can_be_taken_away(leicestershire_shown: Shown) -> None:
    matrix, listed = (getting(leicestershire_shown)(f"{address}format=csv") for address in ("/boards?", f"{PAIR}&"))
    assert isinstance(matrix, File)
    assert isinstance(listed, File)
    rows = list(csv.reader(io.StringIO(matrix.body.decode("utf-8-sig"))))[1:]
    told = ask(leicestershire_shown.store, "boards-in-common").rows
    assert [sorted(row[:2]) for row in rows] == [sorted(row[:2]) for row in told]
    assert [row[2:4] for row in rows] == [list(row[2:4]) for row in told]
    assert len(list(csv.reader(io.StringIO(listed.body.decode("utf-8-sig"))))[1:]) >= 2 * (64 + 13)


def test_every_page_of_a_site_of_files_can_be_made(leicestershire_shown: Shown) -> None:
    for path, query in every_figure(leicestershire_shown):
        assert not path
        assert isinstance(getting(leicestershire_shown)("/boards?" + "&".join(f"{name}={value}" for name, value in query.items())), Page)


def test_a_hostile_word_is_shown_and_does_nothing(hostile: Shown) -> None:
    for address in ("/boards", "/boards?board=one", "/boards?board=one&other=two"):
        html = page_html(hostile, address)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert "&lt;script&gt;alert(1)" in html
