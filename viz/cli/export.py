"""`export`: the whole graph in another tool's format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..exporting import Format, rendered
from .options import format_of, output_option, workspace_option
from .output import emit
from .places import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]

_FORMATS = tuple(form.value for form in Format)


@click.command("export")
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="trig unless given.")
@output_option
@workspace_option
def command(chosen: str | None, output: Path | None, workspace: Path | None) -> None:
    r"""Write the whole graph, ontology and lenses included, to a file or to standard output.

    trig and jsonld keep apart what each paper says; ttl and nt hold the union; graphml is the network of things, for
    Gephi, yEd or Cytoscape.

    \b
      goldenthread export -o plan.trig
    """
    store = open_workspace(workspace).store()
    emit(rendered(store, Format(format_of(chosen, output, _FORMATS))), output)
