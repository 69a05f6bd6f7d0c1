"""Taking officers' workbooks back: what each would change is shown, and asked about at a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.decisions import Decision, read_decisions
from ...graph.marking import kept_name
from ...graph.store.opening import open_local
from ...graph.workspace import Workspace
from ...ontology.errors import SourceError, WorkbookError
from ...queries.wording import noun
from .output import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.workbook.proposing import Proposal

__all__ = ["Taken", "at_a_terminal", "take"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What officers decided in workbooks, and the workbooks that hold it: those that change nothing are left out."""

    decisions: tuple[Decision, ...] = ()
    workbooks: tuple[bytes, ...] = ()


def take(workbooks: Sequence[Path], workspace: Workspace, *, preview: bool, agreed: bool) -> Taken | None:
    """Show what workbooks would change and ask; None where nothing is to be done, since it is a preview or refused.

    Raises WorkbookError, with every cell that is at fault, where one cannot be taken in; then none is.
    """
    from ...graph.workbook.proposing import propose  # noqa: PLC0415 - they bring openpyxl
    from ...graph.workbook.returned import read_returned  # noqa: PLC0415

    store, history, now = open_local(workspace), read_decisions(workspace), datetime.now(UTC)
    contents = {path: _content(path) for path in workbooks}
    proposals = {path: propose(read_returned(contents[path], str(path)), store, history, workspace.base, now) for path in workbooks}
    for path, proposal in proposals.items():
        if proposal.faults and kept_name(contents[path]) in {kept.name for kept in workspace.workbooks()}:
            raise WorkbookError(f"{path} was taken back before: to go on, write a new one with goldenthread workbook.", proposal.faults)
        if proposal.faults:
            cells = noun(len(proposal.faults), "cell", "cells")
            raise WorkbookError(f"Nothing was changed, for {cells} of {path} must be corrected first.", proposal.faults)
    for path, proposal in proposals.items():
        _show(path, proposal)
    changing = tuple(contents[path] for path, proposal in proposals.items() if proposal.changes)
    if preview:
        return None
    if changing and not agreed and at_a_terminal() and not click.confirm("Change the graph so?", default=False, err=True):
        click.echo("Nothing was changed.", err=True)
        return None
    return Taken(tuple(decision for proposal in proposals.values() for decision in proposal.decisions), changing)


def at_a_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin.isatty()


def _show(path: Path, proposal: Proposal) -> None:
    """Say in words what a workbook changes, and what of it is left out."""
    count = noun(len(proposal.changes), "change", "changes")
    click.echo(plain(f"{path}: {count if proposal.changes else 'no changes'}"), err=True)
    for change in proposal.changes:
        click.echo(plain(f"  {change.place}: {change.sentence}"), err=True)
    for title, lines in (("Left out", proposal.conflicts), ("Note", proposal.notices)):
        for line in lines:
            click.echo(plain(f"  {title}: {line}"), err=True)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}): check the file.") from error
