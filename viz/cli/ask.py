"""`ask`: a question of the catalogue, answered on the terminal or as a file."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import click

from ...graph.search.workspaces import searchable
from ...ontology.errors import QuestionError
from ...ontology.terms import GT, LENS_CLASS
from ...queries.asking import ask
from ...queries.catalogue import catalogue, question
from .completing import question_names
from .options import about_option, format_of, lens_option, output_option, store_option, workspace_option
from .output import called_as, emit
from .places import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ...graph.store.store import Store
    from ...queries.asking import Answer
    from ...queries.catalogue import Question

__all__ = ["answered", "command"]

_FORMATS = ("table", "csv", "json", "xlsx")
_HINT = " · ask again with --format csv|xlsx|json"
_WIDE = 140  # columns of a table that goes to a file


@click.command("ask")
@click.argument("name", metavar="[QUESTION]", required=False, shell_complete=question_names)
@about_option
@lens_option
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="How to give the answer; table unless given.")
@output_option
@store_option
@workspace_option
def command(
    name: str | None,
    about: str | None,
    lens: str | None,
    chosen: str | None,
    output: Path | None,
    where: str,
    workspace: Path | None,
) -> None:
    """Answer a question, with the words that every line rests on.

    Without QUESTION, list the questions that can be asked.

    \b
      goldenthread ask supporting-strategies --about 9.3
      goldenthread ask lens-in-plan --lens health -o health.xlsx
    """  # noqa: D301 - click takes the \b that is a character
    if name is None:
        if about or lens or chosen or output:
            raise click.UsageError("Name the question to ask; goldenthread ask, and nothing more, lists them.")
        _list()
        return
    asked = question(name)
    form = format_of(chosen, output, _FORMATS)
    if form == "xlsx" and output is None:
        raise click.UsageError("An Excel workbook needs a file: add -o answer.xlsx.")
    store = searchable(open_workspace(workspace), where)
    answer = answered(store, asked, about, lens)
    if form == "table":
        _show(store, answer, about or lens, output)
    else:
        emit(_as_file(answer, form), output)


def answered(store: Store, asked: Question, about: str | None, lens: str | None = None) -> Answer:
    """Ask; a lens is what a question of lenses is about. Raises QuestionError and ThingError."""
    if lens is None:
        return ask(store, asked, about)
    if not any(GT + kind == LENS_CLASS for parameter in asked.parameters for kind in parameter.kind):
        raise QuestionError(f"The question '{asked.name}' is not about a lens: leave --lens out, or ask lens-in-plan or lens-by-outcome.")
    if about is not None:
        raise QuestionError(f"The question '{asked.name}' takes a lens or a concept, not both: leave --about or --lens out.")
    return ask(store, asked, lens)


def _as_file(answer: Answer, form: str) -> str | bytes:
    from ...queries.answers import to_csv, to_json, to_xlsx  # noqa: PLC0415 - they bring openpyxl, which a table needs not

    if form == "xlsx":
        return to_xlsx(answer)
    return to_csv(answer) if form == "csv" else to_json(answer)


def _show(store: Store, answer: Answer, about: str | None, output: Path | None) -> None:
    from .answers import show, subject_of  # noqa: PLC0415 - they bring rich, which a pipe needs not
    from .terminal import console  # noqa: PLC0415

    subject = subject_of(store, answer.question, about)
    if output is None:
        show(console(), answer, subject, _HINT if answer.rows else f" · {called_as()} coverage shows what of them was not used")
        return
    page = StringIO()
    show(console(file=page, width=_WIDE), answer, subject)
    emit("".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines()), output)


def _list() -> None:
    """The catalogue, by whom a question is for in the first place, one line each."""
    from .terminal import console, table, words  # noqa: PLC0415 - rich again

    screen = console()
    groups: dict[str, list[Question]] = {}
    for each in catalogue().values():
        groups.setdefault(each.audience[0], []).append(each)
    widest = max(map(len, catalogue()))
    for audience in sorted(groups, key=lambda audience: (-len(groups[audience]), audience)):
        screen.print(words(audience.capitalize(), "bold cyan"))
        rows = [(words(f"  {each.name:{widest}}", "bold"), words(each.summary)) for each in groups[audience]]
        screen.print(table(screen.width, rows=rows))
    screen.print(words(f"Ask one, for example: {called_as()} ask supporting-strategies --about 9.3", "dim"))
