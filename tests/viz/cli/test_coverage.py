"""`coverage`: what became of every passage, as table, CSV, JSON and page."""

import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_the_table_counts_and_lists_what_looks_like_a_commitment(run: Run) -> None:
    result = run("coverage")
    assert result.exit_code == 0
    assert "54 passages: 36 used" in result.stdout
    assert "It will be promoted through the Council’s social media channels" in result.stdout
    assert "Not used does not mean not there" in result.stdout


def test_one_paper_is_told_passage_by_passage(run: Run) -> None:
    result = run("coverage", "cabinet")
    assert "Health Overview" not in result.stdout.split("\n")[0]
    assert "boilerplate" in result.stdout
    assert run("coverage", "nothing").exit_code == 2


def test_csv_json_and_table_agree(run: Run) -> None:
    rows = list(csv.DictReader(run("coverage", "--format", "csv").stdout.splitlines()))
    papers = json.loads(run("coverage", "--format", "json").stdout)["papers"]
    in_json = Counter((paper["paper"], passage["verdict"]) for paper in papers for passage in paper["passages"])
    assert Counter((row["paper"], row["verdict"]) for row in rows) == in_json
    assert sum(in_json.values()) == len(rows) == 103
    run("coverage", "-o", "all.csv")
    assert len(list(csv.DictReader(Path("all.csv").read_text(encoding="utf-8").splitlines()))) == len(rows)


def test_build_says_what_became_of_each_paper(run: Run, papers: tuple[Path, ...], tmp_path: Path) -> None:
    lines = run("build", *papers, "--workspace", tmp_path / "new").stdout.splitlines()
    for paper in papers:
        (line,) = (line for line in lines if line.startswith(f"{paper.name}: ") and "passages" in line)
        assert " used" in line
        assert "boilerplate" in line


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--page",), "add -o FILE.html"),
        (("--page", "--format", "csv", "-o", "x.html"), "leave --format out"),
        (("-o", "x.pdf"), "cannot be written here"),
    ],
)
def test_a_wrong_wish_is_refused_in_one_sentence(run: Run, options: tuple[str, ...], says: str) -> None:
    result = run("coverage", *options)
    assert result.exit_code == 2
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_page_is_written(run: Run) -> None:
    assert run("coverage", "cabinet", "-o", "cabinet.html").exit_code == 0
    page = Path("cabinet.html").read_text(encoding="utf-8")
    assert 'id="paragraph-17"' in page
    assert "default-src 'none'" in page
