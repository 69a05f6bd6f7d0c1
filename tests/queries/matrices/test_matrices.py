"""The tables of a whole plan: their figures are those of the questions, and nothing is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology.errors import ThingError
from goldenthread.queries.asking import ask
from goldenthread.queries.matrices import board_matrix, heat_map, lens_of, lenses, outline_of, stakes_of, ties_of
from goldenthread.queries.matrices.heat import tied
from goldenthread.queries.matrices.offers import offers_of
from goldenthread.queries.matrices.outline import Outline, Part
from goldenthread.queries.matrices.stakes import MONITORING, NAME
from goldenthread.queries.matrices.ties import GRADES, Tie
from goldenthread.queries.plans import plans

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace

LENSES = (
    "dahlgren-whitehead",
    "health-foundation",
    "implications",
    "labonte",
    "local-outcomes-framework",
    "marmot",
    "population",
)


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


@pytest.fixture(scope="module")
def plan(store: EmbeddedStore) -> str:
    return plans(store)[0].iri


@pytest.fixture(scope="module")
def outline(store: EmbeddedStore, plan: str) -> Outline:
    return outline_of(store, plan)


@pytest.fixture(scope="module")
def ties(store: EmbeddedStore, plan: str) -> tuple[Tie, ...]:
    return ties_of(store, plan)


def test_every_lens_of_the_ontology_is_known(store: EmbeddedStore) -> None:
    assert sorted(lens.name for lens in lenses(store)) == sorted(LENSES)
    with pytest.raises(ThingError, match="no lens 'zodiac'"):
        lens_of(store, "zodiac")


@pytest.mark.parametrize("name", LENSES)
def test_a_map_has_the_figures_of_the_question(store: EmbeddedStore, outline: Outline, ties: tuple[Tie, ...], name: str) -> None:
    drawn = heat_map(outline, lens_of(store, name), ties, narrower=True)
    ours = {
        (row.part.title, column.label): (cell.stated, cell.inferred, cell.suggested)
        for row in drawn.rows
        if row.part
        for column, cell in zip(drawn.columns, row.cells, strict=True)
    }
    for told in ({}, {"plan": outline.plan}):
        answer = ask(store, "lens-by-outcome", name, **told)
        assert ours == {(row[0], row[1]): (int(row[2]), int(row[3]), int(row[4])) for row in answer.rows}


@pytest.mark.parametrize("name", LENSES)
def test_a_figure_counts_the_parts_that_are_listed_for_it(store: EmbeddedStore, outline: Outline, ties: tuple[Tie, ...], name: str) -> None:
    lens = lens_of(store, name)
    drawn = heat_map(outline, lens, ties, sub_outcomes=True, narrower=True)
    rows = [(row.part.iri if row.part else "", row.cells, row.total) for row in drawn.rows]
    for place, cells, total in (*rows, (None, drawn.totals, drawn.whole)):
        for concept, figures in (*zip((column.iri for column in drawn.columns), cells, strict=True), (None, total)):
            listed = tied(outline, lens, ties, place, concept)
            assert [len({tie.part for tie in listed if tie.grade == grade}) for grade in GRADES] == [figures.of(grade) for grade in GRADES]


def test_the_layers_of_the_rainbow_go_from_the_person_outward(store: EmbeddedStore) -> None:
    lens = lens_of(store, "dahlgren-whitehead")
    assert lens.layered
    assert [concept.label.split()[0] for concept in lens.top] == ["Age,", "Individual", "Social", "Living", "General"]
    assert len(lens.narrower[lens.top[3].iri]) == 7
    assert [name for name in LENSES if lens_of(store, name).layered] == [lens.name]


def test_what_is_outside_the_outcomes_has_a_row_of_its_own() -> None:
    part, outside, outcome = "e:part", "e:outside", "e:outcome"
    outline = Outline(
        "e:plan",
        {
            iri: Part(iri, kind, "", iri)
            for iri, kind in (("e:plan", "StrategicPlan"), (outcome, "Outcome"), (part, "Aim"), (outside, "Aim"))
        },
        {part: frozenset({outcome}), outcome: frozenset({"e:plan"}), outside: frozenset({"e:plan"})},
    )
    empty = EmbeddedStore()
    add_vocabulary(empty)
    lens = lens_of(empty, "marmot")
    ties = [Tie(iri, "e:addresses", lens.top[0].iri, "stated", f"e:link-{iri}", "") for iri in (part, outside)]
    drawn = heat_map(outline, lens, ties)
    assert [(row.part.iri if row.part else None, row.total.stated) for row in drawn.rows] == [(outcome, 1), (None, 1)]
    assert drawn.whole.stated == drawn.totals[0].stated == 2
    assert [each.iri for each in outline.in_order((outside, part, outcome))] == [part, outcome, outside]


def test_suggestions_are_told_with_the_words_that_led_to_them(store: EmbeddedStore, ties: tuple[Tie, ...]) -> None:
    suggested = [tie.link for tie in ties if tie.grade == "suggested"]
    offers = offers_of(store, suggested)
    assert set(offers) == set(suggested)
    assert all((offer.marks or offer.known) and offer.receipts for offer in offers.values())


def test_boards_have_in_common_what_the_question_counts(store: EmbeddedStore, outline: Outline, plan: str) -> None:
    matrix = board_matrix(outline, stakes_of(store, plan))
    names = {board.label: board.iri for board in matrix.boards}
    for told in ({}, {"plan": plan}):
        for first, second, actions, subs, own, others in ask(store, "boards-in-common", **told).rows:
            common = matrix.common(names[first], names[second])
            assert (len(common.commitments), len(common.sub_outcomes)) == (int(actions), int(subs))
            assert common == matrix.common(names[second], names[first])
            assert len(matrix.common(names[first], names[first]).commitments) == int(own)
            assert len(matrix.common(names[second], names[second]).commitments) == int(others)
    assert ask(store, "shared-actions").rows == ask(store, "shared-actions", plan=plan).rows


def test_a_stake_by_name_alone_is_told_from_one_that_papers_give(store: EmbeddedStore, plan: str) -> None:
    why = {stake.label: {one.reason.why for one in stakes_of(store, plan) if one.label == stake.label} for stake in stakes_of(store, plan)}
    assert why == {"Health and Wellbeing Board": {NAME}, "Outcome Boards": {MONITORING}}
    for stake in stakes_of(store, plan):
        assert stake.by_name == (stake.reason.why == NAME)
        assert stake.reason.held
        assert stake.reason.link


def test_an_empty_store_has_nothing_and_raises_nothing() -> None:
    empty = EmbeddedStore()
    add_vocabulary(empty)
    outline = outline_of(empty, "https://example.org/plan")
    assert not outline.parts
    assert not ties_of(empty, outline.plan)
    assert not board_matrix(outline, stakes_of(empty, outline.plan)).boards
    assert heat_map(outline, lens_of(empty, "marmot"), ()).rows == ()
