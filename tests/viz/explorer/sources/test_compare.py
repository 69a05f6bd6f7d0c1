"""Two plans beside each other, or what is needed for that."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.viz.explorer.pages.compare.files import NAMES
from goldenthread.viz.explorer.replies import File

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

    from .conftest import Open

PAIR = "before=borough-plan-2018-22&after=borough-plan-2022-26"


@pytest.fixture(scope="module")
def versions(built: Callable[[list[Path]], Workspace], opener: Callable[[Workspace], Open], root: Path) -> Open:
    return opener(built(list((root / "tests/graph/lineage/papers").glob("*.txt"))))


def test_one_plan_alone_is_told_with_those_that_are_only_named(open_page: Open) -> None:
    html = open_page("/compare").html
    assert "outcomes of one plan only" in html
    assert "Strategic Plan (2018-22), revised version" in html
    assert "/id/strategic-plan/strategic-plan-2022-26" in html


def test_the_latest_versions_unless_others_are_named(versions: Open) -> None:
    assert "From Borough Plan (2022-26) to Borough Plan (2024-26)" in versions("/compare").html
    html = versions(f"/compare?{PAIR}").html
    assert "6 carried" in html
    assert "3 renamed" in html
    assert "4 dropped" in html
    assert "2 moved" in html


def test_words_that_differ_are_marked_and_said(versions: Open) -> None:
    html = versions(f"/compare?{PAIR}&fate=renamed").html
    assert html.count("<del>") >= 1
    assert html.count("<ins>") >= 1
    assert "[only before: </span>" in html
    assert "3 parts of this kind" in html


def test_what_a_paper_says_is_stated_with_its_words(versions: Open) -> None:
    html = versions("/compare").html
    assert "A paper says that the later plan replaces or revises the earlier one." in html
    assert "Cabinet, 12 March 2024, title" in html


def test_files_hold_all_of_it(versions: Open) -> None:
    files = {name: versions(f"/compare/{name}?{PAIR}&fate=new").reply for name in NAMES}
    assert all(isinstance(file, File) and file.name for file in files.values())
    rows = list(csv.DictReader(io.StringIO(files["comparison.csv"].body.decode())))  # type: ignore[union-attr]
    told = json.loads(files["comparison.json"].body)  # type: ignore[union-attr]
    assert len(rows) == len(told["parts"]) == 17
    assert told["counts"]["new"] == 3


@pytest.mark.parametrize(
    "query", ["before=none&after=borough-plan-2022-26", "before=borough-plan-2022-26&after=borough-plan-2022-26", f"{PAIR}&fate=lost"]
)
def test_what_there_is_not_is_told(versions: Open, query: str) -> None:
    with pytest.raises(GoldenThreadError):
        versions(f"/compare?{query}")


def test_one_plan_named_leaves_the_choice(versions: Open) -> None:
    html = versions("/compare?before=borough-plan-2018-22").html
    assert 'value="borough-plan-2018-22" selected' in html
