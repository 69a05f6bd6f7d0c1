"""A workspace of the small plan, with its queue."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import read_decisions
from goldenthread.graph.reviewing import Queue, read_queue
from goldenthread.graph.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> Workspace:
    return build(tiny_papers, tmp_path / "plan", base=base, council="Anyshire", compile_papers=compile_papers).workspace


@pytest.fixture
def queue(workspace: Workspace) -> Queue:
    return read_queue(workspace.store(), read_decisions(workspace))


@pytest.fixture
def morning() -> datetime:
    return datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
