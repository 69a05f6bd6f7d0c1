"""What a server writes in a way of its own comes back into a workspace as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.mirroring import bring_back, mirror
from goldenthread.graph.store.remote.addresses import address_of
from goldenthread.graph.store.remote.credentials import Credentials
from goldenthread.graph.store.remote.wire import Wire
from goldenthread.graph.store.trig import canonical_trig
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import GENERATED_AT_TIME, XSD_DATE_TIME

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/times/"  # of no other test: all share one Virtuoso


@pytest.fixture(params=["oxigraph", "virtuoso"])
def wire(request: pytest.FixtureRequest) -> Wire:
    if request.param == "oxigraph":
        return Wire(address_of(request.getfixturevalue("oxigraph")), None)
    server = request.getfixturevalue("virtuoso")
    return Wire(address_of(server.query), Credentials(server.user, server.password))


def test_times_come_back_as_they_were_written(wire: Wire, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "plan", BASE, "")
    time = Literal("2026-05-02T09:25:22.92952Z", datatype=NamedNode(XSD_DATE_TIME))
    decided = Quad(NamedNode(f"{BASE}id/decision/1"), NamedNode(GENERATED_AT_TIME), time, NamedNode(f"{BASE}graph/decisions"))
    with workspace.changing():
        workspace.replace({}, {}, decisions=canonical_trig([decided]))
    mirror(workspace, wire)
    back = bring_back(wire, tmp_path / "back", BASE).workspace
    written, kept = (next((each.folder / "decisions").glob("*.trig")).read_bytes() for each in (workspace, back))
    assert kept == written
