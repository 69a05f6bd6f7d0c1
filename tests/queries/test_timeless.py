"""The same table is the same workbook, whenever it is written."""

from __future__ import annotations

import datetime
import io
from unittest.mock import Mock

import pytest
from openpyxl import load_workbook

from goldenthread.queries.answers import xlsx_of


def test_the_same_table_is_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    one = xlsx_of(["a", "b"], [("x", 1)], ["note"])
    later = Mock(wraps=datetime)
    later.datetime.now.return_value = datetime.datetime(2030, 5, 6, tzinfo=datetime.UTC)
    monkeypatch.setattr("openpyxl.packaging.core.datetime", later)
    monkeypatch.setattr("time.localtime", lambda *_: datetime.datetime(2030, 5, 6, tzinfo=datetime.UTC).timetuple())
    assert xlsx_of(["a", "b"], [("x", 1)], ["note"]) == one


def test_it_is_read_back_as_it_was_written() -> None:
    book = load_workbook(io.BytesIO(xlsx_of(["a", "b"], [("x", 1)], ["note"])))
    assert [[cell.value for cell in row] for row in book["Answer"].rows] == [["a", "b"], ["x", 1]]
    assert book.properties.created.year == 1980
