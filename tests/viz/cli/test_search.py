"""`search`: what an officer reads, and what a pipe gets."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Run = Callable[..., Result]


def test_names_come_first_and_quotations_with_their_place(run: Run) -> None:
    result = run("search", "healthy", "weight")
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[2] == "strategy Healthy Weight Strategy"
    assert "Health Overview and Scrutiny Committee, 10 November 2021, para 17" in lines
    assert lines[-1] == "7 hits"


def test_what_holds_only_some_of_the_words_is_said(run: Run) -> None:
    told = run("search", "healthy", "qwerty", "--limit", "1").stdout
    assert told.startswith("Nothing holds all of these words")
    assert "the best 2 shown: --limit shows more" in told


def test_nothing_is_said_in_a_sentence(run: Run) -> None:
    result = run("search", "qwerty")
    assert (result.exit_code, result.stdout) == (0, "Nothing holds 'qwerty': try fewer words, or the beginning of one.\n")


def test_csv_and_json_are_clean_for_a_pipe(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("search", "9.3", "--in", "labels", "--format", "csv").stdout)))
    assert [(row["Kind"], row["Name or place"]) for row in rows] == [("sub-outcome", "9.3 People enjoy long lives in good health")]
    told = json.loads(run("search", "9.3", "--in", "words", "--format", "json").stdout)
    assert (told["total"], told["hits"][0]["kind"]) == (1, "Quotation")


def test_a_file_has_what_the_terminal_has(run: Run, tmp_path: Path) -> None:
    run("search", "health", "-o", tmp_path / "found.txt")
    assert "Health Equity in All Policies" in (tmp_path / "found.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ['"', "NEAR(", "*", "health AND", "a:b", "\x1b[31mhealth"])
def test_whatever_is_typed_is_words(typed: str, run: Run) -> None:
    result = run("search", typed)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b[31m" not in result.stdout


def test_it_lies_beside_the_workspace_and_is_made_again_when_it_is_thrown_away(run: Run, plan: Path) -> None:
    first = run("search", "health").stdout
    (kept,) = (plan / ".goldenthread/search").glob("*.sqlite")
    kept.unlink()
    assert run("search", "health").stdout == first
    assert kept.is_file()
