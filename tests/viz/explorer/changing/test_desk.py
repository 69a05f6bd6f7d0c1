"""What is handed in at the desk: looked at without changing anything, built as it was shown or shown anew, whoever is killed."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goldenthread.graph.decisions import read_decisions, read_waiting
from goldenthread.graph.reviewing import Answer, Said, list_open
from goldenthread.graph.standing import documents_of, state_of
from goldenthread.graph.workbook.content import content_of
from goldenthread.graph.workbook.drawing import draw
from goldenthread.graph.workspace import Workspace
from goldenthread.queries.endpoint.http.refusals import Refusal
from goldenthread.viz.explorer.changing.desk import Desk
from goldenthread.viz.explorer.changing.imports import CONFIRMED, imports_of, put, read_import
from goldenthread.viz.explorer.changing.working import noted

from .conftest import at_work, looked_at, settled, until, upload, visible

SERVER = """
import sys, time
from pathlib import Path
from goldenthread.graph.workspace import Workspace
from goldenthread.viz.explorer.changing.desk import Desk
desk = Desk(Workspace.open(Path(sys.argv[1])))
desk.open()
print("open", flush=True)
time.sleep(600)
"""


def bomb(name: str) -> bytes:
    """A zip of a few kB that would be a gigabyte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as entry:
        for _ in range(1000):
            entry.write(bytes(2**20))
    return packed.getvalue()


HOSTILE = {
    "picture.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
    "bomb.docx": bomb("word/document.xml"),
    "program.exe": b"MZ\x90\x00" + bytes(2000),
    "called.pdf": b"GIF89a" + bytes(2000),
    "cut.pdf": b"%PDF-1.7\n1 0 obj",
}


def test_a_paper_is_looked_at_and_taken_in_as_it_was_shown(workspace: Workspace, desk: Desk, papers: tuple[Path, ...]) -> None:
    before, paper = visible(workspace.folder), papers[1]
    name = desk.hand_in([upload(paper.name, paper.read_bytes())])
    shown = looked_at(workspace, name)
    assert shown.preview is not None
    assert visible(workspace.folder) == before, "nothing is changed by looking"
    (told,) = shown.preview.papers
    assert (told.name, told.convention, told.replaces) == (paper.name, "UK committee paper", False)
    assert "passages" in told.coverage
    sections = {section.title: section for section in shown.preview.sections}
    assert sections["Things that are new"].total > 20
    assert all(line.receipts and line.grade == "stated" for line in sections["Links that are new, stated"].lines)
    assert {"Findings that are new", "Findings that are settled", "Suggestions for review that are new"} <= sections.keys()
    assert desk.confirm(name, shown.preview.state)
    done = settled(workspace, name)
    assert (done.done, done.trouble) == ("1 paper was read.", "")
    assert [path.name for path in workspace.sources()] == [each.name for each in papers]
    assert not (done.folder / "papers").exists(), "the papers are kept in the workspace, and nowhere else"


def test_a_paper_is_replaced_and_taken_away(workspace: Workspace, desk: Desk, papers: tuple[Path, ...]) -> None:
    here = workspace.sources()[0].name
    name = desk.hand_in([upload(here, papers[1].read_bytes())])
    shown = looked_at(workspace, name)
    assert shown.preview is not None
    assert shown.preview.papers[0].replaces
    assert {"Things that go", "Things that are new"} <= {section.title for section in shown.preview.sections}
    alone = looked_at(workspace, desk.hand_in((), [here]))
    assert "no paper to build from" in alone.trouble
    desk.try_again(alone.name)
    assert "no paper to build from" in looked_at(workspace, alone.name).trouble
    desk.drop(alone.name)
    with pytest.raises(Refusal):
        read_import(workspace.folder, alone.name)


def test_hostile_files_are_told_by_name_and_do_no_harm_to_the_good_one(workspace: Workspace, desk: Desk, papers: tuple[Path, ...]) -> None:
    before, paper = visible(workspace.folder), papers[1]
    page = b"<html><body><script>alert(1)</script><h1 onclick='x'>Plan</h1><p>1. The Council will act.</p></body></html>"
    files = [upload(name, content) for name, content in {**HOSTILE, "page.html": page, paper.name: paper.read_bytes()}.items()]
    shown = looked_at(workspace, desk.hand_in(files))
    assert shown.preview is not None, shown.trouble
    assert {told.split()[0] for told in shown.preview.unread} >= {"bomb.docx", "called.pdf", "cut.pdf"}
    assert paper.name in {told.name for told in shown.preview.papers}
    assert not {told.name for told in shown.preview.papers} & {"bomb.docx", "called.pdf", "cut.pdf", "program.exe"}
    assert not any(str(workspace.folder) in sentence for sentence in shown.preview.unread), "a path of the machine is nobody's business"
    assert visible(workspace.folder) == before


def test_what_was_shown_of_another_state_is_shown_anew(workspace: Workspace, desk: Desk, papers: tuple[Path, ...]) -> None:
    paper = papers[1]
    name = desk.hand_in([upload(paper.name, paper.read_bytes())])
    first = looked_at(workspace, name).preview
    assert first is not None
    store = workspace.store()
    desk.decide(store, {list_open(store, read_decisions(workspace))[0].iri: Said(Answer.ACCEPT, "Ann")})
    assert not desk.confirm(name, first.state)
    until(lambda: not read_waiting(workspace) and (read_import(workspace.folder, name).preview or first) != first)
    again = looked_at(workspace, name)
    until(lambda: (found := looked_at(workspace, name).preview) is not None and found.state == state_of(workspace))
    assert again.again
    assert len(workspace.sources()) == 1
    assert not desk.confirm(name, first.state), "it is not what is shown any more"
    shown = looked_at(workspace, name).preview
    assert shown is not None
    assert desk.confirm(name, shown.state)
    until(lambda: bool(read_import(workspace.folder, name).done))
    assert len(workspace.sources()) == 2
    assert len(read_decisions(workspace).in_force) == 1


def test_the_state_is_looked_at_again_by_the_build_itself(workspace: Workspace, desk: Desk, papers: tuple[Path, ...]) -> None:
    paper = papers[1]
    name = desk.hand_in([upload(paper.name, paper.read_bytes())])
    shown = looked_at(workspace, name)
    put(shown.folder, CONFIRMED, {"state": "of another day"})
    until(lambda: not read_import(workspace.folder, name).confirmed)
    assert looked_at(workspace, name).preview == shown.preview
    assert len(workspace.sources()) == 1


def test_a_workbook_is_shown_cell_by_cell_and_one_with_a_fault_is_not_taken(workspace: Workspace, desk: Desk) -> None:
    from openpyxl import load_workbook

    content = draw(content_of(workspace.store(), workspace.base), workspace.base, workspace.council, datetime.now(UTC))
    for entry, hindered in (("new body", False), ("no such board", True)):
        book = load_workbook(io.BytesIO(content))
        sheet = book["Bodies"] if not hindered else book["Outline"]
        heads = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
        if hindered:
            sheet.cell(2, heads["Add board"], entry)
        else:
            row = sheet.max_row + 1
            sheet.cell(row, heads["Name"], "Waste Board")
            sheet.cell(row, heads["Kind"], "outcome board")
        filled = io.BytesIO()
        book.save(filled)
        shown = looked_at(workspace, desk.hand_in([upload("filled.xlsx", filled.getvalue())]))
        assert shown.preview is not None, shown.trouble
        (told,) = shown.preview.books
        assert bool(told.faults) is hindered
        assert bool(shown.preview.hindered) is hindered
        assert desk.confirm(shown.name, shown.preview.state) is not hindered
        if not hindered:
            assert any("Waste Board" in sentence for _, sentence in told.changes)
            assert settled(workspace, shown.name).done == "1 workbook was taken in."
            assert len(workspace.workbooks()) == 1


def test_decisions_take_effect_by_themselves(workspace: Workspace, desk: Desk) -> None:
    store = workspace.store()
    chosen = list_open(store, read_decisions(workspace))[0]
    outcome = desk.decide(store, {chosen.iri: Said(Answer.ACCEPT, "Ann")})
    assert len(outcome.kept) == 1
    until(lambda: not read_waiting(workspace))
    assert workspace.store().ask(f"ASK {{ <{chosen.subject}> <{chosen.predicate}> <{chosen.object}> }}")
    desk.undo([outcome.kept[0].iri], "Ann")
    until(lambda: not read_waiting(workspace))
    assert not workspace.store().ask(f"ASK {{ <{chosen.subject}> <{chosen.predicate}> <{chosen.object}> }}")


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the child in /proc")
def test_a_builder_that_is_killed_leaves_the_old_and_the_decision_waits(workspace: Workspace, desk: Desk) -> None:
    before, revision = documents_of(workspace), workspace.revision
    store = workspace.store()
    desk.decide(store, {list_open(store, read_decisions(workspace))[0].iri: Said(Answer.ACCEPT)})
    until(lambda: bool(children_of(os.getpid())))
    for child in children_of(os.getpid()):
        os.kill(child, signal.SIGKILL)
    until(lambda: (working := noted(workspace.folder)) is not None and bool(working.trouble))
    assert (documents_of(workspace), workspace.revision, len(read_waiting(workspace))) == (before, revision, 1)
    desk.undo([], "")  # whatever is handed in next wakes the builder
    until(lambda: not read_waiting(workspace))
    assert documents_of(workspace) != before


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
def test_what_was_confirmed_is_built_by_the_next_server_when_one_is_killed(workspace: Workspace, papers: tuple[Path, ...]) -> None:
    paper = papers[1]
    with at_work(workspace) as desk:
        name = desk.hand_in([upload(paper.name, paper.read_bytes())])
        shown = looked_at(workspace, name)
    assert shown.preview is not None
    closed = Desk(workspace)
    assert closed.confirm(name, shown.preview.state)
    with subprocess.Popen([sys.executable, "-c", SERVER, str(workspace.folder)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        until(lambda: (working := noted(workspace.folder)) is not None and bool(working.step))
        os.kill(server.pid, signal.SIGKILL)
    with at_work(workspace):
        until(lambda: bool(read_import(workspace.folder, name).done))
    assert [path.name for path in workspace.sources()] == [each.name for each in papers]


def test_what_was_built_before_the_server_could_say_so_is_told_as_done(workspace: Workspace, papers: tuple[Path, ...]) -> None:
    from goldenthread.graph.building import build

    paper = papers[1]
    with at_work(workspace) as desk:
        name = desk.hand_in([upload(paper.name, paper.read_bytes())])
        shown = looked_at(workspace, name)
    assert shown.preview is not None
    put(shown.folder, CONFIRMED, {"state": shown.preview.state})
    build([paper], workspace.folder)
    with at_work(workspace):
        until(lambda: bool(read_import(workspace.folder, name).done))
    assert replace(read_import(workspace.folder, name)).done == "1 paper was read."
    assert [each.name for each in imports_of(workspace.folder)] == [name]


def children_of(parent: int) -> list[int]:
    """The processes that a process has begun to do work for the desk."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            told, line = status.read_text().rpartition(")")[2].split(), (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(told[1]) == parent and b"changing.child" in line:
            found.append(int(status.parent.name))
    return found
