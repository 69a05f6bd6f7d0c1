"""`publish`: the explorer as files that any web server can hold."""

from __future__ import annotations

from pathlib import Path

import click

from .making import progress_bar
from .options import FILE, workspace_option
from .places import open_workspace
from .terminal import console, words

__all__ = ["command"]


@click.command("publish")
@click.option(
    "-o", "--output", type=FILE, metavar="FOLDER", required=True, help="The folder of the site: a new one, or one published before."
)
@workspace_option
def command(output: Path, workspace: Path | None) -> None:
    """Write the explorer as a folder of files, to put on any web server or a shared drive.

    Every page is there but those that need a server: the query editor, review, import, and answers to questions about
    things that none is written for. Links are relative, so the folder may lie anywhere; index.html is where it begins.
    The old site is there until the new one is whole, and a folder that holds anything else is left alone.

    \b
      goldenthread publish -o site
      goldenthread publish -o /srv/www/plan --workspace our-plan
    """  # noqa: D301 - click takes the \b that is a character
    from ..explorer.publishing.publishing import publish  # noqa: PLC0415 - the pages load slowly, and only here

    opened = open_workspace(workspace)
    with progress_bar() as progress:
        done = publish(opened, output, progress)
    told = f"{output}: {done.pages:,} pages and {done.files - done.pages:,} other files, {done.size / 1e6:,.1f} MB; begin at index.html"
    console().print(words(told))
