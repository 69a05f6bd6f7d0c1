"""`export --format stratml`: the plan to one place, the report of what is lost to another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from .conftest import Run

PLANS = Path(__file__).parents[2] / "graph/extracting/stratml"


def test_the_plan_is_printed_and_the_losses_beside_it(run: Run) -> None:
    result = run("export", "--format", "stratml")
    assert result.exit_code == 0
    assert etree.fromstring(result.stdout_bytes).findtext("{*}Name") == "Strategic Plan (2022-26)"
    assert "What StratML part 2 cannot hold of: Strategic Plan (2022-26)" in result.stderr


def test_files_are_written_with_the_report_beside(run: Run, tmp_path: Path) -> None:
    assert run("export", "--part", "1", "-o", tmp_path / "plan.xml").exit_code == 0
    assert etree.parse(tmp_path / "plan.xml").getroot().tag.endswith("}StrategicPlan")
    assert "actions, for which there is no element" in (tmp_path / "plan.xml.loss.txt").read_text(encoding="utf-8")
    assert run("export", "-o", tmp_path / "plan.xml", "--losses", tmp_path / "losses.json").exit_code == 0
    told = json.loads((tmp_path / "losses.json").read_text(encoding="utf-8"))
    assert (told["part"], {loss["kind"] for loss in told["losses"]} >= {"links", "receipts"}) == (2, True)


def test_one_of_several_plans_is_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    assert run("build", *sorted(PLANS.glob("part-*.xml")), "--workspace", folder).exit_code == 0
    result = run("export", "--format", "stratml", "--workspace", folder)
    assert result.exit_code == 2
    assert "--about PLAN" in result.stderr
    assert "Saltmere Flood Strategy" in result.stderr
    named = run("export", "--format", "stratml", "--about", "Saltmere Flood", "--workspace", folder)
    assert etree.fromstring(named.stdout_bytes).findtext("{*}Name") == "Saltmere Flood Strategy"


@pytest.mark.parametrize("option", [("--part", "1"), ("--about", "9.3"), ("--losses", "losses.txt")])
def test_what_is_for_stratml_is_for_nothing_else(option: tuple[str, str], run: Run) -> None:
    result = run("export", "--format", "trig", *option)
    assert result.exit_code == 2
    assert "are for --format stratml" in result.stderr
