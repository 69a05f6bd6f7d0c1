"""One workspace in every engine of this machine: the same quads and answers, whatever happens while an index is made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.store import opening
from goldenthread.graph.store.disk import make_index
from goldenthread.graph.store.opening import make_ready, open_local, open_store
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import WorkspaceError

if TYPE_CHECKING:
    from goldenthread.graph.store.store import Store

VALUES = "SELECT ?value { ?s <urn:p> ?value } ORDER BY ?value"
APART = "SELECT ?value { GRAPH ?g { ?s <urn:p> ?value } FILTER NOT EXISTS { ?s <urn:p> ?value } } ORDER BY ?value"
ENGINES = ("memory", "disk")


def values(store: Store, query: str = VALUES) -> list[str]:
    return [value for (value,) in store.select(query).texts]


def indexes(workspace: Workspace) -> list[Path]:
    return sorted(path for path in (workspace.folder / ".goldenthread/index").glob("*") if path.is_dir())


def change(workspace: Workspace, value: str) -> None:
    graph = NamedNode(f"{workspace.base}graph/source/cabinet")
    with workspace.changing():
        workspace.replace({}, {graph.value: [Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(value), graph)]})


@pytest.mark.parametrize("engine", ENGINES)
def test_facts_are_merged_and_the_rest_stands_apart(workspace: Workspace, engine: str) -> None:
    store = open_store(workspace, engine)
    assert values(store) == ["both", "one"]
    assert values(store, APART) == ["once", "perhaps"]
    assert store.ask("ASK { gt:SubOutcome a owl:Class . ?rule a gt:Rule . ?lens a gt:Lens }")


def test_all_engines_hold_the_same(workspace: Workspace) -> None:
    memory, disk = (open_store(workspace, engine) for engine in ENGINES)
    assert memory.graphs() == disk.graphs()
    for graph in memory.graphs():
        assert _lines(memory, graph) == _lines(disk, graph), graph
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert list(memory.select(count).texts) == list(disk.select(count).texts)
    assert memory.revision == disk.revision == workspace.revision


def _lines(store: Store, graph: str) -> list[str]:
    """The quads of a graph; the lists of the ontology have nodes that are called otherwise each time."""
    return sorted(f"{quad.predicate} {quad.object}" for quad in store.quads(graph) if not str(quad).count("_:"))


def test_an_index_is_used_until_the_files_change(workspace: Workspace) -> None:
    open_store(workspace, "disk")
    (made,) = indexes(workspace)
    before = made.stat()
    assert values(open_store(Workspace.open(workspace.folder), "disk")) == ["both", "one"]
    assert (made.stat().st_ino, made.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    old, stays_open = workspace.revision, open_store(workspace, "disk")
    for value in ("other", "another", "last"):
        change(workspace, value)
        assert values(open_store(workspace, "disk")) == [value]
    assert workspace.revision != old
    assert values(stays_open) == ["both", "one"]
    assert len(indexes(workspace)) == 3  # this one, the one before, and the one that is still asked
    del stays_open
    change(workspace, "the very last")
    assert values(open_store(workspace, "disk")) == ["the very last"]
    assert len(indexes(workspace)) == 2


def test_the_size_decides_unless_something_is_said(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assert make_ready(workspace).engine == "memory"
    settings = workspace.folder / "workspace.toml"
    settings.write_text(f'store = "disk"\n{settings.read_text(encoding="utf-8")}', encoding="utf-8")
    assert make_ready(Workspace.open(workspace.folder)).engine == "disk"
    assert make_ready(Workspace.open(workspace.folder), "memory").engine == "memory"
    monkeypatch.setattr(opening, "_LARGE", 0)
    assert make_ready(workspace).engine == "disk"


def test_where_no_index_can_be_made_memory_does_it_unless_one_is_wanted(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_LARGE", 0)
    (workspace.folder / ".goldenthread").mkdir(exist_ok=True)
    (workspace.folder / ".goldenthread/index").write_text("a file, and no folder")
    assert values(open_local(workspace)) == ["both", "one"]
    with pytest.raises(WorkspaceError, match="is or lies in a file"):
        open_local(workspace, "disk")


@pytest.mark.parametrize("engine", ENGINES)
def test_a_damaged_file_is_named(workspace: Workspace, engine: str) -> None:
    damaged = workspace.folder / "statements/scrutiny.trig"
    damaged.write_bytes(damaged.read_bytes()[:-9])
    with pytest.raises(WorkspaceError, match=r"scrutiny\.trig is damaged .*goldenthread build"):
        open_store(workspace, engine)
    assert not indexes(workspace)


def test_a_store_that_does_not_exist_is_told(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="no store called 'disc': choose memory, disk, or a URL"):
        open_store(workspace, "disc")


def test_files_that_change_while_they_are_read_are_read_again(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    make, calls = make_index, list[str]()

    def disturbed(index: Path, *rest: object) -> None:
        calls.append(index.name)
        if len(calls) < 3:
            change(workspace, f"after {len(calls)}")
        make(index, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "make_index", disturbed)
    store = open_store(workspace, "disk")
    assert (values(store), store.revision, len(set(calls))) == (["after 2"], workspace.revision, 3)
    assert [path.name for path in indexes(workspace)] == [workspace.revision]


OPEN = """
import sys
from pathlib import Path
from goldenthread.graph.store.opening import *
from goldenthread.graph.workspace import Workspace
"""
ASK = "print(open_store(Workspace.open(Path(sys.argv[1])), sys.argv[2]).ask('ASK { ?s <urn:p> \"both\" }'))"


def run(workspace: Workspace, engine: str, before: str = "", after: str = ASK) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", OPEN + before + after, str(workspace.folder), engine]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_several_processes_make_one_index(workspace: Workspace) -> None:
    started = [run(workspace, "disk") for _ in range(4)]
    assert [process.communicate() for process in started] == [("True\n", "")] * 4
    assert [path.name for path in indexes(workspace)] == [workspace.revision]


def test_a_maker_that_is_killed_leaves_no_index(workspace: Workspace) -> None:
    dies = (
        "import os, signal; from goldenthread.graph.store import disk; disk._force = lambda folder: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    process = run(workspace, "disk", dies)
    assert process.communicate() == ("", "")
    assert process.returncode == -9
    (left,) = indexes(workspace)
    assert left.suffix == ".new"
    assert values(open_store(workspace, "disk")) == ["both", "one"]
    assert [path.name for path in indexes(workspace)] == [workspace.revision]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows bounds no file's size")
def test_a_full_disk_leaves_no_index(workspace: Workspace) -> None:
    full = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
    )
    told = "try: open_store(Workspace.open(Path(sys.argv[1])), sys.argv[2])\nexcept WorkspaceError as error: print(error)"
    answer, trouble = run(workspace, "disk", f"{full}from goldenthread.ontology.errors import WorkspaceError\n", told).communicate()
    assert "cannot be used" in answer or "is full" in answer, trouble
    assert not indexes(workspace)
    shutil.rmtree(workspace.folder / ".goldenthread")
    assert values(open_store(workspace, "disk")) == ["both", "one"]


def test_a_copied_folder_has_a_revision_of_its_own_and_every_change_another(workspace: Workspace, tmp_path: Path) -> None:
    first = workspace.revision
    assert Workspace.open(workspace.folder).revision == first
    shutil.copytree(workspace.folder, tmp_path / "copy")
    assert Workspace.open(tmp_path / "copy").revision != first
    change(workspace, "another")
    assert workspace.revision != first
