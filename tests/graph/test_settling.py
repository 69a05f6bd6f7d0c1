"""Decisions that wait are put into effect without reading papers; what comes of it is what a whole build makes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from pyoxigraph import NamedNode, Quad

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision, read_waiting, record
from goldenthread.graph.settling import settle
from goldenthread.graph.standing import documents_of
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import WorkspaceError


@pytest.fixture
def workspace(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> Workspace:
    return build(tiny_papers, tmp_path / "plan", compile_papers=compile_papers, base=base).workspace


def test_it_makes_what_a_build_makes(workspace: Workspace, acceptance: Decision, compile_papers: CompilePapers, tmp_path: Path) -> None:
    record(workspace, [acceptance])
    shutil.copytree(workspace.folder, tmp_path / "other")
    other = Workspace.open(tmp_path / "other")
    assert settle(workspace, compile_papers=compile_papers) == 1
    build((), other.folder, compile_papers=compile_papers)
    assert documents_of(workspace) == documents_of(other)
    assert workspace.decisions() == other.decisions()
    assert workspace.waiting() == ()


def test_papers_are_read_once(workspace: Workspace, acceptance: Decision, compile_papers: CompilePapers) -> None:
    read = list[int]()

    def counting(papers: Sequence[Path], base: str, council: str) -> Mapping[str, tuple[Quad, ...]]:
        read.append(len(papers))
        return compile_papers(papers, base, council)

    for turn in range(3):
        record(workspace, [replace(acceptance, object=NamedNode(f"https://example.org/{turn}"))])
        assert settle(workspace, compile_papers=counting) == 1
    assert len(read) == 1


def test_where_nothing_waits_nothing_is_done(workspace: Workspace) -> None:
    def nobody(papers: Sequence[Path], base: str, council: str) -> Mapping[str, tuple[Quad, ...]]:
        raise AssertionError(papers, base, council)

    assert settle(workspace, compile_papers=nobody) == 0


def test_another_build_is_waited_for_and_then_told_of(workspace: Workspace, acceptance: Decision) -> None:
    record(workspace, [acceptance])
    with FileLock(workspace.folder / ".goldenthread/building.lock"), pytest.raises(WorkspaceError, match="another build"):
        settle(workspace, patience=0.1)
    assert len(read_waiting(workspace)) == 1
