"""Real strategies, where they lie beside the checkout: how many elements were counted in them by reading, and found."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from goldenthread.graph.conventions import recognise
from goldenthread.graph.extracting import Extraction, extract
from goldenthread.graph.reading import read_document
from goldenthread.ontology.terms import GT, HAS_LEVEL_NAME, NOTATION, VALID_FROM, VALID_UNTIL

TOLD = sorted((Path(__file__).parent / "documents").glob("*.toml"))


def _texts(extraction: Extraction, predicate: str) -> list[str]:
    return [getattr(each.object, "text", "") for each in extraction.statements if each.predicate == predicate]


@pytest.mark.parametrize("told", TOLD, ids=lambda path: path.stem)
def test_what_was_counted_by_reading_is_found(told: Path, shared: Path) -> None:
    paper = shared / "documents" / f"{told.stem}.pdf"
    expected = tomllib.loads(told.read_text(encoding="utf-8"))
    document = read_document(paper)
    found = recognise(document)
    assert found.convention.name == "headed-strategy"
    assert found.score > 0.5
    extraction = extract([(document, found.convention)])
    (cover,) = extraction.covers.values()
    plan = next(thing for thing, label in extraction.labels.items() if label == expected["plan"])
    assert cover.title == expected["plan"]
    years = [
        getattr(each.object, "text", "")
        for each in extraction.statements
        if each.subject == plan and each.predicate in (VALID_FROM, VALID_UNTIL)
    ]
    assert sorted(set(years)) == expected["period"]
    elements = Counter(thing.kind.removeprefix(GT) for thing in extraction.labels)
    assert {name: elements[name] for name in ("Outcome", "SubOutcome", "Aim", "Action", "Commitment") if elements[name]} == expected[
        "counts"
    ]
    names = {getattr(record.value, "text", "") for record in extraction.records if record.predicate == HAS_LEVEL_NAME}
    assert sorted(names) == expected["names"]
    assert sorted(_texts(extraction, NOTATION)) == sorted(expected["numbers"])
    assert not extraction.findings
