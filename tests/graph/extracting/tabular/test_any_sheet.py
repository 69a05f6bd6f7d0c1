"""Whatever stands in a sheet, it is read as an action plan or refused in one sentence, and what is read rests on its words."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from goldenthread.graph.conventions import read_convention
from goldenthread.graph.document import normalised
from goldenthread.graph.extracting import Extraction, extract
from goldenthread.graph.reading import read_document
from goldenthread.ontology import terms as t
from goldenthread.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.document import Document

HEADERS = (
    "Action|Description|Priority|Theme|Objective No.|Lead officer|Partners|Department|Start|Due date|Short|Long|RAG|Update|Target"
    "|Cost|Notes|?"
)
CELLS = (
    "|x|TBC|n/a|1|1.2|A1 - Mend it|Mend the quay|Priority 2: Calm water|Theme|Total|Note: all|Key|S = short, L = long|Green|100%"
    "|Jane Doe|Dune Trust, NHS & Police / schools (all)|and|, ;|(ICB)|Head of Quays|31/02/2025|45747|2024-26"
    "|March 2025 to May 2024|Ongoing`|#REF!|()[]{}*+?\\|‘’"
)
ROW = st.lists(st.sampled_from(CELLS.split("|")), min_size=1, max_size=7)
HEADER = st.lists(st.sampled_from(HEADERS.split("|")), min_size=2, max_size=7)
SHEET = st.lists(ROW | HEADER | st.just([""]), min_size=1, max_size=14)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "plan.csv"


def _told(document: Document) -> Extraction | None:
    """What it says, None where it is refused as what it is: a sheet without a plan."""
    try:
        return extract([(document, read_convention("action-plan"))], "Saltmarsh County Council")
    except SourceError as error:
        if "There is no action plan in plan.csv" not in str(error):
            raise
        return None


@settings(deadline=None, derandomize=True, max_examples=150)
@given(HEADER, SHEET)
def test_any_sheet_is_read_or_refused(scratch: Path, header: list[str], rows: list[list[str]]) -> None:
    with scratch.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Action", "Status", *header], *rows])
    document = read_document(scratch)
    found = _told(document)
    if found is None:
        return
    for statement in found.statements:
        assert statement.quotations
        for quotation in statement.quotations:
            assert normalised(document.text[quotation.start : quotation.end]) == quotation.exact
    wholes = {statement.subject for statement in found.statements if statement.predicate == t.IS_PART_OF}
    assert {thing for thing in found.labels if thing.kind == t.ACTION} <= wholes
