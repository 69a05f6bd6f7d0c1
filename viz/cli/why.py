"""`why`: every path of links between two things, with the words that each link rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.text import Text

from ...graph.named import named_things, plain_words
from ...graph.network import evidence_paths, project
from ...graph.search.workspaces import searchable
from ...graph.things import find_thing
from ..wording import shortened
from .completing import thing_names
from .options import store_option, workspace_option
from .places import open_workspace
from .terminal import console, indented, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rich.console import RenderableType

    from ...graph.network import EvidencePath, Step

__all__ = ["command"]

_LETTERS = 90  # a longer name is cut: the words below it tell the rest


@click.command("why")
@click.argument("subject", shell_complete=thing_names)
@click.argument("object_", metavar="OBJECT", shell_complete=thing_names)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many paths to show at most.")
@click.option("--longest", type=click.IntRange(1, 12), default=6, show_default=True, help="How many links a path may have.")
@store_option
@workspace_option
def command(subject: str, object_: str, limit: int, longest: int, where: str, workspace: Path | None) -> None:
    """Show how two things are joined: every path of links between them, with the words that say so.

    Paths that run straight up or down the plan come first, then the shortest. Each link is told in its own direction,
    whichever way the path is walked.

    \b
      goldenthread why "Healthy Weight Strategy" 9.3
    """  # noqa: D301 - click takes the \b that is a character
    store = searchable(open_workspace(workspace), where)
    ends = find_thing(store, subject), find_thing(store, object_)
    paths = evidence_paths(project(store), *ends, limit=limit, longest=longest)
    met = {*ends, *(thing for path in paths for thing in path.things)}
    titles = {thing.iri: shortened(thing.title, _LETTERS, 1) for thing in named_things(store, iris=met)}
    screen = console()
    first, last = (titles[end] for end in ends)
    screen.print(words(f"{first} → {last}", "bold"))
    if ends[0] == ends[1]:
        screen.print(words("Both names are of the same thing."))
    elif not paths:
        screen.print(words(f"No path of {longest} links or fewer joins them in the papers read."))
    for number, path in enumerate(paths, start=1):
        length = "1 link" if len(path.steps) == 1 else f"{len(path.steps)} links"
        screen.print()
        screen.print(words(f"Path {number} of {len(paths)}, {length}", "bold cyan"))
        for line in _told(path, titles):
            screen.print(line)
    if len(paths) == limit:
        screen.print(words(f"There may be more: --limit {limit * 2} shows up to {limit * 2}.", "dim"))


def _told(path: EvidencePath, titles: Mapping[str, str]) -> Iterator[RenderableType]:
    several = len(path.steps) > 1
    for number, joined in enumerate(path.steps, start=1):
        for step in joined:
            sentence = f"{titles[step.subject]} {plain_words(step.predicate)} {titles[step.object]}"
            lead = f"{number}. " if several else ""
            yield indented(Text.assemble(words(f"{lead}{sentence} ", "bold"), "(", _grade(step), ")"), 2)
            quotations = tuple(dict.fromkeys(step.quotations))
            for place in dict.fromkeys(quotation.place for quotation in quotations):
                said = " ".join(f"“{receipt.words}”" for receipt in quotations if receipt.place == place)
                yield indented(Text.assemble(words(f"{place}: ", "dim"), words(said, "")), 5)


def _grade(step: Step) -> Text:
    return Text.assemble(words(step.grade), words(f" by the rule “{step.rule}”" if step.rule else "", ""))
