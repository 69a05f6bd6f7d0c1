"""A decision is on disk at once, whoever builds meanwhile; a build takes in those that it knew of, and no other."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision, Verdict, read_decisions, read_waiting, record, undo
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import WorkspaceError
from goldenthread.ontology.terms import ADDRESSES

ASK = "ASK { GRAPH ?officers { ?s gt:addresses ?o } FILTER STRENDS(STR(?officers), '/graph/officers') }"
RECORDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pyoxigraph import NamedNode
from goldenthread.graph.decisions import Decision, Verdict, record
from goldenthread.graph.workspace import Workspace
folder, officer = sys.argv[1:]
workspace = Workspace.open(Path(folder))
for turn in range(1000):
    concept = NamedNode(f"https://example.org/{officer}/{turn}")
    (kept,) = record(workspace, [Decision(Verdict.ADDED, f"{workspace.base}id/x", "urn:p", concept, datetime.now(UTC))])
    print(kept.iri, flush=True)
"""
BUILDER = """
import sys
from pathlib import Path
from goldenthread.graph.settling import settle
from goldenthread.graph.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
print("building", flush=True)
while True:
    settle(workspace, patience=60, compile_papers=lambda papers, base, council: {})
"""


@pytest.fixture
def workspace(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> Workspace:
    return build(tiny_papers, tmp_path / "plan", compile_papers=compile_papers, base=base).workspace


def test_a_decision_waits_for_nobody_and_is_there_at_once(workspace: Workspace, acceptance: Decision) -> None:
    revision = workspace.revision
    with workspace.changing():
        began = time.monotonic()
        (kept,) = record(workspace, [acceptance])
        assert time.monotonic() - began < 5, "the lock of a build holds nobody up"
    assert read_decisions(workspace).in_force == (kept,)
    assert read_waiting(workspace) == (kept,)
    assert workspace.revision == revision, "the graph has not changed yet"


def test_the_next_build_takes_it_in(workspace: Workspace, acceptance: Decision, compile_papers: CompilePapers) -> None:
    record(workspace, [acceptance])
    assert not workspace.store().ask(ASK)
    build((), workspace.folder, compile_papers=compile_papers)
    assert workspace.store().ask(ASK)
    assert (workspace.waiting(), read_waiting(workspace)) == ((), ())
    assert len(read_decisions(workspace).in_force) == 1


def test_one_that_comes_while_a_build_is_under_way_waits_for_the_next(
    workspace: Workspace, acceptance: Decision, compile_papers: CompilePapers
) -> None:
    early, late = acceptance, replace(acceptance, object=NamedNode("https://example.org/late"))

    def compile_and_decide(papers: Sequence[Path], base: str, council: str) -> Mapping[str, tuple[Quad, ...]]:
        record(workspace, [late])
        return compile_papers(papers, base, council)

    record(workspace, [early])
    build((), workspace.folder, compile_papers=compile_and_decide)
    assert {decision.object for decision in read_decisions(workspace).in_force} == {early.object, late.object}
    assert [decision.object for decision in read_waiting(workspace)] == [late.object]
    build((), workspace.folder, compile_papers=compile_papers)
    assert read_waiting(workspace) == ()
    assert len(read_decisions(workspace)) == 2


@pytest.mark.parametrize("verdict", [Verdict.ADDED, Verdict.REJECTED])
def test_a_build_with_an_answer_to_what_was_decided_meanwhile_changes_nothing(
    workspace: Workspace, acceptance: Decision, compile_papers: CompilePapers, verdict: Verdict
) -> None:
    def compile_and_decide(papers: Sequence[Path], base: str, council: str) -> Mapping[str, tuple[Quad, ...]]:
        (kept,) = record(workspace, [acceptance])
        undo(workspace, [kept.iri], kept.when)
        return compile_papers(papers, base, council)

    with pytest.raises(WorkspaceError, match="just decided on the same"):
        build((), workspace.folder, decisions=[replace(acceptance, verdict=verdict)], compile_papers=compile_and_decide)
    assert not (workspace.folder / "decisions/decisions.trig").exists()
    assert read_decisions(workspace).in_force == ()
    build((), workspace.folder, decisions=[replace(acceptance, verdict=verdict)], compile_papers=compile_papers)
    assert [decision.verdict for decision in read_decisions(workspace).in_force] == [verdict]


def test_what_a_crash_left_of_a_decision_that_was_not_kept_is_no_decision(workspace: Workspace, acceptance: Decision) -> None:
    record(workspace, [acceptance])
    whole = workspace.waiting()[0].read_bytes()
    (workspace.folder / ".goldenthread/adding").write_bytes(whole[: len(whole) // 2])
    assert len(read_decisions(workspace)) == 1
    record(workspace, [replace(acceptance, object=NamedNode("https://example.org/other"), predicate=ADDRESSES)])
    assert len(read_decisions(workspace)) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
def test_whoever_is_killed_whenever_no_decision_that_was_said_to_be_kept_is_lost(workspace: Workspace, tmp_path: Path) -> None:
    chance = random.Random(5)
    folder = str(workspace.folder)
    kept: set[str] = set()
    for turn in range(4):
        with (
            subprocess.Popen([sys.executable, "-c", BUILDER, folder], stdout=subprocess.PIPE, text=True) as builder,
            subprocess.Popen([sys.executable, "-c", RECORDER, folder, f"a{turn}"], stdout=subprocess.PIPE, text=True) as one,
            subprocess.Popen([sys.executable, "-c", RECORDER, folder, f"b{turn}"], stdout=subprocess.PIPE, text=True) as other,
        ):
            for each in (builder, one, other):
                assert each.stdout is not None
                first = each.stdout.readline()
                kept |= {first.strip()} - {"building"}
            time.sleep(chance.uniform(0, 0.5))
            for each in (builder, one, other):
                os.kill(each.pid, signal.SIGKILL)
            for each in (one, other):
                assert each.stdout is not None
                kept |= {line.strip() for line in each.stdout.readlines() if line.endswith("\n")}
        shutil.copytree(workspace.folder, tmp_path / f"as-left-{turn}", ignore=shutil.ignore_patterns("*.lock"))
        assert kept <= {decision.iri for decision in read_decisions(Workspace.open(tmp_path / f"as-left-{turn}"))}
        workspace.store()  # what is kept can be read: it is the old graph or the new one
    assert len(kept) >= 8
