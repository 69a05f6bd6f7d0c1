"""The sheet out and back: as it was written, as spreadsheets save it, and with all that can be wrong, told by its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from goldenthread.graph.decisions import History, read_decisions, record
from goldenthread.graph.reviewing import Answer, Filled, Queue, decision_on, queue_sheet, read_sheet
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import SourceError

Rows = list[list[str]]


def rows_of(queue: Queue) -> Rows:
    return list(csv.reader(io.StringIO(queue_sheet(queue))))


def saved(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding, errors="replace")


def answers(filled: tuple[Filled, ...]) -> list[tuple[str, str]]:
    return [(line.offer.id, line.answer.value) for line in filled]


def refusal(content: bytes, queue: Queue) -> str:
    """The sentence that a sheet is refused with; "" for one that is read and decides nothing."""
    try:
        return str(read_sheet(content, "queue.csv", queue, History()) or "")
    except SourceError as error:
        return str(error)


def test_a_verdict_over_lines_is_told_on_one(queue: Queue) -> None:
    said = refusal(b'id,verdict\n#1,"per\nhaps ' + b"x" * 90 + b'"\n', queue)
    assert said.startswith("queue.csv cannot be used (line 2: the verdict 'per haps xxxx")
    assert "\n" not in said
    assert len(said) < 200


def test_a_sheet_that_comes_back_empty_decides_nothing(queue: Queue) -> None:
    assert read_sheet(queue_sheet(queue).encode(), "queue.csv", queue, History()) == ()


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig")])
def test_a_sheet_comes_back_as_spreadsheets_save_it(queue: Queue, delimiter: str, encoding: str) -> None:
    rows = rows_of(queue)
    rows[1][1], rows[2][1], rows[3][1], rows[4][1] = "Accept", " r ", "skip", "NO"
    rows[1][2], rows[1][3] = "as agreed", "A. N. Officer"
    filled = read_sheet(saved(rows, delimiter, encoding), "queue.csv", queue, History())
    ids = [offer.id for offer in queue]
    assert answers(filled) == [(ids[0], "accept"), (ids[1], "reject"), (ids[3], "reject")]
    assert (filled[0].note, filled[0].who, filled[0].line) == ("as agreed", "A. N. Officer", 2)


def test_columns_and_lines_may_be_moved_and_left_out(queue: Queue) -> None:
    rows = [[row[1], "mine", row[0].lstrip("#")] for row in rows_of(queue)]
    rows[3][0] = "yes"
    rows = [rows[0], ["", "", ""], rows[3], []]
    filled = read_sheet(saved(rows), "queue.csv", queue, History())
    assert answers(filled) == [(queue.offers[2].id, "accept")]
    assert filled[0].line == 3


def test_lines_count_as_an_editor_counts_them(queue: Queue) -> None:
    rows = rows_of(queue)
    rows[1][1], rows[1][2], rows[2][1] = "accept", "agreed\nat the board", "perhaps"
    with pytest.raises(SourceError, match="line 4: the verdict 'perhaps' is neither accept nor reject"):
        read_sheet(saved(rows), "queue.csv", queue, History())


def test_every_wrong_line_is_told_and_nothing_is_used(queue: Queue) -> None:
    rows = rows_of(queue)[:6]
    rows[1][1], rows[2][1] = "accept", "perhaps"
    rows += [["#fffffff", "accept"], ["", "reject"], [rows[1][0], "reject"]]
    with pytest.raises(SourceError) as error:
        read_sheet(saved(rows), "queue.csv", queue, History())
    assert str(error.value) == (
        f"queue.csv cannot be used (line 3: the verdict 'perhaps' is neither accept nor reject; line 7: no suggestion fffffff is open; "
        f"line 8: the id is missing; line 9: {queue.offers[0].id} is also on line 2, with another verdict): "
        "put it right and send it again; nothing was kept."
    )


def test_what_was_decided_already_is_passed_over_and_what_was_decided_otherwise_told(
    queue: Queue, workspace: Workspace, morning: datetime
) -> None:
    record(workspace, [decision_on(queue.offers[0], Answer.ACCEPT, morning)])
    history, rows = read_decisions(workspace), rows_of(queue)
    rows[1][1] = "accept"
    assert read_sheet(saved(rows), "queue.csv", queue, history) == ()
    rows[1][1] = "reject"
    with pytest.raises(SourceError, match=r"line 2: .* was decided otherwise \(accept\) and has to be undone first"):
        read_sheet(saved(rows), "queue.csv", queue, history)


BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a workbook": (lambda content: b"PK\x03\x04" + content, "is a workbook, not CSV"),
    "no verdicts": (lambda content: content.replace(b"verdict", b"opinion", 1), "line 1: there is not one column 'verdict'"),
    "nothing": (lambda content: b"", "line 1: there is not one column 'id'"),
    "two columns of ids": (lambda content: content.replace(b"note", b"id", 1), "line 1: there is not one column 'id'"),
    "a quotation mark left open": (lambda content: content + b'"#1,accept', "this is not CSV"),
    "no text": (lambda content: b"\x81\x8d" + content, "is not text"),
    "endless": (lambda content: content + b"x" * 20_000_001, "is too large"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_no_sheet_is_refused_in_a_sentence(queue: Queue, fault: str) -> None:
    broken, said = BROKEN[fault]
    with pytest.raises(SourceError, match=said) as error:
        read_sheet(broken(queue_sheet(queue).encode()), "queue.csv", queue, History())
    assert str(error.value).startswith("queue.csv")


def test_nothing_in_a_sheet_is_a_formula(queue: Queue) -> None:
    assert not [cell for row in rows_of(queue) for cell in row if cell.startswith(("=", "+", "-", "@"))]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.binary(max_size=60), some.sampled_from((b"", b"id,verdict\n", b"id;verdict;note\n#1;", b'"id"\t"verdict"\n')))
def test_whatever_comes_back_is_read_or_refused_in_a_sentence(queue: Queue, content: bytes, heading: bytes) -> None:
    said = refusal(heading + content, queue)
    assert said == "" or (said.startswith("queue.csv") and "\n" not in said)
