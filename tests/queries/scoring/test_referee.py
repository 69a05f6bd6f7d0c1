"""The scorer that lies beside the checkout and ours give the same figures of the same graphs, whole and in part."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from goldenthread.graph.building import build
from goldenthread.graph.verifying import verify
from goldenthread.graph.workspace import Workspace
from goldenthread.queries.facts import Facts
from goldenthread.queries.scoring import read_gold, score
from goldenthread.viz.exporting import Format, export

COUNCILS = Path(__file__).parents[2] / "graph/extracting/papers"
SAME = {
    "sub-outcomes: place": "sub-outcomes: label, parent",
    "narrative commitments": "narrative provisions",
    "instruments": "named instruments",
    "bodies": "named bodies",
    "receipts: links": "receipts: stated links",
    "receipts: relations": "receipts: relations linked",
}
FIGURES = ("gold", "found", "right", "precision", "recall")


def _ours(workspace: Workspace, gold: Path) -> dict[str, tuple[float, ...]]:
    scores = score(Facts.of(workspace.store()), read_gold(gold), {broken.quotation for broken in verify(workspace)})
    return {SAME.get(each.kind, each.kind): (each.gold, each.found, each.right, each.precision, each.recall) for each in scores}


def _theirs(workspace: Workspace, gold: Path, reports: Path, scorer: Path, target: Path) -> dict[str, tuple[float, ...]]:
    export(workspace.store(), Format.TRIG, target)
    command = [sys.executable, str(scorer), str(target), "--gold", str(gold), "--reports", str(reports), "--json"]
    result: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return {kind: tuple(figures[key] for key in FIGURES) for kind, figures in result["kinds"].items()}


def _built(papers: Sequence[Path], folder: Path) -> Workspace:
    build(papers, folder)
    return Workspace.open(folder)


@pytest.mark.parametrize("paper", ["both", "2021-10", "2021-11"])
def test_leicestershire_scores_alike(
    paper: str, leicestershire: Workspace, leicestershire_papers: Sequence[Path], shared: Path, tmp_path: Path
) -> None:
    part = [each for each in leicestershire_papers if each.name.startswith(paper)]
    workspace = _built(part, tmp_path / "part") if part else leicestershire
    gold = shared / "gold/leicestershire.json"
    theirs = _theirs(workspace, gold, shared / "reports", shared / "score.py", tmp_path / "export.trig")
    assert _ours(workspace, gold) == theirs
    assert len(theirs) == 13


@pytest.mark.parametrize("council", sorted(path.parent.name for path in COUNCILS.glob("*/gold.json")))
def test_other_councils_score_alike(council: str, shared: Path, tmp_path: Path) -> None:
    folder = COUNCILS / council
    workspace = _built(sorted(folder.glob("*.txt")), tmp_path / "workspace")
    gold = folder / "gold.json"
    assert _ours(workspace, gold) == _theirs(workspace, gold, folder, shared / "score.py", tmp_path / "export.trig")


def test_a_council_scores_well_without_the_referee(leicestershire_papers: Sequence[Path], tmp_path: Path) -> None:
    """The older format is read and scored wherever the tests run."""
    folder = COUNCILS / "marlshire"
    figures = _ours(_built(sorted(folder.glob("*.txt")), tmp_path / "workspace"), folder / "gold.json")
    assert {kind: told for kind, told in figures.items() if min(told[3:]) < 0.95} == {}
    other = _ours(_built(leicestershire_papers, tmp_path / "other"), folder / "gold.json")
    assert {kind for kind, told in other.items() if told[4] > 0.5} <= {kind for kind in other if kind.startswith("receipts")}
