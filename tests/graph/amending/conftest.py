"""Changes of the officers' graph, as cases write them: SPARQL updates on a copy of the small plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import Quad, Store

from goldenthread.graph.amending import Author, amend
from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import PREFIXES

Amend = Callable[[Workspace, str], tuple[Decision, ...]]

KINDS = {"action": "action", "aim": "aim", "outcome": "outcome", "service": "service", "strategy": "strategy", "sub-outcome": "suboutcome"}
WHEN = datetime(2026, 2, 2, 9, 30, tzinfo=UTC)


def update_of(workspace: Workspace, update: str) -> tuple[set[Quad], set[Quad]]:
    """What an update adds to a workspace's quads and removes from them."""
    store = Store()
    store.extend(workspace.store().quads())
    before = set(store)
    known = (
        dict(PREFIXES) | {name: f"{workspace.base}id/{folder}/" for name, folder in KINDS.items()} | {"graph": f"{workspace.base}graph/"}
    )
    store.update("".join(f"PREFIX {name}: <{iri}>\n" for name, iri in known.items()) + update)
    return set(store) - before, before - set(store)


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> Path:
    """The small plan, built once: each case changes a copy of it."""
    return build(tiny_papers, tmp_path_factory.mktemp("plan") / "plan", compile_papers=compile_papers, base=base).workspace.folder


@pytest.fixture
def amended(compile_papers: CompilePapers) -> Amend:
    """Makes a SPARQL update of a workspace what the officers state."""

    def change(workspace: Workspace, update: str) -> tuple[Decision, ...]:
        added, removed = update_of(workspace, update)
        return amend(workspace, tuple(added), tuple(removed), Author("A. N. Officer", WHEN, "by test"), compile_papers=compile_papers)

    return change
