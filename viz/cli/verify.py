"""`verify`: whether all quotations are still in the papers, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from pyoxigraph import Literal

from ...graph.reading import read_document
from ...graph.verifying import changed_sources, verify
from ...queries.wording import noun
from .options import workspace_option
from .places import open_workspace
from .terminal import console, table, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...graph.verifying import BrokenQuotation
    from ...graph.workspace import Workspace

__all__ = ["command", "verified"]

_COUNT = "SELECT (COUNT(DISTINCT ?quotation) AS ?n) { ?quotation a gt:Quotation }"


@click.command("verify")
@workspace_option
@click.pass_context
def command(ctx: click.Context, workspace: Path | None) -> None:
    """Read the papers again and make sure that every quotation still stands where it is said to.

    Exit code 1 if one does not.
    """
    opened = open_workspace(workspace)
    broken = verify(opened, read_text=lambda path: read_document(path).text)
    screen = console()
    if broken:
        screen.print(table(screen.width, "Where", "The graph quotes", "There stands now", "What rests on it", rows=[
            (words(_place(each)), words(each.expected), words(each.found or each.reason), words("\n".join(each.links)))
            for each in broken
        ]))  # fmt: skip
        screen.print()
    screen.print(words(verified(opened, broken)))
    for file in changed_sources(opened):
        screen.print(words(f"{file} is not the file that was read: build again to read it anew.", "yellow"))
    ctx.exit(int(bool(broken)))


def verified(workspace: Workspace, broken: Sequence[BrokenQuotation] = ()) -> str:
    """Say in one line how many quotations stand."""
    ((number,),) = workspace.store().select(_COUNT).rows
    total = int(number.value) if isinstance(number, Literal) else 0
    read = f"in {noun(len(workspace.sources()), 'paper', 'papers')}"
    if broken:
        return f"{len(broken)} of {noun(total, 'quotation', 'quotations')} {read} no longer stand where they were read."
    return f"All {noun(total, 'quotation', 'quotations')} {read} stand where they were read, word for word."


def _place(broken: BrokenQuotation) -> str:
    return f"{broken.file}, {'para ' if broken.paragraph[:1].isdigit() else ''}{broken.paragraph}"
