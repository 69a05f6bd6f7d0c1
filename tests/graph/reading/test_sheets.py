"""Workbooks and separated values: what a reader of the sheet sees is what is read, and what is too large is refused by name."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
import zipfile
from typing import TYPE_CHECKING, Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from openpyxl import Workbook

from goldenthread.graph.reading import read_document
from goldenthread.graph.reading.excel import render
from goldenthread.graph.reading.separated import render as render_separated
from goldenthread.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.document import Document

SEEN = [
    # a value, its number format, and what is seen
    (1, "General", "1"),
    (1.0, "General", "1"),
    (2.5, "General", "2.5"),
    (0.1 + 0.2, "General", "0.3"),
    (7, "000", "007"),
    (1.1, "0.00", "1.10"),
    (0.254, "0%", "25%"),
    (0.254, "0.0%", "25.4%"),
    (1250, "#,##0", "1,250"),
    (-1250, "#,##0;(#,##0)", "(1,250)"),
    (1250.5, '"£"#,##0.00', "£1,250.50"),
    (1250, "[$£-809]#,##0", "£1,250"),
    (2_500_000, '#,##0.0,,"m"', "2.5m"),
    (3, '"Action "0', "Action 3"),
    (12, "@", "12"),
    (True, "General", "TRUE"),
    (dt.datetime(2025, 3, 31), "dd/mm/yyyy", "2025-03-31"),
    (dt.datetime(2025, 3, 31), "mmm-yy", "2025-03"),
    (dt.datetime(2025, 3, 31), "yyyy", "2025"),
    (dt.datetime(2025, 3, 31, 9, 30), "dd/mm/yyyy hh:mm", "2025-03-31 09:30"),
    (dt.time(9, 30), "hh:mm", "09:30"),
    (45747, "General", "45747"),
]


def saved(workbook: Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def one_sheet(*rows: list[Any], title: str = "Plan") -> Workbook:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return workbook


def document(content: bytes, path: Path) -> Document:
    path.write_bytes(content)
    return read_document(path)


def with_sheet(content: bytes, change: tuple[str, str]) -> bytes:
    """The workbook with words of its first sheet's XML exchanged."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            text = old.read(member)
            if member == "xl/worksheets/sheet1.xml":
                changed = re.sub(change[0].encode(), change[1].encode(), text)
                assert changed != text
                text = changed
            new.writestr(member, text)
    return stream.getvalue()


@pytest.mark.parametrize(("value", "number_format", "seen"), SEEN)
def test_a_value_is_read_as_it_is_seen(value: object, number_format: str, seen: str) -> None:
    workbook = one_sheet([value])
    workbook.worksheets[0]["A1"].number_format = number_format
    assert render(saved(workbook), "a.xlsx").text.split("\n\n")[1].strip() == seen


def test_places_titles_and_merged_cells(tmp_path: Path) -> None:
    workbook = one_sheet([], [None, "Action", "Who"], [], [], [None, "Mend", "Dune Trust"], [None, "Paint", None], title="Our plan")
    workbook.worksheets[0].merge_cells("C5:C6")
    read = document(saved(workbook), tmp_path / "plan.xlsx")
    assert read.format == "excel"
    assert [table.title for table in read.tables] == ["Our plan"]
    places = [[cell and cell.number for cell in row] for row in read.tables[0].rows]
    # One blank row of a run is kept, since it parts tables; the blank column at the side is not.
    assert places == [
        ["Our plan!B2", "Our plan!C2"],
        [None, None],
        ["Our plan!B5", "Our plan!C5"],
        ["Our plan!B6", "Our plan!C5"],
    ]
    cell = read.tables[0].rows[2][1]
    assert cell
    assert (cell.heading, read.text[cell.start : cell.end]) == ("Our plan", "Dune Trust")


def test_a_size_that_the_file_claims_wrongly_loses_no_row(tmp_path: Path) -> None:
    content = with_sheet(
        saved(one_sheet(["Action"], *[[f"Row {n}"] for n in range(30)])), ('<dimension ref="[^"]*"', '<dimension ref="A1"')
    )
    assert len(document(content, tmp_path / "plan.xlsx").tables[0].rows) == 31


def test_macros_and_links_are_left_alone(tmp_path: Path) -> None:
    stream = io.BytesIO(saved(one_sheet(["Action"], ["Mend"])))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    assert document(stream.getvalue(), tmp_path / "plan.xlsm").notices == (
        "The workbook holds macros, which were not run: only what stood in its cells was read.",
    )


FAR = one_sheet(["Action"])
FAR.worksheets[0]["XFD1048576"] = "far"
REFUSED = {
    "one cell in the farthest corner": (saved(FAR), "The sheet “Plan” of a.xlsx reaches to XFD1048576"),
    "too many rows": (saved(one_sheet(*[["x"] for _ in range(20_001)])), "reaches to A20001, beyond 20,000 rows"),
    "rows out of order": (with_sheet(saved(one_sheet(["a"], ["b"])), ('<row r="2"', '<row r="1"')), "row 1 stands below row 1"),
    "nothing in it": (saved(one_sheet()), "a.xlsx is empty"),
    "no workbook": (b"PK\x03\x04 and nothing more", "a.xlsx is damaged"),
    "no byte in it": (b"", "a.xlsx is empty"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_no_plan_is_like_is_refused_at_once(fault: str) -> None:
    content, sentence = REFUSED[fault]
    started = time.process_time()  # of this process: other work of the machine does not count
    with pytest.raises(SourceError, match=re.escape(sentence)) as refusal:
        render(content, "a.xlsx")
    assert time.process_time() - started < 10
    assert "\n" not in str(refusal.value)


def test_a_merged_range_over_the_whole_sheet_holds_nobody_up() -> None:
    content = with_sheet(saved(_merged()), ('ref="A1:B1"', 'ref="A1:XFD1048576"'))
    assert len(render(content, "a.xlsx").tables[0].places) == 1


def _merged() -> Workbook:
    workbook = one_sheet(["Action", None, "Who"])
    workbook.worksheets[0].merge_cells("A1:B1")
    return workbook


TABLES = {
    "commas": b"Action,Cost\nMend,5\n",
    "semicolons": b"Action;Cost\nMend;5\n",
    "tabs": b"Action\tCost\nMend\t5\n",
    "declared": b"sep=;\nAction;Cost\nMend;5\n",
    "a byte order mark": b"\xef\xbb\xbfAction,Cost\nMend,5\n",
    "UTF-16": "Action\tCost\nMend\t5\n".encode("utf-16"),
    "carriage returns": b"Action,Cost\rMend,5\r",
    "quotation marks": b'"Action","Cost"\n"Mend","5"\n',
    "ragged rows": b"Action,Cost\n\nMend,5,,\n",
}


@pytest.mark.parametrize("kind", TABLES)
def test_separated_values_are_read_however_they_are_written(kind: str, tmp_path: Path) -> None:
    read = document(TABLES[kind], tmp_path / "plan.csv")
    rows = [[cell.blocks[0].text for cell in row if cell] for row in read.tables[0].rows if any(row)]
    assert rows == [["Action", "Cost"], ["Mend", "5"]]
    first = read.tables[0].rows[0][0]
    assert first
    assert first.number == ("A2" if kind == "declared" else "A1")


def test_a_line_within_a_cell_stays_in_it(tmp_path: Path) -> None:
    read = document(b'Action,Partners\n"Mend; paint","Dune Trust\nAge UK"\n', tmp_path / "plan.csv")
    cell = read.tables[0].rows[1][1]
    assert cell
    assert read.text[cell.start : cell.end] == "Dune Trust\nAge UK"


ANY = st.text(st.sampled_from('a,;\t"\n\r\0é£\ufeff\u2028'), max_size=120).map(lambda text: text.encode("utf-8"))


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.binary(max_size=300) | ANY)
def test_any_bytes_are_a_table_or_refused_in_one_sentence(content: bytes) -> None:
    try:
        rendition, refusal = render_separated(content, "a.csv"), ""
    except SourceError as error:
        rendition, refusal = None, str(error)
    if rendition:
        assert [at for table in rendition.tables for row in table.places for at in row if at is not None]
    else:
        assert re.fullmatch(r"a\.csv [^\n]+", refusal)
