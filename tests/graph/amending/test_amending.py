"""An amendment is whole or not there, whenever it is cut short; and what papers state is remembered, never trusted blindly."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph import publishing
from goldenthread.graph._remembering import papers_state
from goldenthread.graph.amending import Author, amend, amend_apart, officers_graph
from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision, Verdict, read_decisions, record
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import AmendmentError, ForgeryError, WorkspaceError
from goldenthread.ontology.terms import ADDRESSES, ALT_LABEL, SUPPORTS

Amended = Callable[[Workspace, str], tuple[Decision, ...]]
MEMORY = ".goldenthread/stated.nq"
LINK = "strategy:healthy-weight-strategy gt:supports sub-outcome:diversity-is-celebrated"
INSERT = f"INSERT DATA {{ GRAPH graph:officers {{ {LINK} }} }}"


@pytest.fixture
def workspace(plan: Path, tmp_path: Path) -> Workspace:
    """A copy of the small plan, to be changed."""
    return Workspace.open(Path(shutil.copytree(plan, tmp_path / "plan")))


def kept(workspace: Workspace) -> dict[str, bytes]:
    opened = Workspace.open(workspace.folder)  # finishes what was decided
    return {path.relative_to(opened.folder).as_posix(): path.read_bytes() for path in opened.folder.glob("*/*.trig")}


MOMENTS = ("_stage", "_roll_forward", 0.02, 0.05, 0.1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("moment", MOMENTS, ids=str)
def test_killed_in_the_middle_it_is_as_before_or_as_after(workspace: Workspace, amended: Amended, moment: str | float) -> None:
    """Killed once the new files are written aside, once they are decided on, and at several other times."""
    before = kept(workspace)
    if (child := os.fork()) == 0:
        if isinstance(moment, str):
            getattr(publishing, moment)  # there is such a moment
            setattr(publishing, moment, _killed_after(getattr(publishing, moment)) if moment == "_stage" else _killed_at_decision)
        amended(workspace, INSERT)
        os._exit(0)
    if isinstance(moment, float):
        signal.sigtimedwait([], moment)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    found = kept(workspace)
    amended(workspace, INSERT)  # whatever was left behind, it is done now
    after = kept(workspace)
    assert after != before
    assert found in ((before, after) if isinstance(moment, float) else (before if moment == "_stage" else after,))


def _killed_after(stage: Callable[..., None]) -> Callable[..., None]:
    def staged(*given: object) -> None:
        stage(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    return staged


def _killed_at_decision(folder: Path) -> None:
    if (folder / ".goldenthread/publishing").exists():
        os.kill(os.getpid(), signal.SIGKILL)


def test_what_papers_state_is_remembered(workspace: Workspace, amended: Amended, compile_papers: CompilePapers) -> None:
    amended(workspace, INSERT)

    def unread(papers: Sequence[Path], base: str, council: str) -> dict[str, tuple[Quad, ...]]:
        raise AssertionError(f"{papers} are read again")

    read = papers_state(workspace, compile_papers)
    remembered = papers_state(workspace, unread)
    assert {graph: set(quads) for graph, quads in remembered.items()} == {graph: set(quads) for graph, quads in read.items()}


@pytest.mark.parametrize("spoilt", ["paper", "settings", "convention", "cut", "other", "gone"])
def test_what_is_remembered_is_read_again_once_anything_differs(
    workspace: Workspace, amended: Amended, compile_papers: CompilePapers, spoilt: str
) -> None:
    amended(workspace, INSERT)
    memory = workspace.folder / MEMORY
    if spoilt == "paper":
        paper = workspace.sources()[0]
        paper.write_text(paper.read_text() + "\n")
    elif spoilt == "settings":
        workspace = Workspace(workspace.folder, replace(workspace.settings, council="Elsewhere"))
    elif spoilt == "convention":
        (workspace.folder / "conventions").mkdir()
        (workspace.folder / "conventions/own.toml").write_text('extends = "uk-committee-paper"\n')
    elif spoilt == "cut":
        memory.write_bytes(memory.read_bytes()[:-200])
    elif spoilt == "other":
        memory.write_bytes(b"\xff\xfe")
    else:
        memory.unlink()
    read: list[Path] = []

    def noting(papers: Sequence[Path], base: str, council: str) -> dict[str, tuple[Quad, ...]]:
        read.extend(papers)
        return dict(compile_papers(papers, base, council))

    papers_state(workspace, noting)
    assert read


def test_where_nothing_can_be_remembered_papers_are_read_each_time(workspace: Workspace, amended: Amended) -> None:
    (workspace.folder / MEMORY).mkdir()
    assert [decision.verdict for decision in amended(workspace, INSERT)] == [Verdict.ADDED]


def test_a_decision_that_waits_for_a_build_takes_effect_with_it(workspace: Workspace, amended: Amended, acceptance: Decision) -> None:
    record(workspace, [acceptance])
    (added,) = amended(workspace, INSERT)
    assert ADDRESSES in {quad.predicate.value for quad in workspace.store().quads(officers_graph(workspace.base))}
    assert added in read_decisions(workspace).in_force


def test_what_was_taken_back_meanwhile_is_told(workspace: Workspace, amended: Amended, compile_papers: CompilePapers) -> None:
    amended(workspace, INSERT)
    officers = tuple(workspace.store().quads(officers_graph(workspace.base)))
    amended(workspace, "CLEAR GRAPH graph:officers")
    fact = tuple(quad for quad in officers if quad.predicate.value == SUPPORTS)
    author = Author("A. N. Officer", read_decisions(workspace).decisions[-1].when)
    with pytest.raises(AmendmentError, match="taken back"):
        amend(workspace, (), fact, author, compile_papers=compile_papers)


def test_no_change_makes_more_decisions_than_anybody_could_have_taken(workspace: Workspace, compile_papers: CompilePapers) -> None:
    thing, officers = NamedNode("https://example.org/thing"), NamedNode(officers_graph(workspace.base))
    many = tuple(Quad(thing, NamedNode(ALT_LABEL), Literal(str(number)), officers) for number in range(10_001))
    with pytest.raises(AmendmentError, match="10,000: send it in parts"):
        amend(workspace, many, (), Author("", datetime.now(UTC)), compile_papers=compile_papers)


@pytest.fixture
def read_plan(tmp_path: Path) -> Workspace:
    """A workspace of one small paper that the real readers read, as a process of its own does."""
    paper = Path(__file__).with_name("brackenshire.xml")
    return build([paper], tmp_path / "read", base="https://plan.example/").workspace


def test_apart_does_the_same(read_plan: Workspace, morning: datetime) -> None:
    base, author = read_plan.base, Author("A. N. Officer", morning, "by upload")

    def stated(subject: str, graph: str = f" <{read_plan.base}graph/officers>") -> bytes:
        return f'<{subject}> <{ALT_LABEL}> "Cleaner air"{graph} .\n'.encode()

    with pytest.raises(AmendmentError, match="not in the plan"):
        asyncio.run(amend_apart(read_plan.folder, stated(f"{base}id/outcome/none"), b"", author))
    outcome = str(read_plan.store().select("SELECT ?outcome { ?outcome a gt:Outcome }").rows[0][0]).strip("<>")
    with pytest.raises(ForgeryError, match="default graph"):
        asyncio.run(amend_apart(read_plan.folder, stated(outcome, ""), b"", author))
    (decision,) = asyncio.run(amend_apart(read_plan.folder, stated(outcome), b"", author))
    assert (decision.verdict, decision.who, decision.note) == (Verdict.ADDED, "A. N. Officer", "by upload")
    assert decision in read_decisions(read_plan)
    (back,) = asyncio.run(amend_apart(read_plan.folder, b"", stated(outcome), author))
    assert (back.verdict, back.decides_on) == (Verdict.UNDONE, decision.iri)


def test_a_child_that_dies_is_told(read_plan: Workspace, morning: datetime) -> None:
    shutil.rmtree(read_plan.folder)
    with pytest.raises(WorkspaceError):
        asyncio.run(amend_apart(read_plan.folder, b"", b"", Author("", morning)))
