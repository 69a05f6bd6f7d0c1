"""Workbooks that cannot be read back: one clear sentence each, and nothing hangs."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from goldenthread.graph.marking import is_workbook
from goldenthread.graph.workbook.returned import read_returned
from goldenthread.ontology.errors import SourceError


def changed(content: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one file in its archive changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == member else old.read(name))
    return file.getvalue()


def saved(content: bytes, change: Callable[[Any], None]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def without_sheet(book: Any) -> None:
    del book["Links"]


def another_base(book: Any) -> None:
    book["As written"]["C1"] = "https://example.org/elsewhere/"


def tampered(book: Any) -> None:
    book["As written"]["E3"] = "something else"


@pytest.mark.parametrize(
    ("change", "words"),
    [(without_sheet, "has no sheet 'Links'"), (tampered, "no longer holds the values it was written with")],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_what_is_lost_is_named(desk: Any, change: Callable[[Any], None], words: str) -> None:
    with pytest.raises(SourceError, match=re.escape(words)):
        read_returned(saved(desk.written(), change), "plan.xlsx")


def test_a_workbook_of_another_workspace_is_refused(desk: Any) -> None:
    proposal = desk.proposed(saved(desk.written(), another_base))
    assert len(proposal.faults) == 1
    assert "written from another workspace (https://example.org/elsewhere/)" in proposal.faults[0]
    assert proposal.changes == ()


def test_a_heading_that_is_gone_is_named_with_its_cell(desk: Any) -> None:
    def heading(book: Any) -> None:
        book["Links"]["C1"] = "Form"

    (fault,) = desk.proposed(saved(desk.written(), heading)).faults
    assert fault == "Links!C1 must be the heading 'From', but holds 'Form': put the columns back."


def test_a_row_that_stands_twice_is_named(desk: Any) -> None:
    def copied(book: Any) -> None:
        sheet = book["Bodies"]
        for column in range(1, sheet.max_column + 1):
            sheet.cell(8, column).value = sheet.cell(2, column).value

    faults = desk.proposed(saved(desk.written(), copied)).faults
    assert faults == ("Bodies!A8: the row of Bodies!A2 stands here again; delete one of the two.",)


def test_rows_may_be_sorted_and_deleted(desk: Any) -> None:
    def sorted_otherwise(book: Any) -> None:
        sheet = book["Strategies"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)]
        for number, values in enumerate(reversed(rows[:2]), start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value
        sheet.delete_rows(4)

    proposal = desk.proposed(saved(desk.written(), sorted_otherwise))
    assert (proposal.changes, proposal.faults, proposal.conflicts) == ((), (), ())
    assert proposal.notices == ("1 row is missing from Strategies, which decides nothing.",)


def test_a_cell_at_the_end_of_the_world_does_no_harm(desk: Any) -> None:
    """4 kB that would have a program that believes them walk through 17 thousand million cells."""
    content = changed(
        desk.written(),
        "xl/worksheets/sheet2.xml",
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
        ),
    )
    begun = time.process_time()  # of this process: other work of the machine does not count
    with pytest.raises(SourceError, match="more than 100,000 rows in the sheet"):
        read_returned(content, "plan.xlsx")
    assert time.process_time() - begun < 10


def test_dimensions_that_lie_hide_no_row(desk: Any) -> None:
    content = desk.filled([{"sheet": "Outline", "row": "Everyone is heard", "heading": "Add lead department", "value": "Public Health"}])
    lying = changed(content, "xl/worksheets/sheet2.xml", lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:A1"', xml))
    assert len(desk.proposed(lying).changes) == 1


@pytest.mark.parametrize("cut", [50, 5_000, -200])
def test_a_damaged_file_gets_one_sentence(desk: Any, cut: int, tmp_path: Path) -> None:
    content = desk.written()[:cut]
    with pytest.raises(SourceError, match=r"^plan\.xlsx .*\.$"):
        read_returned(content, "plan.xlsx")
    file = tmp_path / "cut.xlsx"
    file.write_bytes(content)
    assert not is_workbook(file)


def test_only_ours_is_ours_whatever_it_is_called(desk: Any, tmp_path: Path) -> None:
    ours, other = tmp_path / "budget.xls", tmp_path / "goldenthread-workbook.xlsx"
    ours.write_bytes(desk.written())
    other.write_bytes(saved(desk.written(), lambda book: book.defined_names.clear()))
    assert is_workbook(ours)
    assert not is_workbook(other)
    assert not is_workbook(tmp_path)
    assert not is_workbook(tmp_path / "missing.xlsx")
