"""The ontology as people look it up: every term of the file, with what the file says of it."""

from __future__ import annotations

import pytest

from goldenthread.ontology import resource
from goldenthread.ontology.terms import GT
from goldenthread.queries.glossary.terms import Kind, Named, ontology


def test_all_terms_of_the_file_are_there_with_label_and_definition() -> None:
    declared = [
        line for line in resource("goldenthread.ttl").read_text(encoding="utf-8").splitlines() if " a owl:" in line and line[:3] == "gt:"
    ]
    assert len(ontology().terms) == len(declared) > 90
    assert [term.name for term in ontology().terms if not (term.label and term.definition)] == []


@pytest.mark.parametrize("name", ["SubOutcome", "supports", "hasStatus", "Workbook"])
def test_what_a_term_points_to_has_a_name(name: str) -> None:
    term = next(term for term in ontology().terms if term.name == name)
    assert all(":" in other.name for other in (*term.parents, *term.near, *term.narrower))


def test_a_class_knows_what_is_above_and_beneath() -> None:
    commitment = next(term for term in ontology().terms if term.name == "Commitment")
    assert commitment.kind is Kind.CLASS
    assert commitment.parents == (Named(f"{GT}PlanElement", "gt:PlanElement"),)
    assert [other.name for other in commitment.narrower] == ["gt:Aim", "gt:Action"]
    assert any("no longer do" in note for note in commitment.notes)


def test_terms_of_others_are_told_from_own_and_from_what_cannot_be_opened() -> None:
    plan = next(term for term in ontology().terms if term.name == "StrategicPlan")
    assert [(other.own, other.opens) for other in (*plan.parents, *plan.near)] == [(True, True), (False, True), (False, False)]


def test_the_ontology_tells_of_itself() -> None:
    assert (ontology().title, ontology().version) == ("Golden Thread ontology", "0.1.0")
    assert ontology().licence.startswith("https://")
