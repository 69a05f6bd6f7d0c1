"""The queue as a sheet that officers fill in (CSV), and what they filled in.

A sheet comes back as spreadsheets write it: with a semicolon or a tab for a comma, in Windows-1252, with a byte order
mark, with columns moved, added or taken out, with rows sorted, left out or blank. Two columns count: `id` and
`verdict`; `note` and `by` are kept where they are filled in. All that is wrong is told by its line, and then nothing
of the sheet is used.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...ontology.errors import SourceError, ThingError
from ..separated import csv_of, decoded, separator_of
from .offer import number_of
from .verdicts import Answer, answer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..decisions import History
    from .offer import Offer
    from .queue import Queue

__all__ = ["COLUMNS", "Filled", "queue_sheet", "read_sheet"]

COLUMNS = ("id", "verdict", "note", "by", "score", "method", "what", "is a", "relation", "to", "lens", "words", "receipt", "quotation")
_ANSWERS = {
    **dict.fromkeys(("accept", "accepted", "a", "yes", "y", "true"), Answer.ACCEPT),
    **dict.fromkeys(("reject", "rejected", "r", "no", "n", "false"), Answer.REJECT),
    **dict.fromkeys(("", "skip", "s", "open", "?"), None),
}
_MOST, _TOLD = 5, 40  # errors told at once, and letters of a cell
_LARGEST = 20_000_000  # bytes: a queue of ten thousand has five million


@dataclass(frozen=True, slots=True)
class Filled:
    """A line that an officer filled in: the offer, what she said of it, her note and name, and the line's number."""

    offer: Offer
    answer: Answer
    note: str
    who: str
    line: int


def queue_sheet(queue: Queue) -> str:
    """Give a queue as CSV with a line of headings; the column `verdict` is to be filled in."""
    return csv_of(COLUMNS, map(_row, queue))


def _row(offer: Offer) -> tuple[str, ...]:
    places = "; ".join(dict.fromkeys(receipt.place for receipt in offer.receipts))
    words = " / ".join(dict.fromkeys(receipt.words for receipt in offer.receipts))
    told = (offer.subject.title, offer.subject.kind, offer.relation, offer.object.title, offer.lens, offer.words, places, words)
    return (f"#{offer.id}", "", "", "", f"{offer.score:.2f}", offer.method.value, *told)


def read_sheet(content: bytes, name: str, queue: Queue, history: History) -> tuple[Filled, ...]:
    """Read the lines that have a verdict, against the queue of all that is open and what was decided already.

    A line that says again what was decided is passed over. Raises SourceError naming the lines that cannot be used.
    """
    if len(content) > _LARGEST:
        raise SourceError(f"{name} is too large for a review sheet: send back only the sheet that goldenthread review wrote.")
    filled: dict[str, Filled] = {}
    wrong: list[str] = []
    decided = {number_of(decision.decides_on): answer_of(decision) for decision in history.in_force}
    for line, row in _rows(_text(content, name), name):
        verdict, number = row["verdict"].casefold(), row["id"].lstrip("'#")
        if not any(row.values()) or _ANSWERS.get(verdict, Answer.ACCEPT) is None:
            continue
        answer = _ANSWERS.get(verdict)
        if answer is None:
            wrong.append(f"line {line}: the verdict '{_short(row['verdict'])}' is neither accept nor reject")
            continue
        if number in decided:
            if decided[number] is not answer:
                wrong.append(f"line {line}: {number} was decided otherwise ({decided[number].value}) and has to be undone first")
            continue
        try:
            offer = queue.find(number)
        except ThingError:
            wrong.append(f"line {line}: {f'no suggestion {_short(number)} is open' if number else 'the id is missing'}")
            continue
        if offer.iri in filled and filled[offer.iri].answer is not answer:
            wrong.append(f"line {line}: {number} is also on line {filled[offer.iri].line}, with another verdict")
        else:
            filled.setdefault(offer.iri, Filled(offer, answer, row["note"], row["by"], line))
    if wrong:
        more = f"; and {len(wrong) - _MOST} more" if len(wrong) > _MOST else ""
        raise SourceError(f"{name} cannot be used ({'; '.join(wrong[:_MOST])}{more}): put it right and send it again; nothing was kept.")
    return tuple(filled.values())


def _rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines, each with its number and its cells by the column's name; a cell that is not there is empty."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    before = 0
    try:
        names = [cell.strip().casefold() for cell in next(reader, [])]
        for needed in ("id", "verdict"):
            if names.count(needed) != 1:
                raise SourceError(f"{name}, line 1: there is not one column '{needed}': take the sheet that goldenthread review -o wrote.")
        before = reader.line_num
        for cells in reader:
            row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
            yield before + 1, {column: row.get(column, "") for column in ("id", "verdict", "note", "by")}
            before = reader.line_num
    except csv.Error as error:
        raise SourceError(f"{name}, line {before + 1}: this is not CSV ({error}): save the sheet as CSV again.") from error


def _text(content: bytes, name: str) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SourceError(f"{name} is a workbook, not CSV: save the sheet as CSV, and give that.")
    text = decoded(content)
    if text is None:
        raise SourceError(f"{name} is not text: save the sheet as CSV in UTF-8, and give that.")
    return text


def _short(cell: str) -> str:
    """A cell as a sentence can hold it."""
    words = " ".join(cell.split())
    return words if len(words) <= _TOLD else f"{words[:_TOLD]} ..."
