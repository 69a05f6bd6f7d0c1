"""Answers as files: nothing that a paper says can run in a spreadsheet, and nothing is lost on the way."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from goldenthread.queries.answers import to_csv, to_json, to_xlsx
from goldenthread.queries.asking import Answer, Receipt, ask
from goldenthread.queries.catalogue import question

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.store.embedded import EmbeddedStore

HERE = Path(__file__).parent
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.fixture
def answer(store_of: Callable[[Path], EmbeddedStore]) -> Answer:
    return ask(store_of(HERE / "supporting-strategies" / "answers"), "supporting-strategies", about="9.3")


def _hostile(text: str) -> Answer:
    asked = question("names")
    return Answer(asked, asked.columns, ((text, "used here", "", ""),), ({},), ((Receipt("", text),),), ())


def test_csv_holds_headings_and_rows(answer: Answer) -> None:
    headings, *rows = csv.reader(io.StringIO(to_csv(answer)))
    assert headings == [column.heading for column in answer.columns]
    assert [tuple(row) for row in rows] == list(answer.rows)


def test_json_keeps_addresses_and_receipts_apart_from_what_people_read(answer: Answer) -> None:
    told = json.loads(to_json(answer))
    assert told["question"] == "supporting-strategies"
    assert told["notes"] == list(answer.notes)
    line = told["lines"][1]
    assert line["strategy"] == "Healthy Weight Strategy"
    assert line["about"] == {"strategy": "https://example.org/council/hws"}
    assert [receipt["place"].rpartition(" ")[2] for receipt in line["receipts"]] == ["17"]


def test_xlsx_holds_the_same_and_says_what_was_asked(answer: Answer) -> None:
    book = load_workbook(io.BytesIO(to_xlsx(answer)))
    headings, *rows = book["Answer"].iter_rows(values_only=True)
    assert list(headings) == [column.heading for column in answer.columns]
    assert [tuple(cell or "" for cell in row) for row in rows] == list(answer.rows)
    assert [row[0] for row in book["About"].iter_rows(values_only=True)][-1] == answer.notes[-1]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_runs_as_a_formula(text: str) -> None:
    cell = list(csv.reader(io.StringIO(to_csv(_hostile(text)), newline="")))[1][0]
    assert cell == f"'{text}"
    sheet = load_workbook(io.BytesIO(to_xlsx(_hostile(text))))["Answer"]
    assert sheet["A2"].data_type == "s"


def test_xlsx_takes_text_that_excel_cannot_hold() -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(_hostile("a\x00b\x0b"))))["Answer"]
    assert sheet["A2"].value == "ab"
