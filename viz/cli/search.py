"""`search`: names and quoted words that hold what is typed, best first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ...graph.named import plain_words
from ...graph.search import QUOTATIONS, workspace_index
from .options import format_of, output_option, store_option, workspace_option
from .output import emit
from .places import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from ...graph.search import Found, Hit

__all__ = ["command"]

_FORMATS = ("table", "csv", "json")
_PLACES = ("labels", "words")


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("-k", "--kind", default="", metavar="CLASS", help="Only things of a class or of one below it: outcome, body ...")
@click.option("--in", "place", type=click.Choice(_PLACES), help="Only in names, or only in quoted words; else in both.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many names and how many quotations, at most."
)
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="How to give what is found; table unless given.")
@output_option
@store_option
@workspace_option
def command(
    words: tuple[str, ...],
    kind: str,
    place: str | None,
    limit: int,
    chosen: str | None,
    output: Path | None,
    where: str,
    workspace: Path | None,
) -> None:
    """Search the names of things and the quoted words of the papers.

    What holds all of WORDS is found, the last one as the beginning of a word; capitals and accents do not matter. A number (9.3)
    finds what bears it first.

    \b
      goldenthread search healthy weight
      goldenthread search air quality --in words
      goldenthread search health --kind strategy --format csv
    """  # noqa: D301 - click takes the \b that is a character
    if kind and place == "words":
        raise click.UsageError("Quoted words are of no class: leave --kind out, or search --in labels.")
    form = format_of(chosen, output, _FORMATS)
    text = " ".join(words)
    index = workspace_index(open_workspace(workspace), where)
    found = index.search(text, kind=kind, labels=place != "words", words=place != "labels", limit=limit)
    if form == "table":
        _show(found, text, output)
    else:
        emit(_as_file(text, found, form), output)


def _as_file(text: str, found: Found, form: str) -> str:
    from ...graph.separated import csv_of  # noqa: PLC0415 - a table needs neither
    from ...queries.searching import COLUMNS, as_data, as_rows  # noqa: PLC0415

    if form == "csv":
        return csv_of(COLUMNS, as_rows(found))
    return json.dumps(as_data(text, found), ensure_ascii=False, indent=2) + "\n"


def _show(found: Found, text: str, output: Path | None) -> None:
    from .terminal import draw, table, words  # noqa: PLC0415 - a pipe needs no colours

    def show(screen: Console) -> None:
        if found.loosely:
            screen.print(words("Nothing holds all of these words; what holds some of them:"))
        if found.hits:
            screen.print(table(screen.width, "Kind", "Name, or words and where they stand", rows=list(map(_line, found.hits))))
            screen.print()
        screen.print(words(_closing(found, text), "dim"))

    draw(show, output)


def _line(hit: Hit) -> tuple[Text, Text]:
    from rich.text import Text  # noqa: PLC0415

    from .terminal import words  # noqa: PLC0415

    matched = [piece.text for piece in hit.snippet if piece.matched]
    if hit.kind == QUOTATIONS:
        first, second = hit.words, hit.title
    else:
        first, second = hit.title, "" if hit.words.strip("…") in hit.title else hit.words
    lines = [words(first), *([words(second, "dim")] if second else [])]
    for line in lines:
        line.highlight_words(matched, "bold cyan")
    return words(plain_words(hit.kind)), Text("\n").join(lines)


def _closing(found: Found, text: str) -> str:
    if not found.hits:
        return f"Nothing holds '{text}': try fewer words, or the beginning of one."
    counted = "1 hit" if found.total == 1 else f"{found.total} hits"
    return counted if len(found.hits) == found.total else f"{counted}, the best {len(found.hits)} shown: --limit shows more"
