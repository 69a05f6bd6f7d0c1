"""`build`: papers into a workspace, with a summary of what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.coverage import certificates
from ...graph.marking import is_workbook
from ...graph.store.opening import open_local
from ...graph.workspace import Workspace
from ...ontology.errors import SourceError, WorkspaceError
from ...queries.checking import Severity, check
from ...queries.wording import noun
from ..placing import told_in_short
from .making import make
from .options import FILE, workspace_option
from .output import called_as, plain, within
from .places import build_shipped, open_workspace
from .taking import take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.building import BuildSummary

__all__ = ["command", "coverage_lines", "summary_lines"]

_TOLD = {
    "Outcome": "outcome",
    "SubOutcome": "sub-outcome",
    "Aim": "aim",
    "Action": "action",
    "Commitment": "other commitment",
}


@click.command("build")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, type=FILE)
@click.option("--without", metavar="NAME", multiple=True, help="Take a paper away, by its file name; may be repeated.")
@click.option("--council", metavar="NAME", default="", help="The council's name, for a new workspace.")
@click.option(
    "--convention", metavar="NAME|FILE", default="", help="Read SOURCE by this convention, now and always; recognise: find it out."
)
@click.option("--base", metavar="IRI", default="", help="What the addresses of a new workspace begin with.")
@click.option("--preview", is_flag=True, help="Only show what a workbook would change.")
@click.option("-y", "--yes", is_flag=True, help="Take a workbook back without asking.")
@workspace_option
def command(
    sources: tuple[Path, ...],
    without: tuple[str, ...],
    council: str,
    convention: str,
    base: str,
    preview: bool,
    yes: bool,
    workspace: Path | None,
) -> None:
    """Read papers and build the graph of what they say.

    SOURCE are papers to add, or to put in place of those of the same name; without any, all papers of the workspace
    are read again. A paper that cannot be read changes nothing. How a paper is written is recognised (goldenthread
    conventions recognise); --convention says it instead, and is kept for every later build. A SOURCE may be a workbook
    that `workbook` wrote and officers filled in: what it would change is shown, and at a terminal asked about, first.

    \b
      goldenthread build cabinet.txt scrutiny.txt --workspace my-plan --council "My Council"
      goldenthread build filled-in.xlsx --preview
    """  # noqa: D301 - click takes the \b that is a character
    if convention and not sources:
        raise click.UsageError("A convention is chosen for papers: name them, as in goldenthread build PAPER --convention NAME.")
    workbooks = tuple(path for path in sources if is_workbook(path))
    if workbooks or preview:
        _take_back(
            workbooks, tuple(path for path in sources if path not in workbooks), without, convention, workspace, preview=preview, agreed=yes
        )
        return
    if folder := workspace or (Path() if Workspace.exists(Path()) else None):
        if not sources and not without and not Workspace.exists(folder):
            raise SourceError(f"{folder} holds no workspace yet: name the papers to make it from.")
        built = make(sources, folder, base=base, council=council, without=without, convention=convention)
    elif sources or without or council or base:
        raise WorkspaceError("This folder holds no workspace: say where to make one with --workspace DIR.")
    else:
        built = build_shipped()
    _tell(built, workspace)


def _take_back(
    workbooks: tuple[Path, ...],
    papers: tuple[Path, ...],
    without: tuple[str, ...],
    convention: str,
    folder: Path | None,
    *,
    preview: bool,
    agreed: bool,
) -> None:
    """Take officers' workbooks back, with the papers named beside them."""
    if not workbooks:
        raise click.UsageError("--preview shows what a workbook would change: name one that the command workbook wrote.")
    workspace = open_workspace(folder)
    taken = take(workbooks, workspace, preview=preview, agreed=agreed)
    if taken is None or not (taken.decisions or papers or without):
        return
    done = make(papers, workspace.folder, without=without, convention=convention, decisions=taken.decisions, workbooks=taken.workbooks)
    _tell(done, folder)


def _tell(built: BuildSummary, named: Path | None) -> None:
    for line in (*summary_lines(built, named), *coverage_lines(built, named), f"Kept in {built.workspace.folder.absolute()}"):
        click.echo(plain(line))


def summary_lines(summary: BuildSummary, named: Path | None = None) -> Iterator[str]:
    """Say what was built, what its checks found, and what to do next, in the workspace if one was named."""
    things = (noun(summary.things.get(kind, 0), one, f"{one}s") for kind, one in _TOLD.items())
    yield f"{noun(len(summary.sources), 'paper', 'papers')} read: {', '.join(things)}"
    for file in summary.given:
        if file in summary.read_as:
            name, fit = summary.read_as[file]
            yield f"{file}: read as {name} ({f'it fits {fit} of 1' if fit else 'as you chose'})"
    yield f"Links: {summary.stated} stated, {summary.inferred} inferred, {summary.suggested} suggested for review"
    if summary.idle:
        yield f"{noun(len(summary.idle), 'decision waits', 'decisions wait')} for what the papers no longer speak of"
    problems = [problem.severity for problem in check(open_local(summary.workspace))]
    counts = [
        noun(problems.count(severity), severity, many)
        for severity, many in ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings"), (Severity.INFO, "gaps"))
    ]
    yield f"Checks: {', '.join(counts)} ({called_as()} check{within(named)} lists them)"


def coverage_lines(summary: BuildSummary, named: Path | None = None) -> Iterator[str]:
    """Say of each paper that was given, or else of all, what became of its passages and what of it could not be read."""
    for certificate in certificates(summary.workspace, given=summary.given, documents=summary.documents):
        yield f"{certificate.filename}: {told_in_short(certificate)}"
        yield from (f"  {notice}" for notice in certificate.notices)
    yield f"What was made of each passage, and what was not used: {called_as()} coverage{within(named)}"
