"""`compare`: what became of the parts of one plan in the next."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.lineage import compare, find_plan, latest_plans, plan_outlines, with_outcomes
from ...graph.search.workspaces import searchable
from ...graph.separated import csv_of
from ...graph.workspace import Workspace
from ...ontology.errors import ThingError
from ..comparing import COLUMNS, MEANING, as_data, as_row, labels, likeness
from .options import format_of, output_option, store_option, workspace_option
from .output import emit
from .places import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from ...graph.lineage import Comparison, Descent, PlanOutline

__all__ = ["command"]

_FORMATS = ("table", "csv", "json")


@click.command("compare")
@click.argument("before", metavar="[A]", required=False)
@click.argument("after", metavar="[B]", required=False)
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="How to give it; table unless given.")
@output_option
@store_option
@workspace_option
def command(before: str | None, after: str | None, chosen: str | None, output: Path | None, where: str, workspace: Path | None) -> None:
    """Show what became of the outcomes, aims and actions of plan A in plan B.

    A and B are plans of the workspace, by name or period, or the folders of two workspaces, of each of which the latest plan is
    taken; without them, the latest plan that has an earlier version, and that version. Every part is carried (the same words),
    renamed, split, merged, dropped or new, and may have moved to another parent, with the words of both and why they are taken
    for one.

    \b
      goldenthread compare 2018-22 2022-26
      goldenthread compare old-plan/ new-plan/ -o changes.csv
    """  # noqa: D301 - click takes the \b that is a character
    form = format_of(chosen, output, _FORMATS)
    found = compare(*_plans(before, after, where, workspace))
    if form == "csv":
        emit(csv_of(COLUMNS, map(as_row, found.descents)), output)
    elif form == "json":
        emit(json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n", output)
    else:
        from .terminal import draw  # noqa: PLC0415 - it brings rich, which a pipe needs not

        draw(partial(_print, found=found), output)


def _plans(before: str | None, after: str | None, where: str, workspace: Path | None) -> tuple[PlanOutline, PlanOutline]:
    """The plans that are meant; raises ThingError for none or several, UsageError for one without the other."""
    if before and not after:
        raise click.UsageError("Name two plans to compare, or none to compare the two latest.")
    if before and after and all(Path(each).is_dir() and Workspace.exists(Path(each)) for each in (before, after)):
        return _latest(Path(before), where), _latest(Path(after), where)
    plans = plan_outlines(searchable(open_workspace(workspace), where))
    if not before or not after:
        return latest_plans(plans)
    one, other = find_plan(plans, before), find_plan(plans, after)
    if one.iri == other.iri:
        raise ThingError(f"'{before}' and '{after}' are one plan, the {one.label}: name another.", tuple(plan.label for plan in plans))
    return one, other


def _latest(folder: Path, where: str) -> PlanOutline:
    plans = with_outcomes(plan_outlines(searchable(Workspace.open(folder), where)))
    if not plans:
        raise ThingError(f"No plan with outcomes was found in the papers of {folder}: build it with a paper on one.")
    return plans[0]


def _print(screen: Console, found: Comparison) -> None:
    from .terminal import table, words  # noqa: PLC0415 - as above

    screen.print(words(f"From the {found.before.label} to the {found.after.label}", "bold cyan"))
    screen.print(words(", ".join(f"{fate} {count}" for fate, count in found.counts.items()), "bold"))
    for receipt in found.after.replaces.get(found.before.iri, ()):
        screen.print(words(f"stated: {receipt.place}: “{receipt.words}”", "green"))
    rows = [tuple(words(cell) for cell in cells) for cells in _cells(found.descents)]
    if rows:
        screen.print(table(screen.width, "What became of it", found.before.label, found.after.label, "Why", rows=rows))
    screen.print()
    screen.print(words(MEANING, "dim"))


def _cells(descents: Sequence[Descent]) -> Iterator[tuple[str, str, str, str]]:
    for descent in descents:
        fate = f"{descent.fate.value}, moved" if descent.moved else descent.fate.value
        like = descent.likeness
        differing = [f"{sign} {', '.join(only)}" for sign, only in (("–", like.only_before), ("+", like.only_after)) if only]
        shown = f" ({likeness(descent)}; {'; '.join(differing)})" if descent.before and descent.after and differing else ""
        yield (
            fate,
            labels(descent.before),
            labels(descent.after),
            f"{descent.because}{shown}" + (f" · {descent.grade}" if descent.grade else ""),
        )
