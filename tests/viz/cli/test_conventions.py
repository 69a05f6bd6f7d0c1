"""`conventions` and `build --convention`: listed, recognised, begun, chosen, kept; and the example of docs/CONVENTIONS.md."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

PLAN = """# Saltmarsh Town Plan 2031-35

## Introduction

This plan sets out how we want to live. We will mend the quay.

## Priority 1: Dry feet

### Key actions

- Raise the sea wall by the mill
"""


def _readings(run: Run, folder: Path) -> list[str]:
    query = "SELECT ?file ?name ?fit { ?r dcterms:identifier ?file ; gt:isReadAs ?name OPTIONAL { ?r gt:hasFit ?fit } } ORDER BY ?file"
    return run("sparql", query, "--format", "csv", "--workspace", folder).stdout.split()[1:]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "saltmarsh.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_all_conventions_are_listed_with_what_they_are_for(run: Run) -> None:
    listed = run("conventions").stdout
    assert re.search(r"headed-strategy +Strategy or plan under headings", listed)
    assert re.search(r"uk-committee-paper +UK committee paper", listed)


def test_a_convention_is_shown_as_its_file(run: Run, root: Path) -> None:
    shown = run("conventions", "show", "headed-strategy").stdout
    assert shown == (root / "graph/conventions/headed-strategy.toml").read_text(encoding="utf-8")


def test_a_file_is_recognised_with_scores_and_reasons(run: Run, paper: Path, papers: tuple[Path, ...]) -> None:
    said = run("conventions", "recognise", paper, papers[0]).stdout.splitlines()
    assert said[0] == "saltmarsh.md"
    assert re.fullmatch(r"  0\.\d\d  headed-strategy: Strategy or plan under headings", said[1])
    assert re.fullmatch(r"          \S.*", said[2])
    second = said.index(papers[0].name)
    assert said[second + 1] == "  1.00  uk-committee-paper: UK committee paper"


def test_a_new_one_works_as_it_is_and_is_never_written_over(run: Run, paper: Path, tmp_path: Path) -> None:
    folder = tmp_path / "saltmarsh"
    run("build", paper, "--workspace", folder, "--council", "Saltmarsh Town Council")
    made = run("conventions", "new", "our-plan", "--workspace", folder)
    assert (made.exit_code, (folder / "conventions/our-plan.toml").is_file()) == (0, True)
    assert "our-plan" in run("conventions", "--workspace", folder).stdout
    assert run("conventions", "show", "our-plan", "--workspace", folder).stdout.startswith("# A convention of our own")
    assert run("build", paper, "--convention", "our-plan", "--workspace", folder).exit_code == 0
    again = run("conventions", "new", "our-plan", "--workspace", folder)
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)


def test_a_choice_is_told_kept_and_taken_back(run: Run, paper: Path, papers: tuple[Path, ...], tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "headed-strategy"\ntitle = "Ours"\n', encoding="utf-8")
    folder = tmp_path / "saltmarsh"
    first = run("build", paper, "--convention", own, "--workspace", folder, "--council", "Saltmarsh Town Council")
    assert "saltmarsh.md: read as own (as you chose)" in first.stdout
    own.unlink()
    run("build", papers[0], "--workspace", folder)  # another paper; the choice stays, and so does the file
    assert _readings(run, folder) == [f"{papers[0].name},uk-committee-paper,1.00", "saltmarsh.md,own,"]
    assert tomllib.loads((folder / "workspace.toml").read_text(encoding="utf-8"))["conventions"] == {"saltmarsh.md": "own"}
    (folder / "conventions/own.toml").rename(tmp_path / "away.toml")
    gone = run("build", "--workspace", folder)
    assert (gone.exit_code, "no longer holds own.toml" in gone.stderr) == (2, True)
    (tmp_path / "away.toml").rename(folder / "conventions/own.toml")
    run("build", paper, "--convention", "recognise", "--workspace", folder)
    assert "conventions" not in tomllib.loads((folder / "workspace.toml").read_text(encoding="utf-8"))
    assert _readings(run, folder)[1].startswith("saltmarsh.md,own,0.")  # one's own fits as well as the one that it extends


def test_the_example_of_the_page_gives_what_the_page_says(run: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (root / "docs/CONVENTIONS.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(markdown|toml|console|csv)\n(.*?)```", page, re.DOTALL))
    (tmp_path / "example").mkdir()
    monkeypatch.chdir(tmp_path / "example")
    Path("saltmarsh.md").write_text(blocks["markdown"], encoding="utf-8")
    Path("saltmarsh.toml").write_text(blocks["toml"], encoding="utf-8")
    results = [run(*shlex.split(line.removeprefix("$ goldenthread "))) for line in blocks["console"].splitlines()]
    assert [result.exit_code for result in results] == [0, 0], [result.output for result in results]
    assert results[-1].stdout.replace("\r\n", "\n").lstrip("\ufeff") == blocks["csv"]
