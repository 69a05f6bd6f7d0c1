"""`conventions`: the kinds of papers that can be read, which one a file is, and a file for writing one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.conventions import FOLDER, conventions_in, scores, shipped_text
from ...graph.conventions.drafting import draft
from ...graph.workspace import Workspace
from ...ontology.errors import ConventionError
from .options import FILE, workspace_option
from .output import called_as, plain, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...graph.conventions import Convention

__all__ = ["command"]

_SHOWN = 3  # conventions that are shown for a file; the others fit it less


@click.group("conventions", invoke_without_command=True)
@workspace_option
@click.pass_context
def command(ctx: click.Context, workspace: Path | None) -> None:
    """List the kinds of papers that can be read, show one, tell which a file is, or begin one of your own.

    A convention is a file that says how the papers of one kind are written. With a workspace, those in its folder
    conventions count as well.

    \b
      goldenthread conventions
      goldenthread conventions recognise strategy.pdf
      goldenthread conventions new our-plan --from headed-strategy
    """  # noqa: D301 - click takes the \b that is a character
    ctx.obj = _folder(workspace)
    if ctx.invoked_subcommand is None:
        _list(conventions_in(ctx.obj), ctx.obj)


@command.command("show")
@click.argument("name", metavar="NAME")
@workspace_option
@click.pass_obj
def show(above: Path | None, name: str, workspace: Path | None) -> None:
    """Print the file of a convention: all its words and patterns, with what they are for."""
    folder = _folder(workspace) if workspace else above
    own = folder / f"{name}.toml" if folder else None
    if own is not None and own.is_file():
        conventions_in(folder)  # a file that is not as it should be is told
    click.echo(plain(own.read_text(encoding="utf-8") if own is not None and own.is_file() else shipped_text(name)), nl=False)


@command.command("recognise")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@workspace_option
@click.pass_obj
def recognise(above: Path | None, files: tuple[Path, ...], workspace: Path | None) -> None:
    """Tell which convention each file is written by: how well those fit that come nearest, and what speaks for them."""
    from ...graph.reading.guarding import read_documents  # noqa: PLC0415 - the readers take a while to load

    known = conventions_in(_folder(workspace) if workspace else above)
    for document in read_documents(files):
        click.echo(plain(document.filename))
        for found in scores(document, known)[:_SHOWN]:
            click.echo(plain(f"  {found.score:.2f}  {found.convention.name}: {found.convention.title}"))
            for reason in found.reasons:
                click.echo(plain(f"          {reason}"))


@command.command("new")
@click.argument("name", metavar="NAME")
@click.option("--from", "parent", metavar="NAME", default="headed-strategy", show_default=True, help="The convention that it extends.")
@workspace_option
@click.pass_obj
def new(above: Path | None, name: str, parent: str, workspace: Path | None) -> None:
    """Write a file with remarks that begins a convention of your own, in the workspace or else the current folder."""
    folder = _folder(workspace) if workspace else above
    known = conventions_in(folder)
    if parent not in known:
        raise ConventionError(f"There is no convention called “{parent}”: name one of those that there are ({', '.join(sorted(known))}).")
    content = draft(name, known[parent])
    target = (folder or Path()) / f"{name}.toml"
    if target.exists():
        raise ConventionError(f"{target} is there already: choose another name, or edit that file.")
    if folder:
        folder.mkdir(exist_ok=True)
    written(content.encode(), target)
    chosen = name if folder else target
    click.echo(plain(f"Edit it, then read a paper by it: {called_as()} build PAPER --convention {chosen}"))


def _folder(workspace: Path | None) -> Path | None:
    """The folder of a workspace's own conventions; None where no workspace is meant."""
    if workspace is not None:
        return Workspace.open(workspace).folder / FOLDER
    return Path(FOLDER) if Workspace.exists(Path()) else None


def _list(known: Mapping[str, Convention], folder: Path | None) -> None:
    from .terminal import console, table, words  # noqa: PLC0415 - they bring rich, which a pipe needs not

    screen = console()
    rows = [(words(name, "bold"), words("\n".join(_about(convention, folder)))) for name, convention in sorted(known.items())]
    screen.print(table(screen.width, "Convention", "What it is for", rows=rows))
    screen.print(words(f"Which one is a file? {called_as()} conventions recognise FILE", "dim"))


def _about(convention: Convention, folder: Path | None) -> Iterator[str]:
    own = " (your own)" if folder and (folder / f"{convention.name}.toml").is_file() else ""
    yield f"{convention.title}{own}"
    if convention.about:
        yield convention.about
