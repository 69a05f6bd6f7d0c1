"""A rehearsal makes what a build makes, and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Quad

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision, read_decisions, record
from goldenthread.graph.rehearsing import rehearse
from goldenthread.graph.standing import documents_of, state_of
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import SourceError, StaleError


@pytest.fixture
def workspace(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> Workspace:
    return build(tiny_papers[:1], tmp_path / "plan", compile_papers=compile_papers, base=base).workspace


def visible(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".goldenthread" not in path.parts}


def test_it_makes_what_a_build_makes_and_changes_nothing(
    workspace: Workspace, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, acceptance: Decision
) -> None:
    record(workspace, [acceptance])
    before, state = visible(workspace.folder), state_of(workspace)
    rehearsed = rehearse(tiny_papers[1:], workspace, compile_papers=compile_papers)
    assert (visible(workspace.folder), state_of(workspace), rehearsed.state) == (before, state, state)
    build(tiny_papers[1:], workspace.folder, state=rehearsed.state, compile_papers=compile_papers)
    assert dict(rehearsed.graphs) == dict(documents_of(workspace))
    kept = set(workspace.store().quads())
    assert set(rehearsed.store.quads()) == {quad for quad in kept if not quad.graph_name.value.endswith("/graph/decisions")}  # type: ignore[union-attr] # named


def test_a_build_of_what_was_shown_of_another_state_does_nothing(
    workspace: Workspace, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, acceptance: Decision
) -> None:
    state = state_of(workspace)
    record(workspace, [acceptance])
    assert state_of(workspace) != state, "a decision that waits counts: the build would put it into effect"
    before = visible(workspace.folder)
    with pytest.raises(StaleError, match="look at it again"):
        build(tiny_papers[1:], workspace.folder, state=state, compile_papers=compile_papers)
    assert visible(workspace.folder) == before


@pytest.mark.parametrize("file", ["sources/more.txt", "conventions/own.toml", "workspace.toml"])
def test_whatever_a_build_starts_from_makes_another_state(workspace: Workspace, file: str) -> None:
    state = state_of(workspace)
    path = workspace.folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + "\n", encoding="utf-8")
    assert state_of(workspace) != state


def test_what_is_changed_meanwhile_is_noticed(
    workspace: Workspace, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, acceptance: Decision
) -> None:
    def compile_and_decide(papers: Sequence[Path], base: str, council: str) -> Mapping[str, tuple[Quad, ...]]:
        record(workspace, [acceptance])
        return compile_papers(papers, base, council)

    with pytest.raises(StaleError):
        rehearse(tiny_papers[1:], workspace, compile_papers=compile_and_decide)
    assert len(read_decisions(workspace)) == 1


def test_it_refuses_what_a_build_refuses(workspace: Workspace, compile_papers: CompilePapers) -> None:
    with pytest.raises(SourceError, match="no paper called"):
        rehearse((), workspace, without=["none.txt"], compile_papers=compile_papers)
    with pytest.raises(SourceError, match="no paper to build from"):
        rehearse((), workspace, without=[path.name for path in workspace.sources()], compile_papers=compile_papers)
