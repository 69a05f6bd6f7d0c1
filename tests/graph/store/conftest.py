"""A small workspace of two papers, with a suggestion and a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.store.trig import canonical_trig
from goldenthread.graph.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/plan/"
A, P = NamedNode(f"{BASE}id/a"), NamedNode("urn:p")


def graph(name: str) -> NamedNode:
    return NamedNode(f"{BASE}graph/{name}")


def said(value: str, where: str) -> Quad:
    return Quad(A, P, Literal(value), graph(where))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two papers say "both", one of them "one"; "perhaps" is suggested, and "once" was decided."""
    made = Workspace.create(tmp_path / "plan", BASE, "Anyshire")
    told = {
        "source/cabinet": [said("both", "source/cabinet"), said("one", "source/cabinet")],
        "source/scrutiny": [said("both", "source/scrutiny")],
        "suggested": [said("perhaps", "suggested")],
    }
    with made.changing():
        made.replace({}, {graph(name).value: quads for name, quads in told.items()}, decisions=canonical_trig([said("once", "decisions")]))
    return made
