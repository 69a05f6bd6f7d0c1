"""The workspace: what is kept comes back, and every trouble is one sentence with its remedy."""

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from filelock import FileLock
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph import publishing
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import WorkspaceError

BASE = "https://example.org/plan/"
SOURCE = f"{BASE}graph/source/cabinet"
SAID = Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal("9.3"), NamedNode(SOURCE))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path / "plan", BASE, 'Anyshire "County" Council')
    with made.changing():
        made.replace({"cabinet.txt": b"words"}, {SOURCE: (SAID,), f"{BASE}graph/inferred": ()})
    return made


def visible(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".goldenthread" not in path.parts
    }


def test_what_is_kept_comes_back(workspace: Workspace) -> None:
    opened = Workspace.open(workspace.folder)
    assert opened == workspace
    assert (opened.base, opened.council) == (BASE, 'Anyshire "County" Council')
    assert [path.name for path in opened.sources()] == ["cabinet.txt"]
    assert list(opened.store().quads(SOURCE)) == [SAID]
    assert opened.store().ask("ASK { gt:SubOutcome a owl:Class . ?rule a gt:Rule . ?lens a gt:Lens }")
    assert sorted(visible(workspace.folder)) == [
        "derived/inferred.trig",
        "sources/cabinet.txt",
        "statements/cabinet.trig",
        "workspace.toml",
    ]


def test_replacing_adds_changes_and_takes_away_and_leaves_decisions_and_settings_alone(workspace: Workspace) -> None:
    (workspace.folder / "decisions").mkdir()
    decision = workspace.folder / "decisions/2026.trig"
    decision.write_text(f'<{BASE}graph/decisions> {{ <urn:d> <urn:p> "accepted" }}')
    settings = workspace.folder / "workspace.toml"
    settings.write_text(settings.read_text() + "# our own remark\n")
    untouched = (workspace.folder / "derived/inferred.trig").stat().st_mtime_ns
    other = f"{BASE}graph/source/scrutiny"
    with workspace.changing():
        workspace.replace({"scrutiny.txt": b"other"}, {other: (), f"{BASE}graph/inferred": ()}, removed=["cabinet.txt"])
    assert sorted(visible(workspace.folder)) == [
        "decisions/2026.trig",
        "derived/inferred.trig",
        "sources/scrutiny.txt",
        "statements/scrutiny.trig",
        "workspace.toml",
    ]
    assert "our own remark" in settings.read_text()
    assert (workspace.folder / "derived/inferred.trig").stat().st_mtime_ns == untouched
    assert workspace.store().ask('ASK { GRAPH ?decisions { <urn:d> <urn:p> "accepted" } }')


@pytest.mark.parametrize(
    ("lay", "trouble"),
    [
        (lambda folder: None, "does not exist"),
        (lambda folder: folder.mkdir(), "holds no workspace"),
        (lambda folder: folder.write_text("x"), "is a file"),
        (lambda folder: lay_settings(folder, b"base = \ncouncil = 'x'"), r"workspace\.toml is damaged .*line 1"),
        (lambda folder: lay_settings(folder, b"\xff\xfe"), "is damaged"),
        (lambda folder: lay_settings(folder, b"council = 'x'"), "does not say where"),
        (lambda folder: lay_settings(folder, b"base = 'somewhere'"), "cannot be the base"),
    ],
)
def test_a_folder_that_is_no_workspace_is_not_opened(lay: Callable[[Path], object], trouble: str, tmp_path: Path) -> None:
    lay(tmp_path / "plan")
    with pytest.raises(WorkspaceError, match=trouble):
        Workspace.open(tmp_path / "plan")


def lay_settings(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "workspace.toml").write_bytes(content)


@pytest.mark.parametrize("create", [Workspace.create, Workspace.planned])
def test_a_folder_with_other_things_is_left_alone(create: Callable[[Path, str, str], Workspace], tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    with pytest.raises(WorkspaceError, match="not empty"):
        create(tmp_path, BASE, "")
    with pytest.raises(WorkspaceError, match="is a file"):
        create(tmp_path / "holiday.jpg", BASE, "")
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_workspace_is_not_made_twice(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="already"):
        Workspace.create(workspace.folder, BASE, "")


@pytest.mark.parametrize(("part", "remedy"), [("statements", "goldenthread build"), ("decisions", "from a copy")])
def test_a_damaged_file_is_named_with_its_remedy(part: str, remedy: str, workspace: Workspace) -> None:
    (workspace.folder / part).mkdir(exist_ok=True)
    (workspace.folder / part / "odd.trig").write_text("<urn:g> { <urn:a> ")
    with pytest.raises(WorkspaceError, match=rf"odd\.trig is damaged .*line 1.*{remedy}"):
        workspace.store()


@pytest.mark.parametrize("name", ["../out.txt", "a/b.txt", ".hidden", "a\\b.txt", "/etc/x", ".."])
def test_no_name_leads_out_of_the_workspace(name: str, workspace: Workspace) -> None:
    before = visible(workspace.folder)
    with workspace.changing(), pytest.raises(WorkspaceError, match="cannot be the name"):
        workspace.replace({name: b""}, {})
    with workspace.changing(), pytest.raises(WorkspaceError, match=r"cannot be the name|no place"):
        workspace.replace({}, {f"{BASE}graph/source/{name}": ()})
    assert visible(workspace.folder) == before


def test_a_graph_of_another_base_has_no_place(workspace: Workspace) -> None:
    with workspace.changing(), pytest.raises(WorkspaceError, match="no place"):
        workspace.replace({}, {"https://example.org/other/graph/source/cabinet": ()})


@pytest.mark.parametrize(("number", "trouble"), [(errno.ENOSPC, "is full"), (errno.EACCES, "permission"), (errno.EIO, "put that right")])
def test_a_disk_that_refuses_changes_nothing(number: int, trouble: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = visible(workspace.folder)

    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    with workspace.changing():
        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(WorkspaceError, match=trouble):
            workspace.replace({"more.txt": b"x"}, {SOURCE: (SAID,)})
    monkeypatch.undo()
    assert visible(Workspace.open(workspace.folder).folder) == before
    assert not (workspace.folder / ".goldenthread/next").exists()


def test_a_full_disk_is_told_in_the_engine_s_words_too(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="is full: make room"), publishing.explained(tmp_path):
        raise OSError(f"IO error: {os.strerror(errno.ENOSPC)}: While appending to file: x/000000.dbtmp")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_workspace_may_be_read_where_nobody_may_write(workspace: Workspace) -> None:
    for path in (workspace.folder, workspace.folder / ".goldenthread"):
        path.chmod(0o555)
    try:
        assert list(Workspace.open(workspace.folder).store().quads(SOURCE)) == [SAID]
    finally:
        for path in (workspace.folder, workspace.folder / ".goldenthread"):
            path.chmod(0o755)


def test_a_folder_that_may_not_be_looked_into_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refuse)
    for look in (Workspace.open, Workspace.exists):
        with pytest.raises(WorkspaceError, match="ask for the permission"):
            look(tmp_path / "plan")


def test_two_builders_do_not_meet(workspace: Workspace) -> None:
    with (
        workspace.changing(),
        pytest.raises(WorkspaceError, match="another build"),
        publishing.building(workspace.folder, patience=0.05),
    ):
        pytest.fail("both were let in")
    with workspace.changing():
        pass  # and the lock is let go


def test_whoever_waits_is_let_in_before_one_who_comes_back_at_once(workspace: Workspace) -> None:
    ended, entered = Event(), Event()
    turns = 0

    def come_back() -> None:
        nonlocal turns
        while not ended.is_set():
            with workspace.deciding():
                turns += 1
                entered.set()
                time.sleep(0.02)

    greedy = Thread(target=come_back)
    greedy.start()
    try:
        entered.wait(60)
        for _ in range(5):
            with workspace.deciding():
                pass
        assert turns <= 20, "and not some day, by luck"
    finally:
        ended.set()
        greedy.join()


def test_a_reader_waits_while_files_are_moved(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_PATIENCE", 0.05)
    with FileLock(workspace.folder / ".goldenthread/reading.lock"):
        for read in (workspace.store, workspace.sources, lambda: Workspace.open(workspace.folder)):
            with pytest.raises(WorkspaceError, match="in use"):
                read()
    assert workspace.sources()


def test_a_reader_does_not_wait_for_a_builder_who_thinks(workspace: Workspace) -> None:
    with workspace.changing():
        assert list(Workspace.open(workspace.folder).store().quads(SOURCE)) == [SAID]
