"""The workbook of a small plan, filled in as an officer would."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from goldenthread.graph.building import BuildSummary, CompilePapers, build
from goldenthread.graph.decisions import read_decisions
from goldenthread.graph.marking import is_workbook
from goldenthread.graph.verifying import source_text
from goldenthread.graph.workbook.content import content_of
from goldenthread.graph.workbook.drawing import draw
from goldenthread.graph.workbook.proposing import Proposal, propose
from goldenthread.graph.workbook.returned import read_returned
from goldenthread.graph.workspace import Workspace

PLAN = Path(__file__).parent / "plan.txt"


@dataclass(frozen=True)
class Desk:
    """An officer's desk: a workspace, and what can be done with its workbook."""

    workspace: Workspace
    compile_papers: CompilePapers
    now: datetime
    folder: Path

    def written(self) -> bytes:
        """The workbook as it is written."""
        return draw(content_of(self.workspace.store(), self.workspace.base), self.workspace.base, "Anyshire", self.now)

    def filled(self, edits: Sequence[dict[str, Any]], content: bytes = b"") -> bytes:
        """The same with cells changed, by openpyxl."""
        book = load_workbook(io.BytesIO(content or self.written()))
        for edit in edits:
            fill(book, edit)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()

    def proposed(self, content: bytes) -> Proposal:
        """What it would change."""
        history = read_decisions(self.workspace)
        return propose(read_returned(content, "plan.xlsx"), self.workspace.store(), history, self.workspace.base, self.now)

    def taken(self, content: bytes) -> BuildSummary:
        """The graph after it was taken back."""
        proposal = self.proposed(content)
        assert not proposal.faults
        return build(
            (),
            self.workspace.folder,
            decisions=proposal.decisions,
            workbooks=[content] if proposal.changes else [],
            compile_papers=self.compile_papers,
        )

    @staticmethod
    def text(paper: Path) -> str:
        """The text of a workbook; the small plan's own papers are read as they stand."""
        return source_text(paper) if is_workbook(paper) else paper.read_text(encoding="utf-8")


def fill(book: Workbook, edit: dict[str, Any]) -> None:
    """Write a value under a heading, in the row that holds a text, or in an empty row at the foot."""
    sheet = book[edit["sheet"]]
    assert isinstance(sheet, Worksheet)
    headings = [str(cell.value) for cell in sheet[1]]
    column = headings.index(edit["heading"]) + 1
    wanted = edit["row"]
    if wanted.startswith("+"):
        filled = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value]
        number = max(filled, default=1) + int(wanted)
    else:
        number = next(row for row in range(2, sheet.max_row + 1) if wanted in [str(cell.value or "") for cell in sheet[row]])
    cell = sheet.cell(number, column)
    cell.value = edit["value"] or None
    if str(edit["value"]).startswith("=") and not edit.get("formula"):
        cell.data_type = "s"


@pytest.fixture
def desk(tmp_path: Path, compile_papers: CompilePapers, base: str, morning: datetime) -> Desk:
    summary = build([PLAN], tmp_path / "plan", compile_papers=compile_papers, base=base, council="Anyshire")
    return Desk(summary.workspace, compile_papers, morning, tmp_path)


@pytest.fixture
def holds(desk: Desk, base: str) -> Callable[[str], bool]:
    """Whether a SPARQL pattern holds in the desk's graph; things are named by class and slug."""
    kinds = ("action", "department", "outcome", "outcomeboard", "strategy", "suboutcome")
    prefixes = "".join(f"PREFIX {kind}: <{base}id/{kind}/>\n" for kind in kinds)
    return lambda pattern: desk.workspace.store().ask(f"{prefixes}ASK {{ {pattern} }}")
