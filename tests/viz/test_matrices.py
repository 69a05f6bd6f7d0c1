"""The coloured tables say what the answers say, and keep "nothing found" from nought."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.queries.asking import ask
from goldenthread.viz.matrices import boards_page, lenses_page

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace

NOTHING = '<td>– <span class="unseen">nothing found in the papers read</span>'


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


def test_a_pair_of_boards_has_its_count_in_both_rows(store: EmbeddedStore) -> None:
    page, pairs = boards_page(store, "Boards"), ask(store, "boards-in-common").rows
    assert pairs
    for board, other, actions, _, stakes, others in pairs:
        for label, count in ((board, stakes), (other, others)):
            row = re.search(rf'<tr><th scope="row">{re.escape(label)}</th>(.*?)</tr>', page, re.DOTALL)
            assert row
            assert f'<td class="figure">{count}</td>' in row[1]
            assert f">{actions} <span" in row[1]
    labels = re.findall(r'<tr><th scope="row">(.*?)</th><td class="figure">', page)
    assert page.count('class="same"') == len(labels)
    assert page.count(NOTHING) == len(labels) ** 2 - len(labels) - 2 * len(pairs)


def test_every_shared_action_stands_with_its_reason_and_words(store: EmbeddedStore) -> None:
    page, answer = boards_page(store, "Boards"), ask(store, "shared-actions")
    assert page.count("<cite>") == sum(map(len, answer.receipts)) > 0
    assert page.count('<span class="grade inferred">') == sum("inferred" in row for row in answer.rows)


@pytest.mark.parametrize("lens", ["implications", "marmot"])
def test_a_heat_map_has_the_counts_of_the_answer_grade_by_grade(store: EmbeddedStore, lens: str) -> None:
    page, rows = lenses_page(store, "Lenses", lens), ask(store, "lens-by-outcome", lens).rows
    for place, grade in enumerate(("stated", "inferred", "suggested"), start=2):
        shown = re.findall(rf'<span class="count {grade} shade-[1-4]">(\d+) {grade}</span>', page)
        assert shown == [row[place] for row in rows if row[place] != "0"]
    assert page.count(NOTHING) == sum(set(row[2:]) == {"0"} for row in rows)
    assert page.count("<cite>") == sum(map(len, ask(store, "lens-in-plan", lens).receipts))


def test_all_lenses_stand_on_one_page_where_none_is_named(store: EmbeddedStore) -> None:
    page = lenses_page(store, "Lenses")
    assert page.count("<h2") == page.count('<table class="matrix">') > 1
    assert "The parts, and the words" not in page


def test_an_empty_graph_says_so() -> None:
    empty = EmbeddedStore()
    add_vocabulary(empty)
    assert "No board was found in the papers read." in boards_page(empty, "Boards")
    assert "No outcome was found in the papers read." in lenses_page(empty, "Lenses", "marmot")
