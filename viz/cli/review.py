"""`review`: what is suggested and not decided, one by one, as a list, or as a sheet that goes to officers and back."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from ...graph.decisions import read_decisions, record, undo
from ...graph.reviewing import Answer, Wanted, decision_on, queue_sheet, read_log, read_queue, read_sheet, taken_back
from ...graph.suggesting import Method
from ...graph.things import find_thing
from ...ontology.errors import SourceError, WorkspaceError
from ...queries.naming import find_concept
from ...queries.wording import noun
from .options import FILE, about_option, format_of, lens_option, output_option, workspace_option
from .output import called_as, emit
from .places import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...graph.decisions import Decision, History
    from ...graph.reviewing import Filled, Queue
    from ...graph.store.embedded import EmbeddedStore
    from ...graph.workspace import Workspace

__all__ = ["command"]

_FORMATS = ("table", "csv", "json")
_UNDO = "undo"
_KINDS = {
    "lens": {Method.LENS_WORDS},
    "crosswalk": {Method.CROSSWALK},
    "duplicate": {Method.NEAR_DUPLICATE},
    "same": {Method.LIKE_NAME, Method.ABBREVIATION},
}


@dataclass(frozen=True, slots=True)
class _Desk:
    """What a review is done with: the workspace, what it holds, and what was decided in it."""

    workspace: Workspace
    store: EmbeddedStore
    history: History

    @classmethod
    def at(cls, workspace: Workspace) -> _Desk:
        return cls(workspace, workspace.store(), read_decisions(workspace))


@click.command("review")
@click.argument(
    "verdict", type=click.Choice([Answer.ACCEPT.value, Answer.REJECT.value, _UNDO]), metavar="[accept|reject|undo]", required=False
)
@click.argument("numbers", nargs=-1, metavar="[ID]...")
@click.option("-k", "--kind", type=click.Choice(tuple(_KINDS)), multiple=True, help="Only these suggestions; may be given again.")
@about_option
@lens_option
@click.option("--min-score", type=click.FloatRange(0, 1), default=0.0, metavar="SCORE", help="Only those that score as much, from 0 to 1.")
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="List them like this instead of asking one by one.")
@click.option("--from", "sheet", type=FILE, metavar="FILE", help="Read the verdicts from a sheet that was filled in.")
@click.option("--history", "show_history", is_flag=True, help="Show what was decided, the latest first.")
@click.option("--by", "who", default="", metavar="NAME", envvar="GOLDENTHREAD_BY", help="Who decides, kept with it; need not be given.")
@click.option("--note", default="", metavar="TEXT", help="Why, kept with the decision.")
@click.option("-y", "--yes", is_flag=True, help="Keep what a sheet decides without asking.")
@click.option("--no-build", is_flag=True, help="Keep decisions only; they take effect at the next build.")
@output_option
@workspace_option
def command(
    verdict: str | None,
    numbers: tuple[str, ...],
    kind: tuple[str, ...],
    about: str | None,
    lens: str | None,
    min_score: float,
    chosen: str | None,
    sheet: Path | None,
    show_history: bool,
    who: str,
    note: str,
    yes: bool,
    no_build: bool,
    output: Path | None,
    workspace: Path | None,
) -> None:
    r"""Accept or reject what is suggested: no suggestion counts as a fact before an officer accepts it.

    On a terminal it asks about one after the other, the best first. What is accepted is stated from then on, what is
    rejected is not offered again, at any later build; both can be undone.

    \b
      goldenthread review --kind lens --lens health-foundation --about 9.3
      goldenthread review accept 3f9a2c1 77b01de --by "A. N. Officer"
      goldenthread review --format csv -o queue.csv      fill in the column verdict, then
      goldenthread review --from queue.csv
    """
    if verdict is None and sum((bool(sheet), show_history, bool(chosen or output))) > 1:
        raise click.UsageError("Choose one of --from, --history and a list (--format or -o).")
    if verdict is not None and (sheet or show_history or chosen or output or kind or about or lens or min_score):
        raise click.UsageError(f"{verdict} takes numbers and nothing else: leave the other options out.")
    if verdict is not None and not numbers:
        raise click.UsageError(f"Name what to {verdict} by number: {called_as()} review lists the numbers.")
    desk = _Desk.at(open_workspace(workspace))
    if verdict == _UNDO:
        _undo(desk, numbers, who, no_build=no_build)
    elif verdict is not None:
        offers = [read_queue(desk.store, desk.history).find(number) for number in numbers]
        _keep(desk, [decision_on(offer, Answer(verdict), _now(), who, note) for offer in offers], no_build=no_build)
    elif sheet is not None:
        _from_sheet(desk, sheet, who, note, yes=yes, no_build=no_build)
    elif show_history:
        _log(desk)
    else:
        methods = frozenset(method for each in kind or _KINDS for method in _KINDS[each])
        wanted = Wanted(methods, find_thing(desk.store, about) if about else "", find_concept(desk.store, lens) if lens else "", min_score)
        queue = read_queue(desk.store, desk.history).narrowed(wanted)
        if chosen or output or not (sys.stdin.isatty() and sys.stdout.isatty()):
            _list(queue, format_of(chosen, output, _FORMATS), output)
        else:
            _step(desk, queue, who, note, no_build=no_build)


def _list(queue: Queue, form: str, output: Path | None) -> None:
    if form == "table":
        from .offers import show_queue  # noqa: PLC0415 - it brings rich, which a pipe needs not

        if output is not None:
            raise click.UsageError("A table goes to the terminal: for a file add --format csv or --format json.")
        show_queue(queue)
    elif form == "csv":
        mark = "\ufeff" if output is not None else ""  # Excel reads a file without it as Windows-1252
        emit(mark + queue_sheet(queue), output)
    else:
        from .offers import queue_as_json  # noqa: PLC0415 - as above

        emit(queue_as_json(queue), output)


def _step(desk: _Desk, queue: Queue, who: str, note: str, *, no_build: bool) -> None:
    """Ask one by one. Each answer is kept at once, so that nothing is lost when the window is closed."""
    from .stepping import Stepping  # noqa: PLC0415 - it brings rich, which a pipe needs not

    kept = Stepping(desk.workspace, who, note).through(queue)
    if kept:
        _apply(desk.workspace, kept, no_build=no_build)


def _from_sheet(desk: _Desk, sheet: Path, who: str, note: str, *, yes: bool, no_build: bool) -> None:
    try:
        content = sheet.read_bytes()
    except OSError as error:
        raise SourceError(f"{sheet} cannot be read ({error.strerror}): check its name and the permissions.") from error
    filled = read_sheet(content, sheet.name, read_queue(desk.store, desk.history), desk.history)
    if not filled:
        click.echo("Nothing new to keep: no line has a verdict that is not kept already.")
        return
    from .offers import show_filled  # noqa: PLC0415 - it brings rich, which a pipe needs not

    show_filled(filled)
    if not yes and not sys.stdin.isatty():
        click.echo("Nothing is kept yet: add --yes to keep it.")
    elif yes or click.confirm(f"Keep {noun(len(filled), 'decision', 'decisions')}?"):
        _keep(desk, [_decided(line, who, note) for line in filled], no_build=no_build)


def _decided(line: Filled, who: str, note: str) -> Decision:
    return decision_on(line.offer, line.answer, _now(), line.who or who, line.note or note)


def _keep(desk: _Desk, decisions: Sequence[Decision], *, no_build: bool) -> None:
    _apply(desk.workspace, len(record(desk.workspace, decisions)), no_build=no_build)


def _undo(desk: _Desk, numbers: Sequence[str], who: str, *, no_build: bool) -> None:
    iris = [decision.iri for decision in taken_back(desk.history, numbers)]
    _apply(desk.workspace, len(undo(desk.workspace, iris, _now(), who)), no_build=no_build)


def _apply(workspace: Workspace, kept: int, *, no_build: bool) -> None:
    """Say how many decisions are kept, and build, so that they take effect."""
    told = f"{noun(kept, 'decision', 'decisions')} kept"
    if no_build or not kept:
        click.echo(f"{told}; {called_as()} build makes them take effect." if kept else f"{told}: that was decided already.")
        return
    from .making import make  # noqa: PLC0415 - it brings the readers, which nothing else here needs

    click.echo(f"{told}; building ...", err=True)
    try:
        summary = make((), workspace.folder)
    except WorkspaceError as error:  # a colleague's build, most likely; the decisions wait for the next
        click.echo(f"{told}, and take effect at the next build. {error}")
        return
    click.echo(f"{told}: {summary.stated} links stated, {summary.inferred} inferred, {summary.suggested} suggested.")


def _log(desk: _Desk) -> None:
    from .offers import show_log  # noqa: PLC0415 - it brings rich

    show_log(read_log(desk.store, desk.history))


def _now() -> datetime:
    return datetime.now(UTC)
