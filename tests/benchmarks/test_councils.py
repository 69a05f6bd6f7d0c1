"""Made-up councils are as real ones are: well formed, of much the same size, and every question has an answer in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from councils import write_workspace

from goldenthread.graph.conforming import conform
from goldenthread.graph.store.trig import canonical_trig, read_trig
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import GT
from goldenthread.queries.asking import ask
from goldenthread.queries.catalogue import catalogue
from goldenthread.queries.checking import check

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.store.store import Store

_COUNCILS = 3
_KINDS = "SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) { GRAPH ?graph { ?thing a ?class } } GROUP BY ?class"
_BUSY = "SELECT ?thing { ?link a gt:Link ; rdf:object ?thing . ?thing a gt:%s } GROUP BY ?thing ORDER BY DESC(COUNT(?link)) ?thing LIMIT 1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("councils") / "three"
    write_workspace(made, _COUNCILS)
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    return Workspace.open(folder).store()


def test_the_files_are_in_canonical_order_and_the_same_for_the_same_seed(folder: Path, tmp_path: Path) -> None:
    write_workspace(tmp_path / "again", _COUNCILS)
    written = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.trig")}
    assert written == {path.relative_to(tmp_path / "again"): path.read_bytes() for path in (tmp_path / "again").rglob("*.trig")}
    assert len(written) == 3 + 2 * _COUNCILS + 1
    for name, content in written.items():
        assert canonical_trig(read_trig(content)) == content, name


def test_a_council_conforms_to_the_shapes(tmp_path: Path) -> None:
    write_workspace(tmp_path / "one", 1)
    assert not [fault for fault in conform(Workspace.open(tmp_path / "one")).faults if fault.severity == "Violation"]


def test_a_council_has_about_as_much_of_everything_as_leicestershire(store: Store, leicestershire: Workspace) -> None:
    real, made = ({kind: int(number) for kind, number in each.select(_KINDS).texts} for each in (leicestershire.store(), store))
    for name in ("Outcome", "SubOutcome", "Aim", "Action", "Strategy", "Link", "Quotation", "Paragraph", "Suggestion", "Finding", "Report"):
        ratio = made[GT + name] / _COUNCILS / real[GT + name]
        assert 0.4 < ratio < 2.5, (name, ratio)


def _first(store: Store, query: str) -> str:
    return next(store.select(query).texts)[0]


@pytest.mark.parametrize("name", catalogue())
def test_every_question_has_an_answer(store: Store, name: str) -> None:
    parameters = {
        each.name: _first(store, _BUSY % each.kind[0].replace("PlanElement", "SubOutcome").replace("Instrument", "Strategy"))
        for each in catalogue()[name].parameters
        if each.required and not each.default
    }
    assert ask(store, name, **parameters).rows


def test_no_check_finds_an_error(store: Store) -> None:
    assert not [found for found in check(store) if found.severity == "error"]
