"""A workspace on a real server (Oxigraph): kept in step, resumed after a break, never half, and brought back."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from mirrored import BASE, Breaking, assert_in_step, facts, merged, rows_of
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.mirroring import bring_back, compare, mirror
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.opening import make_ready, open_store
from goldenthread.graph.store.remote.addresses import address_of
from goldenthread.graph.store.remote.connecting import connect
from goldenthread.graph.store.remote.credentials import Credentials
from goldenthread.graph.store.remote.ledger import read_ledger
from goldenthread.graph.store.remote.servers import SERVERS
from goldenthread.graph.store.remote.store import RemoteStore
from goldenthread.graph.store.remote.wire import Reply, Wire
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import ServerError, WorkspaceError


def quads(name: str, *values: str) -> list[Quad]:
    graph = NamedNode(f"{BASE}graph/{name}")
    return [Quad(NamedNode(f"{BASE}id/x"), NamedNode("http://purl.org/dc/terms/source"), Literal(value), graph) for value in values]


def hold(workspace: Workspace, graphs: Mapping[str, tuple[str, ...]]) -> None:
    with workspace.changing():
        workspace.replace({}, {f"{BASE}graph/{name}": quads(name, *values) for name, values in graphs.items()})


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A small workspace, without the vocabulary but for one graph that is not its own."""
    monkeypatch.setattr("goldenthread.graph.workspace.add_vocabulary", _add_little)
    made = Workspace.create(tmp_path / "plan", BASE, "Borough of 'Ä' \"Quoted\"")
    hold(made, {"source/one": ("1", "shared"), "source/two": ("2", "shared"), "inferred": ("3",), "suggested": ("4", "maybe")})
    return made


def _add_little(store: EmbeddedStore, *trig: bytes) -> None:
    store.load(*trig, turtle={"https://w3id.org/goldenthread/lens/one": b"<https://example.org/lens> a <https://example.org/Lens> ."})


@pytest.fixture
def wire(oxigraph: str) -> Wire:
    return connect(oxigraph, {})


@pytest.fixture(params=["oxigraph", "virtuoso"])
def any_wire(request: pytest.FixtureRequest) -> Iterator[Wire]:
    """The way to either server; on Virtuoso, which is there for all tests, nothing is left behind."""
    if request.param == "oxigraph":
        yield connect(request.getfixturevalue("oxigraph"), {})
        return
    server = request.getfixturevalue("virtuoso")
    wire = Wire(address_of(server.query), Credentials(server.user, server.password))
    yield wire
    for graph, *_ in rows_of(wire, f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER STRSTARTS(STR(?g), '{BASE}') }}"):
        wire.update(SERVERS["virtuoso"].updates_at(wire.address), f"DROP SILENT GRAPH {graph}")


def test_a_server_is_filled_and_kept_in_step(workspace: Workspace, any_wire: Wire) -> None:
    wire = any_wire
    first = mirror(workspace, wire)
    assert_in_step(workspace, wire)
    assert first.steps == 1
    assert first.server in {"Oxigraph", "Virtuoso"}
    assert first.is_atomic is (first.server == "Oxigraph")
    assert not first.untold
    again = mirror(workspace, wire)
    assert (again.steps, again.triples, again.difference.changed) == (0, 0, ())


@pytest.mark.parametrize(
    "after",
    [
        {"source/one": ("1",), "source/two": ("2", "shared"), "inferred": ("3",), "suggested": ("4", "maybe")},
        {"source/one": ("1",), "source/two": ("2",), "inferred": ("3",), "suggested": ("4", "maybe")},
        {"source/two": ("2", "shared"), "inferred": ("3",), "suggested": ("4",)},
        {"source/one": ("1", "shared"), "inferred": ("3", "shared", "4")},
        {"source/one": ("new",), "source/three": ("1", "3")},
        {"suggested": ("shared",)},
        {"source/one": ("2", "shared"), "source/two": ("1", "shared"), "inferred": ("3",), "suggested": ("4", "maybe")},
    ],
    ids=["told once less", "told no more", "a graph gone", "suggestion becomes a fact", "all new", "only suggested", "exchanged"],
)
def test_every_change_arrives(workspace: Workspace, any_wire: Wire, after: dict[str, tuple[str, ...]]) -> None:
    wire = any_wire
    mirror(workspace, wire)
    before = RemoteStore(wire, BASE).revision
    hold(workspace, after)
    done = mirror(workspace, wire)
    assert_in_step(workspace, wire)
    assert done.steps == 1
    assert all(graph.startswith(BASE) for graph in done.difference.changed), "the vocabulary has not changed"
    assert RemoteStore(wire, BASE).revision != before


@pytest.mark.parametrize("is_deaf", [False, True], ids=["not sent", "answer lost"])
@pytest.mark.parametrize("left", [0, 1, 4, 9, 10, 11])  # of the 11 updates that there are
def test_what_broke_off_goes_on_where_it_stopped(
    workspace: Workspace, wire: Wire, left: int, is_deaf: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror(workspace, wire)
    monkeypatch.setitem(SERVERS, "oxigraph", replace(SERVERS["oxigraph"], batch_triples=2))
    hold(workspace, {"source/one": tuple("abcdefgh"), "source/two": ("shared", "x", "y"), "suggested": ("z",)})
    breaking = Breaking(wire.address, left=[left], is_deaf=is_deaf)
    held = merged(wire)
    try:
        mirror(workspace, breaking)
    except ServerError:
        assert merged(wire) in (held, facts(workspace)), "questions never see a half"
    mirror(workspace, wire)
    assert_in_step(workspace, wire)


@pytest.mark.parametrize(("is_deaf", "missing"), [(False, 3), (True, 2)], ids=["not sent", "answer lost"])
def test_only_the_rest_is_sent(workspace: Workspace, wire: Wire, is_deaf: bool, missing: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror(workspace, wire)
    monkeypatch.setitem(SERVERS, "oxigraph", replace(SERVERS["oxigraph"], batch_triples=2))
    hold(workspace, {"source/one": tuple("abcdefghij")})
    with pytest.raises(ServerError, match="cable"):
        mirror(workspace, Breaking(wire.address, left=[2], is_deaf=is_deaf))
    sent: list[str] = []
    monkeypatch.setattr(Wire, "update", _noting(Wire.update, sent))
    mirror(workspace, wire)
    assert sum(text.startswith(f"INSERT DATA {{ GRAPH <{BASE}graph/incoming/") for text in sent) == missing
    assert_in_step(workspace, wire)


def _noting(update: Callable[[Wire, str, str], Reply], sent: list[str]) -> Callable[[Wire, str, str], Reply]:
    def noted(self: Wire, url: str, text: str) -> Reply:
        sent.append(text)
        return update(self, url, text)

    return noted


def test_two_who_mirror_at_once_end_in_step(workspace: Workspace, wire: Wire) -> None:
    """The second finds that the first took what was loaded, and changes nothing by it."""
    mirror(workspace, wire)
    hold(workspace, {"source/one": ("new", "shared")})

    @dataclass(slots=True)
    class Meanwhile(Wire):
        done: list[bool] = field(default_factory=list)

        def update(self, url: str, text: str) -> Reply:
            if text.startswith("DELETE {") and not self.done:
                self.done.append(True)
                mirror(workspace, wire)
            return Wire.update(self, url, text)

    mirror(workspace, Meanwhile(wire.address))
    assert_in_step(workspace, wire)


def test_what_is_on_the_way_and_no_more_wanted_is_taken_away(workspace: Workspace, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SERVERS, "oxigraph", replace(SERVERS["oxigraph"], batch_triples=2))
    with pytest.raises(ServerError, match="cable"):
        mirror(workspace, Breaking(wire.address, left=[4]))
    assert read_ledger(wire, BASE).incoming
    hold(workspace, {"source/one": ("other",)})
    mirror(workspace, wire)
    assert_in_step(workspace, wire)


def test_a_big_fill_is_put_in_place_in_steps(workspace: Workspace, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.graph.mirroring._TOGETHER", 3)
    assert mirror(workspace, wire).steps == 3
    assert_in_step(workspace, wire)


def test_two_workspaces_stand_side_by_side(workspace: Workspace, wire: Wire, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "other", "https://example.org/other/", "")
    with other.changing():
        other.replace({}, {"https://example.org/other/graph/source/one": quads("source/one", "theirs")})
    mirror(workspace, wire)
    mirror(other, wire)
    assert RemoteStore(wire, BASE).select("SELECT ?o { ?s dcterms:source ?o } ORDER BY ?o").rows == (
        *((Literal(each),) for each in ("1", "2", "3", "shared")),
    )
    with pytest.raises(ServerError, match=r"several workspaces \(https://example.org/other/, https://example.org/plan/\)"):
        bring_back(wire, tmp_path / "back")
    assert bring_back(wire, tmp_path / "back", other.base).workspace.base == other.base


def test_a_workspace_comes_back_to_the_same_bytes(leicestershire: Workspace, wire: Wire, tmp_path: Path) -> None:
    mirror(leicestershire, wire)
    back = bring_back(wire, tmp_path / "back")
    assert back.papers == tuple(path.name for path in leicestershire.sources())
    for part in ("statements", "derived", "decisions"):
        kept = {path.name: path.read_bytes() for path in (leicestershire.folder / part).glob("*.trig")}
        assert {path.name: path.read_bytes() for path in (back.workspace.folder / part).glob("*.trig")} == kept
    assert back.workspace.settings == leicestershire.settings
    assert not compare(back.workspace.store(), read_ledger(wire, leicestershire.base)).changed
    shutil.copytree(leicestershire.folder / "sources", back.workspace.folder / "sources", dirs_exist_ok=True)
    assert back.workspace.sources()


def test_nothing_comes_back_from_an_empty_server(wire: Wire, tmp_path: Path) -> None:
    with pytest.raises(ServerError, match="holds no workspace: fill it with goldenthread mirror --to URL"):
        bring_back(wire, tmp_path / "back")
    with pytest.raises(ServerError, match=r"holds nothing of https://example\.org/plan/"):
        bring_back(wire, tmp_path / "back", BASE)
    with pytest.raises(ServerError, match="fill it with goldenthread mirror --to http"):
        RemoteStore(wire, BASE).filled()
    assert not (tmp_path / "back").exists()


def test_what_others_changed_does_not_come_back(workspace: Workspace, wire: Wire, tmp_path: Path) -> None:
    mirror(workspace, wire)
    wire.update(wire.address.update, f"DELETE WHERE {{ GRAPH <{BASE}graph/source/one> {{ ?s ?p '1' }} }}")
    with pytest.raises(ServerError, match="source/one on the server is not what was sent there"):
        bring_back(wire, tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_no_workspace_is_overwritten(workspace: Workspace, wire: Wire) -> None:
    mirror(workspace, wire)
    with pytest.raises(WorkspaceError, match="holds a workspace already"):
        bring_back(wire, workspace.folder)


def test_a_workspace_is_asked_where_it_says(workspace: Workspace, wire: Wire, oxigraph: str) -> None:
    with pytest.raises(ServerError, match="holds nothing of https"):
        open_store(workspace, oxigraph)
    mirror(workspace, wire)
    assert isinstance(open_store(workspace, oxigraph), RemoteStore)
    settings = workspace.folder / "workspace.toml"
    settings.write_text(f'store = "{oxigraph}/query"\n{settings.read_text()}\n[server]\nseconds = 7\n')
    again = Workspace.open(workspace.folder)
    assert again.settings.server == {"seconds": 7}
    there = open_store(again)
    assert isinstance(there, RemoteStore)
    assert there.graphs() == workspace.store().graphs()
    assert not isinstance(open_store(again, "memory"), RemoteStore)
    assert mirror(again, wire).steps == 0, "what is sent is read from the files, wherever questions go"
    with pytest.raises(WorkspaceError, match="from the workspace's own files, not from http"):
        make_ready(again, oxigraph)
