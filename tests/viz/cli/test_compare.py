"""`compare`: two versions of a plan, as table, CSV and JSON; two workspaces; and what is no pair of plans."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.viz.cli import main

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def papers_of_versions(root: Path) -> list[Path]:
    return sorted((root / "tests/graph/lineage/papers").glob("*.txt"))


@pytest.fixture(scope="module")
def versions(papers_of_versions: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare") / "versions"
    result = CliRunner().invoke(main, ["build", *map(str, papers_of_versions), "--workspace", str(folder)])
    assert result.exit_code == 0, result.output
    return folder


def test_the_table_counts_and_shows_the_words_of_both(run: Run, versions: Path) -> None:
    result = run("compare", "2018-22", "2022-26", "--workspace", versions)
    assert result.exit_code == 0
    assert "carried 6, renamed 3, split 1, merged 0, dropped 4, new 3, moved 2" in result.stdout
    assert "Rough sleeping is brought to an end" in result.stdout
    assert "not that it is not there" in result.stdout


def test_without_names_the_two_latest_versions(run: Run, versions: Path) -> None:
    result = run("compare", "--workspace", versions)
    assert result.stdout.startswith("From the Borough Plan (2022-26) to the Borough Plan (2024-26)")
    assert "stated: Cabinet, 12 March 2024, title" in result.stdout


def test_csv_and_json_agree(run: Run, versions: Path) -> None:
    rows = list(csv.DictReader(run("compare", "--format", "csv", "-w", versions).stdout.splitlines()))
    told = json.loads(run("compare", "--format", "json", "-w", versions).stdout)
    assert Counter(row["what became of it"] for row in rows) == Counter(part["fate"] for part in told["parts"])
    assert told["counts"]["merged"] == 1
    assert all(part["receipts"] for each in told["parts"] for part in (*each["before"], *each["after"]))


def test_two_workspaces(run: Run, papers_of_versions: list[Path], tmp_path: Path) -> None:
    for name, paper in zip(("old", "new"), papers_of_versions, strict=False):
        assert run("build", paper, "--workspace", tmp_path / name, named=False).exit_code == 0
    result = run("compare", tmp_path / "old", tmp_path / "new", named=False)
    assert "carried 6, renamed 3, split 1" in result.stdout


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("2018-22",), "Name two plans"),
        (("2018-22", "2018-22"), "are one plan"),
        (("2018-22", "Harbour Plan"), "No plan with outcomes is called"),
    ],
)
def test_what_is_no_pair_of_plans_is_refused(run: Run, versions: Path, names: tuple[str, ...], says: str) -> None:
    result = run("compare", *names, "--workspace", versions)
    assert result.exit_code == 2
    assert says in result.stderr


def test_one_plan_alone_cannot_be_compared(run: Run) -> None:
    result = run("compare")
    assert result.exit_code == 2
    assert "outcomes of one plan only" in result.stderr
