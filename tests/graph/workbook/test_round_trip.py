"""A workbook that nobody changed changes nothing, whichever program saved it; and nothing in it is ever a formula."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from goldenthread.graph.building import build
from goldenthread.graph.decisions import History
from goldenthread.graph.workbook.content import content_of
from goldenthread.graph.workbook.drawing import draw
from goldenthread.graph.workbook.proposing import propose
from goldenthread.graph.workbook.returned import read_returned
from goldenthread.graph.workspace import Workspace


def by_openpyxl(content: bytes, _: Path) -> bytes:
    file = io.BytesIO()
    load_workbook(io.BytesIO(content)).save(file)
    return file.getvalue()


def by_libreoffice(content: bytes, folder: Path) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        assert not os.environ.get("CI"), ".ci/run installs LibreOffice"
        pytest.skip("LibreOffice is not installed")
    (folder / "plan.xlsx").write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "saved")]
    subprocess.run([office, home, "--headless", *into, str(folder / "plan.xlsx")], check=True, capture_output=True, timeout=180)
    return (folder / "saved/plan.xlsx").read_bytes()


Save = Callable[[bytes, Path], bytes]
PROGRAMS = pytest.mark.parametrize("save", [by_openpyxl, by_libreoffice], ids=["openpyxl", "libreoffice"])


@PROGRAMS
def test_without_edits_nothing_changes(leicestershire: Workspace, desk: Any, tmp_path: Path, save: Save) -> None:
    store, base = leicestershire.store(), leicestershire.base
    content = save(draw(content_of(store, base), base, leicestershire.council, desk.now), tmp_path)
    proposal = propose(read_returned(content, "plan.xlsx"), store, History(), base, desk.now)
    assert (proposal.changes, proposal.faults, proposal.conflicts, proposal.notices) == ((), (), (), ())


@PROGRAMS
def test_edits_come_through(desk: Any, tmp_path: Path, save: Save) -> None:
    content = desk.filled([{"sheet": "Links", "row": "+1", "heading": key, "value": value} for key, value in LINK])
    proposal = desk.proposed(save(content, tmp_path))
    assert [change.sentence for change in proposal.changes] == ["“Strategy for Clean Air supports 2.1 Everyone is heard” is stated"]
    assert proposal.faults == ()


LINK = (("From", "Strategy for Clean Air"), ("Relation", "supports"), ("To", "2.1 Everyone is heard"))


@PROGRAMS
def test_what_looks_like_a_formula_stays_text(desk: Any, tmp_path: Path, save: Save, decide: Callable[..., Any]) -> None:
    """A paper, or a colleague, can name a thing so that a spreadsheet would work it out."""
    evil = '=HYPERLINK("http://example.org","Health Board")'
    said = {"verdict": "renamed", "subject": "outcomeboard/health-board", "predicate": "skos:prefLabel", "text": evil}
    build((), desk.workspace.folder, decisions=[decide(said)], compile_papers=desk.compile_papers)
    content = save(desk.written(), tmp_path)
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert sum(str(cell.value) == evil for cell in cells) >= 3, "its row, the lists, what was written"
    assert desk.proposed(content).changes == ()
    assert desk.proposed(content).faults == ()


def test_a_returned_workbook_is_kept_and_states_nothing_by_itself(desk: Any, holds: Callable[[str], bool]) -> None:
    content = desk.filled([{"sheet": "Outline", "row": "Everyone is heard", "heading": "Add lead department", "value": "Public Health"}])
    summary = desk.taken(content)
    assert summary.sources == ("plan.txt",)
    (kept,) = desk.workspace.workbooks()
    assert kept not in desk.workspace.sources()
    assert kept.name.startswith("officers-")
    assert kept.read_bytes() == content
    pattern = "suboutcome:everyone-is-heard gt:isLedBy department:public-health"
    assert holds(pattern)
    build((), desk.workspace.folder, decisions=[], compile_papers=desk.compile_papers)
    files = {path: path.read_bytes() for path in desk.workspace.folder.rglob("*.trig")}
    build((), desk.workspace.folder, compile_papers=desk.compile_papers)
    assert {path: path.read_bytes() for path in desk.workspace.folder.rglob("*.trig")} == files
    assert holds(pattern)
