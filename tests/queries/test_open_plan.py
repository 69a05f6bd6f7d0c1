"""Opening a plan: a folder, the current one, a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.mirroring import mirror
from goldenthread.graph.store.remote.connecting import connect
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import ServerError, WorkspaceError
from goldenthread.queries import open_plan

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_or_the_current_one(leicestershire: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named = open_plan(leicestershire.folder)
    assert open_plan(str(leicestershire.folder)).find("9.3") == named.find("9.3")
    monkeypatch.chdir(leicestershire.folder)
    assert open_plan().store.revision == named.store.revision
    with pytest.raises(WorkspaceError, match="does not exist"):
        open_plan(tmp_path / "none")


def test_a_server_answers_as_the_workspace_does(
    leicestershire: Workspace, shared_oxigraph: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(ServerError, match="holds no workspace: fill it with goldenthread mirror"):
        open_plan(shared_oxigraph)
    mirror(leicestershire, connect(shared_oxigraph, {}))
    here, there = open_plan(leicestershire.folder), open_plan(shared_oxigraph)
    assert there.find("9.3") == here.find("9.3")
    assert there.search("healthy wei") == here.search("healthy wei")
    assert list((tmp_path / "goldenthread/search").glob("*.sqlite"))
    mine, theirs = (plan.ask("supporting-strategies", "9.3") for plan in (here, there))
    assert (theirs.rows, theirs.receipts, theirs.notes) == (mine.rows, mine.receipts, mine.notes)
    select = "SELECT ?o ?l { ?o a gt:Outcome ; skos:prefLabel ?l } ORDER BY ?l"
    assert there.select(select).rows == here.select(select).rows
    assert len(there.construct("CONSTRUCT { ?o a gt:Outcome } { ?o a gt:Outcome }")) == 5
    assert len(there.dataset().query(select)) == 5
    assert open_plan(shared_oxigraph, base=leicestershire.base).store.revision == there.store.revision

    other = Workspace.create(tmp_path / "other", "https://example.org/other/", "Othershire")
    mirror(other, connect(shared_oxigraph, {}))
    with pytest.raises(ServerError, match=r"several workspaces .*say which by its base"):
        open_plan(shared_oxigraph)
