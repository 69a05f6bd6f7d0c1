"""Files are taken by harmless names, put aside in private, and forgotten after a day."""

from __future__ import annotations

import json
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goldenthread.graph.decisions import read_decisions
from goldenthread.graph.reviewing import Answer, Said, decide, list_open
from goldenthread.graph.workspace import Workspace
from goldenthread.queries.endpoint.http.refusals import Refusal
from goldenthread.viz.explorer.changing.builder import Builder
from goldenthread.viz.explorer.changing.handing_in import MOST, clear_old, drop, file_name, hand_in
from goldenthread.viz.explorer.changing.imports import ASKED, CONFIRMED, imports_in, imports_of, put, read_import

from .conftest import upload, visible


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("cabinet.pdf", "cabinet.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\Cabinet paper (v2).docx", "Cabinet paper (v2).docx"),
        ("..\\..\\workspace.toml", "workspace.toml"),
        ("/tmp/x/ü 5 – plan.txt", "ü 5 – plan.txt"),  # noqa: S108 - a name that somebody sends
        ("<b>bold.txt".replace("<b>", ""), "bold.txt"),
    ],
)
def test_a_name_is_what_stands_after_the_last_slash(given: str, kept: str) -> None:
    assert file_name(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "", "  ", ".", "..", "../", ".hidden", "~$open.docx", "a\0b.txt", "a\nb.txt", "x" * 300, "é" * 100 + ".pdf", "CON", "con.txt",
        "LPT1.pdf", "nul", "<script>alert(1)</script>.txt", 'a".txt', "a:b.txt", "a?.txt", "report\u202efdp.exe", "trailing.",
    ],
)  # fmt: skip
def test_a_name_that_some_system_cannot_hold_is_refused_in_a_sentence(workspace: Workspace, given: str) -> None:
    before = visible(workspace.folder)
    with pytest.raises(Refusal) as refused:
        hand_in(workspace, [upload(given, b"words")], ())
    assert refused.value.status == 400
    assert "\0" not in str(refused.value)
    assert len(str(refused.value)) < 200
    assert imports_of(workspace.folder) == ()
    assert visible(workspace.folder) == before


def test_what_cannot_be_taken_as_a_whole_is_not_taken_in_part(workspace: Workspace) -> None:
    for files, without, told in (
        ([], (), "No file"),
        ([upload("a.txt", b"a"), upload("b.txt", b"")], (), "b.txt is empty"),
        ([upload("a.txt", b"a"), upload("x/A.TXT", b"b")], (), "Two of the files"),
        ([], ("none.txt",), "no paper called"),
    ):
        with pytest.raises(Refusal, match=told):
            hand_in(workspace, files, without)
    assert not any(imports_in(workspace.folder).glob("*"))


def test_it_lies_aside_in_private_under_a_name_that_nobody_can_guess(workspace: Workspace) -> None:
    before = visible(workspace.folder)
    names = [hand_in(workspace, [upload("a.txt", b"words")], ()) for _ in range(2)]
    assert len({*names}) == 2
    assert all(len(name) >= 32 for name in names)
    found = read_import(workspace.folder, names[0])
    assert [path.read_bytes() for path in found.papers] == [b"words"]
    assert (found.files, found.without, found.preview, found.confirmed, found.done) == (("a.txt",), (), None, "", "")
    assert visible(workspace.folder) == before
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in (imports_in(workspace.folder), found.folder, found.folder / "papers")} == {
            0o700
        }


@pytest.mark.parametrize("name", ["", "..", "../..", "x" * 32, "a/b", "%2e%2e", "0" * 100])
def test_a_name_that_was_not_given_leads_nowhere(workspace: Workspace, name: str) -> None:
    hand_in(workspace, [upload("a.txt", b"words")], ())
    with pytest.raises(Refusal) as refused:
        read_import(workspace.folder, name)
    assert refused.value.status == 404


def test_no_more_than_so_many_wait(workspace: Workspace) -> None:
    names = [hand_in(workspace, [upload("a.txt", b"words")], ()) for _ in range(MOST)]
    with pytest.raises(Refusal, match="drop one of them first") as refused:
        hand_in(workspace, [upload("a.txt", b"words")], ())
    assert refused.value.status == 409
    drop(workspace.folder, read_import(workspace.folder, names[0]))
    hand_in(workspace, [upload("a.txt", b"words")], ())


def test_after_a_day_it_is_gone_unless_it_is_being_built(workspace: Workspace) -> None:
    names = [hand_in(workspace, [upload("a.txt", b"words")], ()) for _ in range(3)]
    for name in names[:2]:
        file = imports_in(workspace.folder) / name / ASKED
        told = json.loads(file.read_bytes())
        file.write_text(json.dumps({**told, "when": (datetime.now(UTC) - timedelta(days=1, minutes=1)).isoformat()}))
    with pytest.raises(Refusal, match="a day has passed"):
        read_import(workspace.folder, names[0])
    put(imports_in(workspace.folder) / names[1], CONFIRMED, {"state": "x"})
    clear_old(workspace.folder)
    assert {each.name for each in imports_of(workspace.folder)} == {*names[1:]}


def test_half_an_import_is_none_and_is_cleared_away(workspace: Workspace) -> None:
    half = imports_in(workspace.folder) / ("h" * 32)
    (half / "papers").mkdir(parents=True)
    clear_old(workspace.folder)
    assert half.is_dir(), "it may still be on its way"
    past = (datetime.now(UTC) - timedelta(days=2)).timestamp()
    os.utime(half, (past, past))
    assert imports_of(workspace.folder) == ()
    clear_old(workspace.folder)
    assert not half.exists()


def test_what_is_being_built_cannot_be_dropped(workspace: Workspace) -> None:
    name = hand_in(workspace, [upload("a.txt", b"words")], ())
    put(imports_in(workspace.folder) / name, CONFIRMED, {"state": "x"})
    with pytest.raises(Refusal) as refused:
        drop(workspace.folder, read_import(workspace.folder, name))
    assert refused.value.status == 409
    assert Path(read_import(workspace.folder, name).folder).is_dir()


def test_a_preview_gets_its_turn_while_decisions_keep_coming(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    store, done = workspace.store(), list[str]()
    decide(workspace, store, {list_open(store, read_decisions(workspace))[0].iri: Said(Answer.ACCEPT)}, datetime.now(UTC))
    hand_in(workspace, [upload("a.txt", b"words")], ())

    def run(_: Builder, what: str, *__: object) -> tuple[int, str]:  # and the decision still waits
        done.append(what)
        return 0, ""

    monkeypatch.setattr(Builder, "_run", run)
    builder = Builder(workspace)
    while len(done) < 4:
        assert builder._step()
    assert done == ["decisions", "preview"] * 2
