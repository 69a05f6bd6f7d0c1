"""`check`: the thread lint, for people, programs and code hosts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.search.workspaces import searchable
from ...queries.checking import Severity, check, checks, gravest_first
from ...queries.shapes import as_checks, as_problems
from ...queries.wording import noun
from ..sarif import sarif_log
from .options import FILE, format_of, output_option, store_option, workspace_option
from .output import emit, plain
from .places import open_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.text import Text

    from ...graph.conforming import Fault
    from ...graph.workspace import Workspace
    from ...queries.checking import Check, Problem

__all__ = ["command"]

_FORMATS = ("table", "json", "sarif")
_NOUNS = (
    (Severity.ERROR, "error", "errors"),
    (Severity.WARNING, "warning", "warnings"),
    (Severity.INFO, "gap", "gaps"),
)


@click.command("check")
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="How to give it; table unless given.")
@click.option("--all", "everything", is_flag=True, help="In the table, show every gap too, not only how many there are.")
@click.option("--profile", type=FILE, metavar="FILE", help="How grave each check is, as TOML; overrides the shipped profile.")
@click.option(
    "--shapes", is_flag=True, help="Compare the workspace's files with the shapes of a well-formed graph too; needs goldenthread[shacl]."
)
@output_option
@store_option
@workspace_option
@click.pass_context
def command(
    ctx: click.Context,
    chosen: str | None,
    everything: bool,
    profile: Path | None,
    shapes: bool,
    output: Path | None,
    where: str,
    workspace: Path | None,
) -> None:
    """Look for defects: of the papers, of the thread from outcomes to actions, and of the graph itself.

    Exit code 1 if there are errors; warnings and gaps do not count. What --shapes found is remembered: the
    next time only papers that changed are compared anew, with those that share things with them.
    """
    form = format_of(chosen, output, _FORMATS)
    if form == "table" and output is not None:
        raise click.UsageError("A table goes to the terminal: for a file add --format json or --format sarif.")
    opened = open_workspace(workspace)
    store = searchable(opened, where)
    problems, described = check(store, profile), checks()
    if shapes:
        faults = _faults(opened)
        problems, described = gravest_first((*as_problems(faults), *problems)), {**described, **as_checks(faults)}
    if form == "json":
        emit(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n", output)
    elif form == "sarif":
        emit(json.dumps(sarif_log(store, problems, described), ensure_ascii=False, indent=2) + "\n", output)
    else:
        _show(problems, described, everything=everything)
    ctx.exit(int(any(problem.severity is Severity.ERROR for problem in problems)))


def _faults(workspace: Workspace) -> tuple[Fault, ...]:
    from ...graph.conforming import conform  # noqa: PLC0415 - seldom needed, as what follows
    from .making import progress_bar  # noqa: PLC0415

    with progress_bar() as progress:
        return conform(workspace, progress=progress).faults


def _show(problems: Sequence[Problem], described: Mapping[str, Check], *, everything: bool) -> None:
    """Errors and warnings one by one; gaps, which are many, counted by check unless everything is wanted."""
    from .terminal import console, table, words  # noqa: PLC0415 - a pipe needs no colours

    screen = console()
    single = [problem for problem in problems if everything or problem.severity is not Severity.INFO]
    counted = Counter(problem.check for problem in problems if problem not in single)
    if single:
        rows = [(words(problem.severity.value), _told(problem)) for problem in single]
        screen.print(table(screen.width, "", "What, and where", rows=rows))
        screen.print()
    if counted:
        gaps = [(words(str(number)), words(f"{described[name].title} ({name})")) for name, number in counted.items()]
        screen.print(table(screen.width, "Gaps", "In the papers read; --all shows each", rows=gaps, numbers=[0]))
        screen.print()
    counts = Counter(problem.severity for problem in problems)
    screen.print(words(", ".join(noun(counts[severity], one, many) for severity, one, many in _NOUNS)))


def _told(problem: Problem) -> Text:
    from rich.text import Text  # noqa: PLC0415 - as above

    receipt = f"\n{problem.receipt}: “{problem.words}”" if problem.receipt else ""
    return Text.assemble(plain(problem.message), (f" ({problem.check})", "cyan"), (plain(receipt), "dim"))
