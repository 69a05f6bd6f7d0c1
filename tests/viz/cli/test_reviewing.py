"""`review`: as a list, as a sheet there and back, key by key, and by several people at once."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from goldenthread.graph.decisions import Verdict, read_decisions
from goldenthread.graph.reviewing import Queue, Wanted, read_queue
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import LENS
from goldenthread.viz.cli.stepping import Stepping

Run = Callable[..., Result]


@pytest.fixture
def copy(plan: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(shutil.copytree(plan, tmp_path / "copy"))


def queue_of(workspace: Workspace) -> Queue:
    return read_queue(workspace.store(), read_decisions(workspace))


def test_the_list_narrows_and_tells_what_it_goes_by(run: Run) -> None:
    listed = json.loads(run("review", "--format", "json").stdout)
    food = json.loads(run("review", "--format", "json", "--lens", "food", "--about", "9.3", "--kind", "lens", "--min-score", "0.6").stdout)
    assert 0 < len(food) < len(listed)
    assert {each["object"]["title"] for each in food} == {"Food"}
    assert all(each["score"] >= 0.6 and each["words"] and each["receipts"] for each in food)
    shown = run("review", "--lens", "food").stdout
    assert food[0]["id"] in shown
    assert "addresses Food (health-foundation)" in shown
    assert run("review", "--kind", "crosswalk").stdout == "0 suggestions open for review\n"


def test_a_sheet_goes_out_and_comes_back(run: Run, copy: Workspace, tmp_path: Path) -> None:
    sheet = tmp_path / "queue.csv"
    assert run("review", "--format", "csv", "-o", sheet, "--workspace", copy.folder).exit_code == 0
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    rows[1][1], rows[2][1] = "accept", "reject"
    with sheet.open("w", encoding="cp1252", errors="replace", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    before = run("review", "--from", sheet, "--workspace", copy.folder)
    assert before.stdout.endswith("Nothing is kept yet: add --yes to keep it.\n")
    assert len(read_decisions(copy)) == 0
    kept = run("review", "--from", sheet, "--yes", "--by", "A. N. Officer", "--workspace", copy.folder)
    assert (kept.exit_code, kept.stdout.splitlines()[-1][:17]) == (0, "2 decisions kept:")
    assert {decision.who for decision in read_decisions(copy)} == {"A. N. Officer"}
    again = run("review", "--from", sheet, "--yes", "--workspace", copy.folder)
    assert again.stdout == "Nothing new to keep: no line has a verdict that is not kept already.\n"
    log = run("review", "--history", "--workspace", copy.folder).stdout
    assert "2 decisions, 2 in force" in log
    assert "A. N. Officer" in log
    assert run("check", "--workspace", copy.folder).exit_code == 0
    assert run("verify", "--workspace", copy.folder).exit_code == 0


def test_what_is_accepted_answers_questions_and_what_is_undone_no_longer(run: Run, copy: Workspace) -> None:
    offer = queue_of(copy).narrowed(Wanted(lens=f"{LENS}health-foundation/food")).offers[0]

    def stated() -> list[str]:
        asked = run("ask", "lens-in-plan", "--lens", "health-foundation/food", "--format", "csv", "--workspace", copy.folder)
        return [row["Part of the plan"] for row in csv.DictReader(io.StringIO(asked.stdout)) if row["Stated"]]

    assert offer.subject.title not in stated()
    assert run("review", "accept", offer.id, "--workspace", copy.folder).exit_code == 0
    assert offer.subject.title in stated()
    assert run("review", "undo", offer.id, "--workspace", copy.folder).exit_code == 0
    assert offer.subject.title not in stated()
    assert queue_of(copy).find(offer.id) == offer


def step(workspace: Workspace, queue: Queue, keys: str, who: str = "") -> str:
    """Step through a queue with these keys, and give what the terminal shows."""

    @click.command()
    def sitting() -> None:
        click.echo(f"{Stepping(workspace, who, '').through(queue)} hold")

    result = CliRunner().invoke(sitting, input=keys, env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("keys", "verdicts", "names"),
    [
        ("aBea\nrq", [Verdict.ACCEPTED, Verdict.REJECTED], {"Bea"}),
        ("a\nsrq", [Verdict.ACCEPTED, Verdict.REJECTED], {""}),
        ("sq", [], set()),
        ("uq", [], set()),
        ("xaBea\nur", [Verdict.REJECTED], {"Bea"}),
        ("", [], set()),
    ],
)
def test_one_key_an_answer_kept_at_once(copy: Workspace, keys: str, verdicts: list[Verdict], names: set[str]) -> None:
    queue = queue_of(copy).narrowed(Wanted(lens=f"{LENS}health-foundation/food"))
    shown = step(copy, queue, keys)
    history = read_decisions(copy)
    assert [decision.verdict for decision in history.in_force] == verdicts
    assert {decision.who for decision in history.in_force} == names
    assert f"{len(verdicts)} hold" in shown
    assert queue.offers[0].receipts[0].words[:40] in shown
    assert "going by: " in shown
    assert shown.count("Your name") == int(bool(verdicts))


def test_an_empty_queue_says_so_and_a_name_that_is_given_is_not_asked_for(copy: Workspace) -> None:
    queue = queue_of(copy)
    assert "Nothing is open for review." in step(copy, queue.narrowed(Wanted(least=1.0)), "")
    assert "Your name" not in step(copy, queue, "aq", who="Bea")


def test_two_people_review_while_a_third_builds(copy: Workspace) -> None:
    """Each in a process of its own: every decision is kept, and the next build applies them all."""
    ids = [offer.id for offer in queue_of(copy)][:8]
    call = [sys.executable, "-c", "from goldenthread.viz.cli import main; main()"]

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*call, *arguments, "--workspace", str(copy.folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    started = [start("build")]
    for place, number in enumerate(ids):
        verdict = ("accept", "reject")[place % 2]
        started.append(start("review", verdict, number, "--by", f"officer {place % 2}", *(["--no-build"] if place % 3 else [])))
        if place % 4 == 3:
            started.append(start("build"))
    told = [process.communicate() for process in started]
    reviews = [process.returncode for process in started if process.args[3] == "review"]  # type: ignore[index]
    assert reviews == [0] * len(ids), told
    assert len(read_decisions(copy).in_force) == len(ids)
    assert subprocess.run([*call, "build", "--workspace", str(copy.folder)], check=True, capture_output=True).returncode == 0
    assert not {offer.id for offer in queue_of(copy)} & set(ids)
    assert copy.store().ask("ASK { ?link a gt:Link ; gt:isEvidencedBy ?decision . GRAPH ?d { ?decision gt:hasVerdict 'accepted' } }")
