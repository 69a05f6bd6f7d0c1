"""`tour`: the main job from beginning to end, on the papers that come with Golden Thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...graph.search.workspaces import searchable
from ...graph.verifying import verify
from ...queries.asking import ask
from ..exporting import write_atomically
from .answers import show, subject_of
from .build import summary_lines
from .network import PICTURES, drawn
from .options import FILE, store_option, workspace_option
from .output import called_as
from .places import build_shipped, data_folder, open_workspace
from .terminal import console, words
from .verify import verified

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from ...graph.store.store import Store
    from ...graph.workspace import Workspace

__all__ = ["command"]

_ANSWERED = (("supporting-strategies", "9.3"),)
_COUNTED = ("bodies", "findings")
_NEXT = (
    ("ask", "what can be asked"),
    ("ask supporting-strategies --about 9.4", "another part of the plan"),
    ('why "Healthy Weight Strategy" 9.3', "who joins two things"),
    ("network --about 9.3", "a picture of one part"),
    ("build PAPER --workspace DIR", "your own papers"),
)


@click.command("tour")
@click.option("-o", "--output", type=FILE, metavar="DIR", help="The folder for the pictures; else one in the user's data folder.")
@store_option
@workspace_option
def command(output: Path | None, where: str, workspace: Path | None) -> None:
    """Show what Golden Thread does: read two real papers, show the plan, answer, draw.

    With --workspace, show what is in a workspace of your own.
    """
    screen = console()
    if workspace is None:
        _heading(screen, "Two papers of Leicestershire County Council, read and built")
        summary = build_shipped()
        opened = summary.workspace
        for line in summary_lines(summary):
            screen.print(words(line))
    else:
        opened = open_workspace(workspace)
    store = searchable(opened, where)
    screen.print(words(verified(opened, store, verify(opened, store=store))))
    _heading(screen, "The plan at a glance")
    show(screen, ask(store, "plan-at-a-glance"), "")
    for name in _COUNTED:
        screen.print(words(f"{ask(store, name).notes[0]} ({called_as()} ask {name})", "dim"))
    for name, about in _ANSWERED if workspace is None else ():
        _heading(screen, f"{called_as()} ask {name} --about {about}")
        answer = ask(store, name, about)
        show(screen, answer, subject_of(store, answer.question, about))
    _heading(screen, "Pictures, to open in a browser")
    _draw(screen, opened, store, output or data_folder() / "pictures")
    screen.print()
    screen.print("What to type next")
    widest = max(len(command) for command, _ in _NEXT)
    for command, what in _NEXT:
        screen.print(words(f"  {called_as()} {command:{widest}}   {what}"))


def _draw(screen: Console, workspace: Workspace, store: Store, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        target = folder / f"{picture}.html"
        write_atomically(target, drawn(workspace, store, picture).encode())
        screen.print(words(str(target.absolute())), soft_wrap=True)


def _heading(screen: Console, text: str) -> None:
    screen.print()
    screen.rule(words(text, "bold cyan"), align="left", style="dim")
