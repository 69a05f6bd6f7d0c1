"""`export`: the whole graph in another tool's format, or a plan in another standard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.search.workspaces import searchable
from ..exporting import Format, rendered
from .options import FILE, about_option, format_of, output_option, store_option, workspace_option
from .output import emit, plain, written
from .places import open_workspace

if TYPE_CHECKING:
    from ...graph.store.store import Store

__all__ = ["command"]

_STRATML = "stratml"
_FORMATS = (*(form.value for form in Format), _STRATML)
_PARTS = ("1", "2")


@click.command("export")
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="trig unless given.")
@about_option
@click.option(
    "--part", type=click.Choice(_PARTS), help="Of StratML: 1, strategic plans, or 2, performance plans and reports; 2 unless given."
)
@click.option(
    "--losses", type=FILE, metavar="FILE", help="Where the report of what StratML cannot hold goes; JSON if its name ends in .json."
)
@output_option
@store_option
@workspace_option
def command(
    chosen: str | None,
    about: str | None,
    part: str | None,
    losses: Path | None,
    output: Path | None,
    where: str,
    workspace: Path | None,
) -> None:
    """Write the whole graph, ontology and lenses included, to a file or to standard output.

    trig and jsonld keep apart what each paper says; ttl and nt hold the union; graphml is the network of things, for
    Gephi, yEd or Cytoscape.

    stratml is one plan as StratML (ISO 17469), the one that --about names where there are several. It holds what is
    stated: goals, objectives, who takes part. What it cannot hold is counted and listed in a report beside the file,
    FILE.loss.txt, or on standard error.

    \b
      goldenthread export -o plan.trig
      goldenthread export --format stratml --part 2 -o plan.xml
    """  # noqa: D301 - click takes the \b that is a character
    is_xml = output is not None and output.suffix.lower() == ".xml"
    form = _STRATML if chosen == _STRATML or (chosen is None and is_xml) else format_of(chosen, output, _FORMATS)
    if form != _STRATML and (about or part or losses):
        raise click.UsageError("--about, --part and --losses are for --format stratml, which writes one plan: add it or leave them out.")
    store = searchable(open_workspace(workspace), where)
    if form == _STRATML:
        _write_plan(store, about or "", int(part or 2), output, losses)
    else:
        emit(rendered(store, Format(form)), output)


def _write_plan(store: Store, about: str, part: int, output: Path | None, losses: Path | None) -> None:
    """The plan, and beside it the report of what was lost."""
    from ...queries.facts import Facts  # noqa: PLC0415 - only a plan needs it, and lxml with it
    from ..stratml import as_json, as_text, choose_plan, export_stratml  # noqa: PLC0415 - as above

    facts = Facts.of(store)
    plan = choose_plan(store, facts, about)
    made = export_stratml(facts, plan, part)
    emit(made.content, output)
    target = losses or (output.with_name(f"{output.name}.loss.txt") if output else None)
    report = (as_json if target and target.suffix.lower() == ".json" else as_text)(made.losses, facts.label(plan), part)
    if target:
        written(report.encode(), target)
    else:
        click.echo(plain(report), err=True)
