"""An answer on a terminal: a table where there is room, else one record after the other; receipts in either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ...graph.named import named_things
from ...queries.naming import resolve
from .terminal import table, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from ...graph.store.store import Store
    from ...queries.asking import Answer, Receipt
    from ...queries.catalogue import Question

__all__ = ["show", "subject_of"]

_EVIDENCE = ("receipt", "words")
_ROOMY = 110  # columns of a terminal from which on evidence fits beside the rest
_NAMES = 14  # columns for the headings of a record
_FLAGGED = {("inside", "yes"): "bold red", ("expires", "not given"): "dim", ("inside", "not known"): "dim"}


def show(screen: Console, answer: Answer, subject: str, hint: str = "") -> None:
    """Print an answer about `subject` (number and name; "" for none), its closing line and its notes."""
    screen.print(words(answer.question.summary, "bold"))
    if subject:
        screen.print(words(subject, "bold cyan"))
    closing, *notes = answer.notes
    if answer.rows:
        backed = any(answer.receipts)
        screen.print(_table(answer, screen.width) if screen.width >= _ROOMY or not backed else _records(answer))
    screen.print()
    for note in notes:
        screen.print(words(note))
    screen.print(words(f"{closing}{hint}", "dim"))


def subject_of(store: Store, asked: Question, about: str | None) -> str:
    """Give the number and name of what `about`, or else the question's default, names; "" for nothing."""
    for parameter in asked.parameters:
        if parameter.name == "about" and (text := about or parameter.default):
            thing = resolve(store, parameter, text).value
            return next((named.title for named in named_things(store, iris=[thing])), "")
    return ""


def _table(answer: Answer, width: int) -> Table:
    plain = [place for place, column in enumerate(answer.columns) if column.variable not in _EVIDENCE]
    headings = [answer.columns[place].heading for place in plain]
    backed = any(answer.receipts)
    rows = []
    before: tuple[str, ...] = ()
    for row, receipts in zip(answer.rows, answer.receipts, strict=True):
        cells = [_cell(answer, place, row[place]) for place in plain]
        if before and before[plain[0]] == row[plain[0]]:
            cells[0] = Text("")  # a group is named once
        rows.append([*cells, *([_evidence(receipts)] if backed else [])])
        before = row
    numbers = [at for at, place in enumerate(plain) if all(row[place].isdecimal() for row in answer.rows)]
    headings += ["Receipt"] if backed else []
    return table(width, *headings, rows=rows, numbers=numbers)


def _records(answer: Answer) -> Table:
    """Each line as a record: its first cell above, the others below it, each with its heading."""
    whole = Table.grid()
    whole.add_column(overflow="fold")
    before = ""
    for row, receipts in zip(answer.rows, answer.receipts, strict=True):
        whole.add_row("")
        if row[0] != before:
            whole.add_row(words(row[0] or f"{answer.columns[0].heading}: not given", "bold"))
        before = row[0]
        whole.add_row(_fields(answer, row, receipts))
    return whole


def _fields(answer: Answer, row: Sequence[str], receipts: Sequence[Receipt]) -> Padding:
    fields = Table.grid(padding=(0, 2, 0, 0))
    fields.add_column(min_width=_NAMES, max_width=_NAMES, style="dim")
    fields.add_column(overflow="fold")
    for place, column in enumerate(answer.columns[1:], start=1):
        if row[place] and column.variable not in _EVIDENCE:
            fields.add_row(words(column.heading), _cell(answer, place, row[place]))
    if receipts:
        fields.add_row("Receipt", _evidence(receipts))
    return Padding(fields, (0, 0, 0, 2))


def _cell(answer: Answer, place: int, text: str) -> Text:
    return words(text, _FLAGGED.get((answer.columns[place].variable, text)))


def _evidence(receipts: Sequence[Receipt]) -> Text:
    return Text("\n").join(_told(receipts))


def _told(receipts: Sequence[Receipt]) -> Iterator[Text]:
    """Each place once, with all the words that stand there."""
    for place in dict.fromkeys(receipt.place for receipt in receipts):
        said = " ".join(f"“{receipt.words}”" for receipt in receipts if receipt.place == place)
        yield Text.assemble(words(f"{place}: ", "dim"), words(said, ""))
