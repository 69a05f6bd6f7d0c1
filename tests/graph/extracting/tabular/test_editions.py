"""One plan in several formats is one plan: its actions and who takes part in them do not depend on the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.conventions import read_convention, recognise
from goldenthread.graph.extracting import Extraction, extract
from goldenthread.graph.reading import read_document
from goldenthread.graph.statement import Thing
from goldenthread.ontology import terms as t

if TYPE_CHECKING:
    from pathlib import Path

NAME = "sfws_action_plan_2022"
ALIKE = 0.98  # share of the actions, and of the bodies in them, that two editions have in common


def extraction(*papers: Path) -> Extraction:
    documents = [read_document(paper) for paper in papers]
    return extract([(document, recognise(document).convention) for document in documents], "West Sussex County Council")


def actions(found: Extraction) -> set[tuple[str, str]]:
    numbers = {s.subject: s.object for s in found.statements if s.predicate == t.NOTATION}
    return {(str(numbers.get(thing)), label) for thing, label in found.labels.items() if thing.kind == t.ACTION}


def involved(found: Extraction) -> set[tuple[object, object]]:
    return {(s.subject, s.object) for s in found.statements if s.predicate == t.INVOLVES}


def common(one: set[tuple[str, str]] | set[tuple[object, object]], other: set[tuple[str, str]] | set[tuple[object, object]]) -> float:
    return len(one & other) / max(len(one), len(other))


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_editions_hold_the_same_actions(ending: str, shared: Path) -> None:
    sheet = shared / f"documents/{NAME}.xlsx"
    one, other = extraction(sheet), extraction(sheet.with_suffix(f".{ending}"))
    assert len(actions(one)) == 88
    assert common(actions(one), actions(other)) >= ALIKE
    assert common(involved(one), involved(other)) >= ALIKE
    assert not [s for s in (*one.statements, *other.statements) if s.predicate == t.IS_LED_BY]


def test_three_editions_make_one_plan_with_receipts_in_each(shared: Path) -> None:
    papers = [shared / f"documents/{NAME}.{ending}" for ending in ("docx", "pdf", "xlsx")]
    both = extraction(*papers)
    plans = {s.object for s in both.statements if s.predicate == t.IS_PART_OF}
    assert len(plans) == 1
    assert len(actions(both)) == 88
    for statement in both.statements:
        if statement.predicate == t.IS_PART_OF:
            assert len({quotation.source for quotation in statement.quotations}) == len(papers)


PAPER = """<!doctype html><html><head><title>Harbour Plan</title></head><body>
<h1>Cabinet - 4 March 2025</h1><h2>Draft Strategic Plan (2025-29)</h2><p>Report of the Chief Executive</p>
<p>1. The Strategic Plan (2025-29) has one strategic outcome.</p>
<p>2. The Strategic Plan (2025-29) is the plan of Saltmarsh County Council.</p>
<table><tr><th>Outcome</th><th>Action</th><th>Lead department</th><th>Due date</th></tr>
<tr><td rowspan="2">Warm homes</td><td>Insulate 500 lofts</td><td>Housing</td><td>31/03/2026</td></tr>
<tr><td>Train 20 installers</td><td></td><td></td></tr></table></body></html>"""


def test_a_table_in_a_committee_paper_belongs_to_the_paper_s_plan(tmp_path: Path) -> None:
    paper = tmp_path / "cabinet.html"
    paper.write_text(PAPER, encoding="utf-8")
    found = extract([(read_document(paper), read_convention("uk-committee-paper"))], "Saltmarsh County Council")
    stated = [(s.predicate, found.labels[s.subject], s.object) for s in found.statements]
    parents = {(label, found.labels[o]) for predicate, label, o in stated if predicate == t.IS_PART_OF and isinstance(o, Thing)}
    assert {("Insulate 500 lofts", "Warm homes"), ("Train 20 installers", "Warm homes")} <= parents
    leads = [(label, o.key) for predicate, label, o in stated if predicate == t.IS_LED_BY and isinstance(o, Thing)]
    assert leads == [("Insulate 500 lofts", "housing")]
    assert {label for thing, label in found.labels.items() if thing.kind in (t.STRATEGIC_PLAN, t.STRATEGY)} == {"Strategic Plan (2025-29)"}


@pytest.mark.parametrize(
    "header",
    ["<th>Activity</th><th>Date</th><th>Notes</th>", "<th>Risk</th><th>Mitigating action</th><th>Owner</th>"],
)
def test_a_timetable_or_a_register_of_risks_in_a_report_is_no_plan_of_actions(header: str, tmp_path: Path) -> None:
    paper = tmp_path / "cabinet.html"
    rows = f"<table><tr>{header}</tr><tr><td>Floods come</td><td>Raise the quay</td><td>Harbour Trust</td></tr></table>"
    paper.write_text(PAPER[: PAPER.index("<table>")] + rows + "</body></html>", encoding="utf-8")
    found = extract([(read_document(paper), read_convention("uk-committee-paper"))], "Saltmarsh County Council")
    assert [label for thing, label in found.labels.items() if thing.kind == t.ACTION] == []
