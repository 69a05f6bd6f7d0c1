"""`workbook`: the graph in sheets, for officers to correct and to add to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from ...graph.search.workspaces import searchable
from .options import FILE, store_option, workspace_option
from .output import called_as, emit, plain, within
from .places import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]


@click.command("workbook")
@click.option("-o", "--output", type=FILE, metavar="FILE.xlsx", required=True, help="Write the workbook to this file.")
@store_option
@workspace_option
def command(output: Path, where: str, workspace: Path | None) -> None:
    """Write every thing and link into an Excel workbook that officers can correct and add to.

    Fill in lead departments, boards, strategies, dates and determinants, say which links are wrong, name what is the
    same, add rows; then build the file to take it back: it shows what would change first.

    \b
      goldenthread workbook -o plan.xlsx
      goldenthread build plan.xlsx
    """  # noqa: D301 - click takes the \b that is a character
    from ...graph.workbook.content import content_of  # noqa: PLC0415 - they bring openpyxl
    from ...graph.workbook.drawing import draw  # noqa: PLC0415

    if output.suffix.casefold() != ".xlsx":
        raise click.UsageError(f"{output} must end in .xlsx: that is the form in which the workbook is read back.")
    opened = open_workspace(workspace)
    content = content_of(searchable(opened, where), opened.base)
    emit(draw(content, opened.base, opened.council, datetime.now(UTC)), output)
    things = sum(len(rows) for sheet, rows in content.rows.items() if sheet != "Links")
    take_back = plain(f"{called_as()} build {output}{within(workspace)}")
    click.echo(f"{things} things and {len(content.told)} links. When it is filled in: {take_back}", err=True)
