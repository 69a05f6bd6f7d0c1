"""Asking a question of a store, and the answer as people read it.

From a text to the thing that it names, to the query with its parameters bound, to rows, to lines with their receipts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..ontology.terms import LENS
from .asked import asked_of
from .binding import bind
from .frames import html_table, pandas_frame, polars_frame
from .naming import short_name
from .wording import in_words, noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas
    import polars

    from ..graph.store.store import Store, Table
    from .asked import Asked
    from .catalogue import Column, Question

__all__ = ["Answer", "Line", "Receipt", "answer", "ask", "table"]

_BETWEEN = " | "  # between the receipts of one line, and between their words
_EVIDENCE = ("receipt", "words")
_GRADES = ("stated", "inferred", "suggested")


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where a line's words stand ("Cabinet, 26 October 2021, para 8"), and the words."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an answer: by the variables of its columns the texts, and the IRIs of the things that it names; its receipts."""

    cells: Mapping[str, str]
    about: Mapping[str, str]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: one line for everything that differs in more than its receipts.

    `rows` hold a text for people in each of `columns`; `abouts` the IRI, by column variable, of the things that a row
    names, and `receipts` its receipts one by one; both go by the place of the row. `notes` close the answer in
    sentences: what was counted, how much was read, and what it means when there is no line.
    """

    question: Question
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    abouts: tuple[Mapping[str, str], ...]
    receipts: tuple[tuple[Receipt, ...], ...]
    notes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The same line by line, by the variables of the columns."""
        names = [column.variable for column in self.columns]
        told = zip(self.rows, self.abouts, self.receipts, strict=True)
        return tuple(Line(dict(zip(names, row, strict=True)), about, receipts) for row, about, receipts in told)

    def to_pandas(self) -> pandas.DataFrame:
        """Give the lines as a pandas DataFrame: a text for each column, and the IRIs of the things that it names.

        Raises ExtraError where pandas is not installed.
        """
        return pandas_frame(self._by_column())

    def to_polars(self) -> polars.DataFrame:
        """Give the same as a DataFrame of polars. Raises ExtraError where polars is not installed."""
        return polars_frame(self._by_column())

    def _repr_html_(self) -> str:
        """Show the lines, and what closes them, in a notebook."""
        table = html_table([column.heading for column in self.columns], self.rows)
        return table + "".join(f"<p>{escape(note)}</p>" for note in self.notes)

    def _by_column(self) -> dict[str, list[str | None]]:
        cells = dict[str, list[str | None]]()
        for place, column in enumerate(self.columns):
            cells[column.variable] = [row[place] for row in self.rows]
            if column.about:
                cells[column.about] = [about.get(column.variable) for about in self.abouts]
        return cells


def ask(store: Store, question: Question | str, about: str | None = None, **parameters: str) -> Answer:
    """Answer `question` from `store`; `about` and further parameters are texts that name things.

    Raises QuestionError for an unknown question or parameter, or one that is missing, and ThingError for a text that
    names no thing, several, or one of a kind that the question is not about.
    """
    return answer(store, asked_of(store, question, _given(about, parameters)))


def answer(store: Store, asked: Asked) -> Answer:
    """Answer a question whose things are known."""
    question = asked.question
    rows, abouts, receipts = _lines(question, store.select(asked.query))
    notes = (_closing(store, question, rows, asked.things.get("about")), *((question.empty,) if not rows else ()))
    return Answer(question, question.columns, rows, abouts, receipts, notes)


def table(store: Store, question: Question | str, about: str | None = None, **parameters: str) -> Table:
    """Answer a question by the rows of its query as they are: terms, and a row for every receipt. Raises as `ask` does."""
    return store.select(asked_of(store, question, _given(about, parameters)).query)


def _given(about: str | None, parameters: Mapping[str, str]) -> Mapping[str, str]:
    return parameters if about is None else {"about": about, **parameters}


def _lines(
    asked: Question, table: Table
) -> tuple[tuple[tuple[str, ...], ...], tuple[Mapping[str, str], ...], tuple[tuple[Receipt, ...], ...]]:
    """Fold the rows that differ in nothing but their receipt into one line each, in the order of the query."""
    lines: dict[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], list[Receipt]] = {}
    for row in table.rows:
        terms = dict(zip(table.columns, row, strict=True))
        texts = {column.variable: in_words(terms[column.variable]) for column in asked.columns}
        cells = tuple("" if name in _EVIDENCE else text for name, text in texts.items())
        abouts = tuple(
            (column.variable, term.value) for column in asked.columns if column.about and isinstance(term := terms[column.about], NamedNode)
        )
        receipts = lines.setdefault((cells, abouts), [])
        if texts.get("words") and (receipt := Receipt(texts.get("receipt", ""), texts["words"])) not in receipts:
            receipts.append(receipt)
    rows = tuple(_with_receipts(asked, cells, receipts) for (cells, _), receipts in lines.items())
    return rows, tuple(dict(abouts) for _, abouts in lines), tuple(tuple(receipts) for receipts in lines.values())


def _with_receipts(asked: Question, cells: tuple[str, ...], receipts: list[Receipt]) -> tuple[str, ...]:
    joined = {
        "receipt": _BETWEEN.join(dict.fromkeys(receipt.place for receipt in receipts)),
        "words": _BETWEEN.join(dict.fromkeys(receipt.words for receipt in receipts)),
    }
    return tuple(joined.get(column.variable, cell) for column, cell in zip(asked.columns, cells, strict=True))


def _closing(store: Store, asked: Question, rows: tuple[tuple[str, ...], ...], about: NamedNode | None) -> str:
    """Say how much was counted, by grade where the answer has grades, and how much was read."""
    names = [column.variable for column in asked.columns]
    lines = [dict(zip(names, row, strict=True)) for row in rows]
    of = [line[asked.counts.column] if asked.counts.column else str(place) for place, line in enumerate(lines)]
    parts = [noun(len(set(of) - {""}), asked.counts.one, asked.counts.many)]
    for grade in _GRADES:
        in_grade = {each for each, line in zip(of, lines, strict=True) if line.get("grade") == grade or line.get(grade)}
        if grade in names or ("grade" in names and (in_grade or grade != "suggested")):
            parts.append(f"{len(in_grade)} {grade}")
    papers = _number(store.select(_note("papers")))
    read = f"{noun(papers, 'paper', 'papers')} read"
    if about is None or about.value.startswith(LENS):  # a concept is named by its lens, not by the papers
        return f"{', '.join(parts)} · {read}"
    silent = papers - _number(store.select(bind(_note("telling-papers"), {"_about_iri": about})))
    if silent and (name := short_name(store, about)):
        read += f", {silent} of them {'says' if silent == 1 else 'say'} nothing of {name} beyond its name"
    return f"{', '.join(parts)} · {read}"


@cache
def _note(name: str) -> str:
    return files(__package__).joinpath("notes", f"{name}.rq").read_text(encoding="utf-8")


def _number(table: Table) -> int:
    term = table.rows[0][0]
    return int(term.value) if isinstance(term, Literal) else 0
