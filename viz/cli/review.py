"""`review`: what is suggested and not decided, one by one, as a list, or as a sheet that goes to officers and back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ...graph.reviewing import Answer, Wanted, queue_sheet
from ...graph.suggesting import Method
from ...graph.things import find_thing
from ...queries.naming import find_concept
from .options import FILE, about_option, format_of, lens_option, output_option, workspace_option
from .output import called_as, emit
from .places import open_workspace
from .reviewing import Desk, decide, decide_by, show_history, step, take_back

if TYPE_CHECKING:
    from pathlib import Path

    from ...graph.reviewing import Queue

__all__ = ["command"]

_FORMATS = ("table", "csv", "json")
_UNDO = "undo"
_KINDS = {
    "lens": {Method.LENS_WORDS},
    "crosswalk": {Method.CROSSWALK},
    "duplicate": {Method.NEAR_DUPLICATE},
    "same": {Method.LIKE_NAME, Method.ABBREVIATION},
}


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
@click.option("--history", "history", is_flag=True, help="Show what was decided, the latest first.")
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
    history: bool,
    who: str,
    note: str,
    yes: bool,
    no_build: bool,
    output: Path | None,
    workspace: Path | None,
) -> None:
    """Accept or reject what is suggested: no suggestion counts as a fact before an officer accepts it.

    On a terminal it asks about one after the other, the best first. What is accepted is stated from then on, what is
    rejected is not offered again, at any later build; both can be undone.

    \b
      goldenthread review --kind lens --lens health-foundation --about 9.3
      goldenthread review accept 3f9a2c1 77b01de --by "A. N. Officer"
      goldenthread review --format csv -o queue.csv      fill in the column verdict, then
      goldenthread review --from queue.csv
    """  # noqa: D301 - click takes the \b that is a character
    if verdict is None and sum((bool(sheet), history, bool(chosen or output))) > 1:
        raise click.UsageError("Choose one of --from, --history and a list (--format or -o).")
    if verdict is not None and (sheet or history or chosen or output or kind or about or lens or min_score):
        raise click.UsageError(f"{verdict} takes numbers and nothing else: leave the other options out.")
    if verdict is not None and not numbers:
        raise click.UsageError(f"Name what to {verdict} by number: {called_as()} review lists the numbers.")
    desk = Desk.at(open_workspace(workspace), who, note, builds=not no_build)
    if verdict == _UNDO:
        take_back(desk, numbers)
    elif verdict is not None:
        decide(desk, numbers, Answer(verdict))
    elif sheet is not None:
        decide_by(desk, sheet, sure=yes)
    elif history:
        show_history(desk)
    else:
        methods = frozenset(method for each in kind or _KINDS for method in _KINDS[each])
        wanted = Wanted(methods, find_thing(desk.store, about) if about else "", find_concept(desk.store, lens) if lens else "", min_score)
        queue = desk.queue().narrowed(wanted)
        if chosen or output or not (sys.stdin.isatty() and sys.stdout.isatty()):
            _list(queue, format_of(chosen, output, _FORMATS), output)
        else:
            step(desk, queue)


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
