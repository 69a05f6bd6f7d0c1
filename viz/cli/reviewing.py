"""What comes of a review: decisions kept, taken back and put into effect."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from ...graph.decisions import read_decisions, record, undo
from ...graph.reviewing import decision_on, read_log, read_queue, read_sheet, taken_back
from ...graph.store.opening import open_local
from ...ontology.errors import SourceError, WorkspaceError
from ...queries.wording import noun
from .output import called_as

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...graph.decisions import Decision, History
    from ...graph.reviewing import Answer, Queue
    from ...graph.store.store import Store
    from ...graph.workspace import Workspace

__all__ = ["Desk", "decide", "decide_by", "show_history", "step", "take_back"]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where an officer sits: the workspace, what it holds and what was decided; who she is and why, where she says so."""

    workspace: Workspace
    store: Store
    history: History
    who: str
    note: str
    builds: bool  # whether decisions take effect at once

    @classmethod
    def at(cls, workspace: Workspace, who: str, note: str, *, builds: bool) -> Desk:
        """Open a workspace for review; raise WorkspaceError for a damaged one."""
        return cls(workspace, open_local(workspace), read_decisions(workspace), who, note, builds)

    def queue(self) -> Queue:
        """Give all that is open."""
        return read_queue(self.store, self.history)


def step(desk: Desk, queue: Queue) -> None:
    """Ask one by one. Each answer is kept at once, so that nothing is lost when the window is closed."""
    from .stepping import Stepping  # noqa: PLC0415 - it brings rich, which a pipe needs not

    if kept := Stepping(desk.workspace, desk.who, desk.note).through(queue):
        _apply(desk, kept)


def decide(desk: Desk, numbers: Sequence[str], answer: Answer) -> None:
    """Accept or reject by number, all or none; raise ThingError for a number that is not open."""
    queue = desk.queue()
    offers = [queue.find(number) for number in numbers]
    _keep(desk, [decision_on(offer, answer, _now(), desk.who, desk.note) for offer in offers])


def decide_by(desk: Desk, sheet: Path, *, sure: bool) -> None:
    """Show what a sheet decides and keep it, if the officer is `sure` or says so; raise SourceError for one that cannot be used."""
    from .offers import show_filled  # noqa: PLC0415 - it brings rich, which a pipe needs not

    try:
        content = sheet.read_bytes()
    except OSError as error:
        raise SourceError(f"{sheet} cannot be read ({error.strerror}): check its name and the permissions.") from error
    filled = read_sheet(content, sheet.name, desk.queue(), desk.history)
    if not filled:
        click.echo("Nothing new to keep: no line has a verdict that is not kept already.")
        return
    show_filled(filled)
    if not sure and not sys.stdin.isatty():
        click.echo("Nothing is kept yet: add --yes to keep it.")
    elif sure or click.confirm(f"Keep {noun(len(filled), 'decision', 'decisions')}?"):
        _keep(desk, [decision_on(f.offer, f.answer, _now(), f.who or desk.who, f.note or desk.note) for f in filled])
    else:
        click.echo("Nothing was kept.")


def take_back(desk: Desk, numbers: Sequence[str]) -> None:
    """Undo decisions by number, all or none; raise ThingError for a number that no decision in force has."""
    iris = [decision.iri for decision in taken_back(desk.history, numbers)]
    _apply(desk, len(undo(desk.workspace, iris, _now(), desk.who)))


def show_history(desk: Desk) -> None:
    """Show all that was decided."""
    from .offers import show_log  # noqa: PLC0415 - it brings rich, which a pipe needs not

    show_log(read_log(desk.store, desk.history))


def _keep(desk: Desk, decisions: Sequence[Decision]) -> None:
    _apply(desk, len(record(desk.workspace, decisions)))


def _apply(desk: Desk, kept: int) -> None:
    """Say how many decisions are kept, and build, so that they take effect."""
    told = f"{noun(kept, 'decision', 'decisions')} kept"
    if not desk.builds or not kept:
        click.echo(f"{told}; {called_as()} build makes them take effect." if kept else f"{told}: that was decided already.")
        return
    from .making import make  # noqa: PLC0415 - it brings the readers, which nothing else here needs

    click.echo(f"{told}; building ...", err=True)
    try:
        summary = make((), desk.workspace.folder)
    except WorkspaceError as error:  # a colleague's build, most likely; the decisions wait for the next
        click.echo(f"{told}, and take effect at the next build. {error}")
        return
    click.echo(f"{told}: {summary.stated} links stated, {summary.inferred} inferred, {summary.suggested} suggested.")


def _now() -> datetime:
    return datetime.now(UTC)
