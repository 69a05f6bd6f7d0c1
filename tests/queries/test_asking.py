"""Asking: what the closing line counts, how receipts are folded, and what is said when a question cannot be asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goldenthread.ontology.errors import QuestionError, ThingError
from goldenthread.queries.asking import Receipt, ask
from goldenthread.queries.catalogue import question

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.store.store import Store

HERE = Path(__file__).parent


@pytest.fixture
def store(store_of: Callable[[Path], EmbeddedStore]) -> EmbeddedStore:
    return store_of(HERE / "supporting-strategies" / "answers")


def test_the_closing_line_counts_by_grade_and_says_how_much_was_read(store: EmbeddedStore) -> None:
    answer = ask(store, "supporting-strategies", about="9.3")
    assert answer.notes == ("4 strategies, 1 stated, 3 inferred · 2 papers read",)


def test_it_says_when_a_paper_tells_nothing_of_the_thing_but_its_name(store: EmbeddedStore) -> None:
    answer = ask(store, "aims-and-actions", about="Increased proportion of residents with a healthy weight")
    assert answer.notes[0] == (
        "1 aim or action, 1 stated, 0 inferred · 2 papers read, 1 of them says nothing of "
        "Increased proportion of residents with a healthy weight beyond its name"
    )


def test_it_says_so_on_every_engine(engine_of: Callable[[Path], Store]) -> None:
    store = engine_of(HERE / "supporting-strategies" / "answers")
    notes = [ask(store, "aims-and-actions", about=about).notes[0] for about in ("9.3", "Increased proportion of residents")]
    assert ["1 of them says nothing" in note for note in notes] == [False, True]


def test_candidates_come_with_their_addresses(store: EmbeddedStore) -> None:
    with pytest.raises(ThingError) as several:
        ask(store, "receipts", about="e")
    assert len(several.value.addresses) == len(several.value.candidates) > 1
    assert all(store.ask(f"ASK {{ <{address}> skos:prefLabel ?label }}") for address in several.value.addresses)


def test_a_lens_s_closing_line_counts_the_grades_of_its_columns(store_of: Callable[[Path], EmbeddedStore]) -> None:
    answer = ask(store_of(HERE / "lens-in-plan" / "answers"), "lens-in-plan", about="test-lens")
    assert answer.notes == ("3 parts of the plan, 2 stated, 1 inferred, 1 suggested · 2 papers read",)


def test_a_fact_told_twice_is_one_line_with_two_receipts(store: EmbeddedStore) -> None:
    answer = ask(store, "supporting-strategies", about="9.3")
    assert [row[0] for row in answer.rows].count("Early Help Strategy 2019-22") == 1
    assert answer.receipts[0] == (
        Receipt("Cabinet, 26 October 2021, para 10", "supported by the Early Help Strategy 2019-22"),
        Receipt(
            "Health Overview and Scrutiny Committee, 10 November 2021, para 18",
            "The Early Help Strategy 2019-22 supports long lives in good health",
        ),
    )
    assert answer.abouts[0] == {"strategy": "https://example.org/council/early"}


@pytest.mark.parametrize("about", ["9.3", "long lives", "https://example.org/council/lives", "PEOPLE ENJOY long lives"])
def test_a_thing_is_found_by_number_label_part_or_address(store: EmbeddedStore, about: str) -> None:
    assert len(ask(store, "supporting-strategies", about=about).rows) == 4


def test_a_question_that_does_not_exist_names_its_neighbours() -> None:
    with pytest.raises(QuestionError, match="did you mean supporting-strategies"):
        question("supporting-strategy")


def test_a_parameter_that_is_missing_or_unknown_is_told(store: EmbeddedStore) -> None:
    with pytest.raises(QuestionError, match="needs 'about'"):
        ask(store, "supporting-strategies")
    with pytest.raises(QuestionError, match="has no parameter 'about': it takes none"):
        ask(store, "inventory", about="9.3")
    with pytest.raises(QuestionError, match="has no parameter 'year'"):
        ask(store, "supporting-strategies", about="9.3", year="2026")


def test_a_thing_of_another_kind_is_told(store: EmbeddedStore) -> None:
    with pytest.raises(ThingError, match="plan element"):
        ask(store, "supporting-strategies", about="Play Strategy")


@pytest.mark.parametrize("about", ["9.3> } ; DROP ALL #", '"', "?_about_iri", "<x:y> . ?s ?p ?o"])
def test_what_a_person_types_never_becomes_query_text(store: EmbeddedStore, about: str) -> None:
    with pytest.raises(ThingError):
        ask(store, "supporting-strategies", about=about)


def test_a_concept_is_found_by_lens_and_notation_and_ambiguity_lists_candidates(store: EmbeddedStore) -> None:
    assert ask(store, "lens-in-plan", about="implications/health").rows == ()
    assert ask(store, "lens-in-plan").rows == ()
    with pytest.raises(ThingError) as several:
        ask(store, "lens-in-plan", about="e")
    assert len(several.value.candidates) > 1
    with pytest.raises(ThingError, match="No lens and no concept"):
        ask(store, "lens-in-plan", about="no such concept anywhere")
