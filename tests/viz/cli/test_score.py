"""`score` in its three forms, and what it ends with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Run

GOLD = """
sample = ["outcomes"]
[[outcomes]]
name = "Great Communities"
[[outcomes]]
name = "Brave New Harbours"
[[never]]
subject = "Great Communities"
says = "is part of"
object = "Strategic Plan (2022-26)"
[[instruments]]
name = "Strategic Plan (2022-26)"
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.toml"
    path.write_text(GOLD, encoding="utf-8")
    return path


def test_a_table_tells_figures_and_what_is_wrong(run: Run, gold: Path) -> None:
    result = run("score", gold)
    assert result.exit_code == 0
    assert "Brave New Harbours: not found" in result.stdout
    assert "Great Communities — is part of — Strategic Plan (2022-26)" in result.stdout
    assert "Improving Opportunities" not in result.stdout
    assert "Improving Opportunities" in run("score", gold, "--all").stdout


def test_csv_and_json_hold_the_same(run: Run, gold: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("score", gold, "--format", "csv").stdout)))
    data = json.loads(run("score", gold, "--format", "json").stdout)
    assert [(row["kind"], row["right"], row["missed"]) for row in rows] == [
        (each["kind"], str(each["right"]), "; ".join(each["missed"])) for each in data
    ]
    assert (rows[0]["precision"], rows[0]["recall"]) == ("1.000", "0.500")


def test_the_exit_code_tells_whether_a_figure_is_too_low(run: Run, gold: Path) -> None:
    assert run("score", gold, "--min", "0.1", "--format", "csv").exit_code == 1  # the relation that must never be
    gold.write_text('sample = ["outcomes"]\n[[outcomes]]\nname = "Great Communities"\n', encoding="utf-8")
    assert run("score", gold, "--min", "1").exit_code == 0


def test_what_is_no_gold_ends_with_one_sentence(run: Run, tmp_path: Path) -> None:
    result = run("score", tmp_path / "none.toml")
    assert result.exit_code == 2
    assert result.stderr.startswith("goldenthread: The gold file")
    assert result.stderr.count("\n") == 1


def test_a_table_goes_to_no_file(run: Run, gold: Path, tmp_path: Path) -> None:
    assert run("score", gold, "-o", tmp_path / "score.txt").exit_code == 2
    assert run("score", gold, "-o", tmp_path / "score.json").exit_code == 0
    assert json.loads((tmp_path / "score.json").read_text(encoding="utf-8"))
