"""What committee papers list and tell of the parts of a plan: each listed/NAME.md holds the elements of NAME.toml, and no more."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from goldenthread.graph.conventions import read_convention
from goldenthread.graph.extracting import extract
from goldenthread.graph.reading import read_document
from goldenthread.graph.statement import Thing, Typed
from goldenthread.ontology.terms import GT, HAS_LEVEL_NAME, IS_PART_OF

CASES = sorted((Path(__file__).parent / "listed").glob("*.md"))


@pytest.mark.parametrize("paper", CASES, ids=lambda path: path.stem)
def test_a_paper_holds_just_these_elements(paper: Path) -> None:
    said = extract([(read_document(paper), read_convention("uk-committee-paper"))], "Saltholm Borough Council")
    names = {r.thing: r.value.text for r in said.records if r.predicate == HAS_LEVEL_NAME and isinstance(r.value, Typed)}
    parts = [(s.subject, s.object) for s in said.statements if s.predicate == IS_PART_OF and isinstance(s.object, Thing)]
    found = [[part.kind.removeprefix(GT), names.get(part, ""), said.labels[part], said.labels[whole]] for part, whole in parts]
    assert sorted(found) == sorted(tomllib.loads(paper.with_suffix(".toml").read_text(encoding="utf-8"))["elements"])
