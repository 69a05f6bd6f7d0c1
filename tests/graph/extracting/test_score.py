"""The shipped papers against the facts and the scorer that lie beside the checkout, where they do."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from goldenthread.ontology.terms import ONTOLOGY

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

LEAST = {
    "outcomes": 1.0,
    "sub-outcomes": 1.0,
    "aims": 1.0,
    "actions": 1.0,
    "narrative provisions": 0.95,
    "named instruments": 0.95,
    "named bodies": 0.95,
    "relations": 0.95,
    "receipts: stated links": 1.0,
    "receipts: relations linked": 1.0,
    "receipts: elements": 1.0,
}


@pytest.fixture(scope="module")
def scored(shared: Path, leicestershire: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scorer prints. The graph of the ontology stays out: its classes would count as aims, strategies and boards."""
    export = tmp_path_factory.mktemp("score") / "leicestershire.trig"
    quads = (quad for quad in leicestershire.store().quads() if quad.graph_name != ox.NamedNode(ONTOLOGY))
    ox.serialize(quads, str(export), format=ox.RdfFormat.TRIG)
    command = [sys.executable, str(shared / "score.py"), str(export), "--json"]
    result: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return result


@pytest.mark.parametrize("kind", LEAST)
def test_enough_is_found_and_right(kind: str, scored: dict[str, Any]) -> None:
    figures = scored["kinds"][kind]
    assert min(figures["precision"], figures["recall"]) >= LEAST[kind], (figures["misses"], figures["extras"])


def test_nothing_is_found_that_must_not_be(scored: dict[str, Any]) -> None:
    assert {code: check["hits"] for code, check in scored["must_not"].items() if check["hits"]} == {}
