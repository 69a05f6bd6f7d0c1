"""`score`: how much of what people read in the papers is in the graph, and how much in it is too much."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from ...graph.search.workspaces import searchable
from ...graph.separated import csv_of
from ...graph.verifying import verify
from ...queries.facts import Facts
from ...queries.scoring import read_gold, score
from ...queries.wording import noun
from .options import FILE, format_of, output_option, store_option, workspace_option
from .output import emit
from .places import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...queries.scoring import Score

__all__ = ["command"]

_FORMATS = ("table", "csv", "json")
_LISTS = (("missed", "missed"), ("too_much", "too much"), ("loose", "matched loosely"), ("not_counted", "not counted"))
_ASIDE = "not_counted"  # neither right nor wrong: listed only if everything is wanted
_FIGURES = ("gold", "found", "right", "precision", "recall")
_SHOWN = 25  # lines of a list in the table


@click.command("score")
@click.argument("gold", type=FILE)
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="How to give it; table unless given.")
@click.option(
    "--min", "least", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE", help="Exit code 1 if a figure is lower, such as 0.95."
)
@click.option("--all", "everything", is_flag=True, help="In the table, list everything, however much it is.")
@output_option
@store_option
@workspace_option
@click.pass_context
def command(
    ctx: click.Context,
    gold: Path,
    chosen: str | None,
    least: float,
    everything: bool,
    output: Path | None,
    where: str,
    workspace: Path | None,
) -> None:
    """Compare the graph with what people read in the same papers: GOLD, a file as docs/SCORING.md shows.

    For each kind: precision is the share of what the graph has that is right, recall the share of what people read that
    the graph has. What was missed, what is too much and what was matched in other words is listed.

    \b
      goldenthread score gold.toml
      goldenthread score gold.csv --format csv -o score.csv
    """  # noqa: D301 - click takes the \b that is a character
    form = format_of(chosen, output, _FORMATS)
    if form == "table" and output is not None:
        raise click.UsageError("A table goes to the terminal: for a file add --format csv or --format json.")
    told = read_gold(gold)
    opened = open_workspace(workspace)
    store = searchable(opened, where)
    scores = score(Facts.of(store), told, {broken.quotation for broken in verify(opened, store=store)})
    if form == "json":
        emit(json.dumps([asdict(each) for each in scores], ensure_ascii=False, indent=2) + "\n", output)
    elif form == "csv":
        emit(_as_csv(scores), output)
    else:
        _show(scores, told.untold, everything=everything)
    ctx.exit(int(any(min(each.precision, each.recall) < least for each in scores)))


def _as_csv(scores: Sequence[Score]) -> str:
    """One line a kind; what is listed stands in one cell, with semicolons between."""
    headings = ("kind", *_FIGURES, *(heading for _, heading in _LISTS))
    return csv_of(headings, ([each.kind, *_figures(each), *("; ".join(getattr(each, key)) for key, _ in _LISTS)] for each in scores))


def _figures(each: Score) -> tuple[str, ...]:
    return str(each.gold), str(each.found), str(each.right), f"{each.precision:.3f}", f"{each.recall:.3f}"


def _show(scores: Sequence[Score], untold: Sequence[str], *, everything: bool) -> None:
    from .terminal import console, table, words  # noqa: PLC0415 - a pipe needs no colours

    screen = console()
    rows = [list(map(words, (each.kind, *_figures(each)))) for each in scores]
    screen.print(table(screen.width, "Kind", *map(str.capitalize, _FIGURES), rows=rows, numbers=range(1, 6)))
    for key, heading in _LISTS:
        for each in scores:
            lines: tuple[str, ...] = getattr(each, key)
            if lines and (everything or key != _ASIDE):
                screen.print(words(f"\n{each.kind}, {heading} ({len(lines)})", "bold"))
                for line in lines if everything else lines[:_SHOWN]:
                    screen.print(words(f"  {line}"))
                if not everything and len(lines) > _SHOWN:
                    screen.print(words(f"  ... and {len(lines) - _SHOWN} more: --all lists them", "dim"))
    if aside := sum(len(each.not_counted) for each in scores if not everything):
        screen.print(words(f"\n{noun(aside, 'thing', 'things')} that the gold cannot judge: --all lists them.", "dim"))
    if untold:
        screen.print(
            words(f"\n{noun(len(untold), 'relation', 'relations')} of the gold that the graph has no words for: not scored.", "dim")
        )
