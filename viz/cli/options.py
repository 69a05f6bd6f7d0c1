"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .completing import lens_names, thing_names

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FILE", "about_option", "format_of", "lens_option", "output_option", "store_option", "workspace_option"]

#: Any path: what is wrong with it is said by whoever opens it, in better words.
FILE = click.Path(path_type=Path)

workspace_option = click.option(
    "-w",
    "--workspace",
    type=FILE,
    metavar="DIR",
    envvar="GOLDENTHREAD_WORKSPACE",
    help="The workspace, a folder; else GOLDENTHREAD_WORKSPACE, the current folder, or the shipped papers.",
)
store_option = click.option(
    "--store",
    "where",
    metavar="memory|disk|URL",
    envvar="GOLDENTHREAD_STORE",
    default="",
    help="What is asked: the files read into memory, an index of them on disk, or a SPARQL server; else workspace.toml or the size tells.",
)
about_option = click.option(
    "-a",
    "--about",
    metavar="THING",
    shell_complete=thing_names,
    help="What it is about: a number (9.3), a name or a part of one, or an address.",
)
lens_option = click.option(
    "-l",
    "--lens",
    metavar="LENS",
    shell_complete=lens_names,
    help="A lens (marmot, implications) or, in a question, a concept of one (health).",
)
output_option = click.option(
    "-o",
    "--output",
    type=FILE,
    metavar="FILE",
    help="Write to this file; its ending tells the format, unless --format does.",
)


def format_of(chosen: str | None, output: Path | None, known: Sequence[str]) -> str:
    """Give the format that was chosen, or that the file's ending tells, or else the first one known.

    Raises UsageError for an ending that belongs to another format.
    """
    ending = output.suffix.removeprefix(".").lower() if output is not None else ""
    if chosen or ending in {"", "txt"}:
        return chosen or known[0]
    if ending not in known:
        raise click.UsageError(f"A file ending in .{ending} cannot be written here: choose --format {'|'.join(known)}.")
    return ending
