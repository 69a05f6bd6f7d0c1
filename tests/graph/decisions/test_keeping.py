"""Decisions are kept: read back as they were, never lost by two at once, undone without being forgotten."""

from __future__ import annotations

import os
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Store

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Cell, Decision, History, Verdict, read_decisions, record, undo, with_new, with_undone
from goldenthread.graph.network import Receipt, project
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import WorkspaceError
from goldenthread.ontology.terms import GENERATED_AT_TIME, SUPPORTS


@pytest.fixture
def workspace(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> Workspace:
    return build(tiny_papers, tmp_path / "plan", compile_papers=compile_papers, base=base).workspace


def test_a_decision_is_read_back_as_it_was_recorded(workspace: Workspace, acceptance: Decision) -> None:
    cell = Cell("officers-1.xlsx", "0" * 64, "Links!F12", "yes", 3, 6)
    given = replace(acceptance, note='As the "board" said,\nin May', evidence=("https://e.org/q2", "https://e.org/q1"), receipt=cell)
    (kept,) = record(workspace, [given])
    assert read_decisions(workspace).decisions == (kept,)
    assert replace(kept, iri="", decides_on="") == replace(given, evidence=("https://e.org/q1", "https://e.org/q2"))
    assert kept.decides_on.startswith(f"{workspace.base}id/link/")


@pytest.mark.parametrize(("microsecond", "written"), [(929520, "22.92952Z"), (0, "22Z"), (7, "22.000007Z")])
def test_a_time_is_written_as_every_engine_gives_it_back(
    workspace: Workspace, acceptance: Decision, microsecond: int, written: str
) -> None:
    when = datetime(2026, 5, 2, 9, 25, 22, microsecond, UTC)
    (kept,) = record(workspace, [replace(acceptance, when=when)])
    assert kept.when == when
    (file,) = (workspace.folder / "decisions").rglob("*.trig")
    store = Store()
    store.bulk_load(path=file)
    times = [
        quad.object.value for quad in store.quads_for_pattern(None, NamedNode(GENERATED_AT_TIME), None) if isinstance(quad.object, Literal)
    ]
    assert times == [f"2026-05-02T09:25:{written}"]
    assert f'"{times[0]}"' in file.read_text(encoding="utf-8")


def test_the_same_word_twice_is_one_decision(workspace: Workspace, acceptance: Decision, morning: datetime) -> None:
    (kept,) = record(workspace, [acceptance, acceptance])
    assert record(workspace, [replace(acceptance, when=morning + timedelta(days=1), who="B. N. Officer")]) == ()
    assert read_decisions(workspace).in_force == (kept,)


def test_undone_and_decided_again_all_three_stay(workspace: Workspace, acceptance: Decision, morning: datetime) -> None:
    (kept,) = record(workspace, [acceptance])
    (taken_back,) = undo(workspace, [kept.iri], morning, "B. N. Officer")
    history = read_decisions(workspace)
    assert (history.in_force, history.undone) == ((), frozenset({kept.iri}))
    assert (taken_back.verdict, taken_back.decides_on, taken_back.who) == (Verdict.UNDONE, kept.iri, "B. N. Officer")
    assert taken_back.when > kept.when
    with pytest.raises(WorkspaceError, match="undone or answered anew"):
        undo(workspace, [kept.iri], morning)
    with pytest.raises(WorkspaceError, match="not in this workspace"):
        undo(workspace, [f"{workspace.base}id/decision/none"], morning)
    (again,) = record(workspace, [acceptance])
    assert again.iri != kept.iri
    assert read_decisions(workspace).in_force == (again,)
    assert len(read_decisions(workspace)) == 3


@pytest.mark.parametrize("seed", range(20))
def test_decided_in_one_go_or_one_by_one_the_history_is_the_same(seed: int, base: str, morning: datetime) -> None:
    chance = random.Random(seed)
    made = [Verdict.ADDED, Verdict.REJECTED, Verdict.ACCEPTED, Verdict.RENAMED, Verdict.UNDONE]
    one_by_one, several = History(), list[Decision]()
    for minute in range(30):
        verdict, value = chance.choice(made), NamedNode(f"https://example.org/{chance.randrange(3)}")
        decision = Decision(verdict, f"{base}id/aim/{chance.randrange(2)}", SUPPORTS, value, morning + timedelta(minutes=minute))
        if verdict is Verdict.UNDONE and not one_by_one.decisions:
            continue
        if verdict is Verdict.UNDONE:
            decision = replace(decision, decides_on=chance.choice(one_by_one.decisions).iri)
        several.append(decision)
        one_by_one = with_new(one_by_one, [decision], base)
    assert with_new(History(), several, base) == one_by_one
    standing = [decision.iri for decision in one_by_one.in_force]
    back = one_by_one
    for iri in standing:
        back = with_undone(back, [iri], base, morning)
    assert with_undone(one_by_one, standing, base, morning) == back


def test_a_clock_that_is_behind_does_not_lose_the_later_word(workspace: Workspace, acceptance: Decision, morning: datetime) -> None:
    record(workspace, [acceptance])
    late = replace(acceptance, verdict=Verdict.REJECTED, when=morning - timedelta(days=1))
    (kept,) = record(workspace, [late])
    assert read_decisions(workspace).in_force == (kept,)


def test_the_address_does_not_tell_the_time(
    workspace: Workspace, acceptance: Decision, tmp_path: Path, base: str, morning: datetime
) -> None:
    (first,) = record(workspace, [acceptance])
    other = Workspace.create(tmp_path / "other", base, "")
    (second,) = record(other, [replace(acceptance, when=morning + timedelta(days=30))])
    assert first.iri == second.iri


def test_two_copies_of_a_workspace_put_together_lose_nothing(workspace: Workspace, acceptance: Decision, tmp_path: Path, base: str) -> None:
    other = Workspace.create(tmp_path / "other", base, "")
    record(workspace, [acceptance])
    record(other, [acceptance, replace(acceptance, object=NamedNode("https://example.org/concept"))])
    copied = workspace.folder / "decisions/from-a-colleague.trig"
    copied.write_bytes(other.waiting()[0].read_bytes())
    assert len(read_decisions(workspace).in_force) == 2


def test_a_damaged_file_is_named(workspace: Workspace, acceptance: Decision) -> None:
    record(workspace, [acceptance])
    (file,) = workspace.waiting()
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(WorkspaceError, match="decisions is damaged"):
        read_decisions(workspace)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_officers_who_decide_at_once_lose_nothing(workspace: Workspace, acceptance: Decision, compile_papers: CompilePapers) -> None:
    children = []
    for officer in range(4):
        if (child := os.fork()) == 0:
            try:
                for turn in range(5):
                    record(workspace, [replace(acceptance, object=NamedNode(f"https://example.org/{officer}/{turn}"))])
                    if turn == 2:
                        build((), workspace.folder, compile_papers=compile_papers)
            except WorkspaceError as busy:  # a build does not wait for another; what was recorded before it is kept
                sys.stderr.write(str(busy))
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    seen = {decision.object.value for decision in read_decisions(workspace)}
    assert seen >= {f"https://example.org/{officer}/{turn}" for officer in range(4) for turn in range(3)}


def test_the_network_tells_who_decided(workspace: Workspace, acceptance: Decision, compile_papers: CompilePapers) -> None:
    build((), workspace.folder, compile_papers=compile_papers, decisions=[replace(acceptance, note="Agreed in May")])
    network = project(workspace.store())
    shown = [each["quotations"] for *_, each in network.edges(acceptance.subject, data=True) if each["predicate"] == "addresses"]
    assert shown == [(Receipt("Officers' decision (A. N. Officer)", "on 2026-01-05", "accepted: Agreed in May"),)]
