"""`verify`: whether all quotations are still in the papers, word for word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
from pyoxigraph import Literal

from ...graph.receipt import place_in_words
from ...graph.search.workspaces import searchable
from ...graph.verifying import changed_sources, verify
from ...queries.wording import noun
from ..wording import shortened
from .options import store_option, workspace_option
from .places import open_workspace
from .terminal import console, table, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console
    from rich.text import Text

    from ...graph.store.store import Store
    from ...graph.verifying import BrokenQuotation
    from ...graph.workspace import Workspace

__all__ = ["command", "verified"]

_LEAD, _SHOWN = 30, 90  # letters shown before a difference, and in all

_COUNT = """
SELECT (COUNT(DISTINCT ?quotation) AS ?n) {
  { ?quotation a gt:Quotation } UNION { GRAPH ?decisions { ?quotation a gt:Quotation } }
}"""


@click.command("verify")
@store_option
@workspace_option
@click.pass_context
def command(ctx: click.Context, where: str, workspace: Path | None) -> None:
    """Read the papers again and make sure that every quotation still stands where it is said to.

    Exit code 1 if one does not.
    """
    opened = open_workspace(workspace)
    store = searchable(opened, where)
    broken = verify(opened, store=store)
    screen = console()
    _show(screen, broken)
    screen.print(words(verified(opened, store, broken)))
    present = {path.name for path in (*opened.sources(), *opened.workbooks())}
    for file in sorted(present.intersection(changed_sources(opened, store))):
        screen.print(words(f"{file} is not the file that was read: build again to read it anew.", "yellow"))
    ctx.exit(int(bool(broken)))


def verified(workspace: Workspace, store: Store, broken: Sequence[BrokenQuotation]) -> str:
    """Say in one line how many quotations stand, given those that do not."""
    ((number,),) = store.select(_COUNT).rows
    total = int(number.value) if isinstance(number, Literal) else 0
    read = f"in {noun(len(workspace.sources()), 'paper', 'papers')}"
    if broken:
        return f"{len(broken)} of {noun(total, 'quotation', 'quotations')} {read} no longer stand where they were read."
    return f"All {noun(total, 'quotation', 'quotations')} {read} stand where they were read, word for word."


def _show(screen: Console, broken: Sequence[BrokenQuotation]) -> None:
    """Each changed place by itself; a paper that cannot be read at all once, with how many quotations rest on it."""
    for (file, reason), number in Counter((each.file, each.reason) for each in broken if not each.found).items():
        sentence = reason if file in reason else f"{file}: {reason}."
        screen.print(words(f"{sentence} ({noun(number, 'quotation rests', 'quotations rest')} on it)"))
    rows = [(words(_place(each)), *_difference(each.expected, each.found), words(_resting(each.links))) for each in broken if each.found]
    if rows:
        screen.print(table(screen.width, "Where", "The graph quotes", "There stands now", "What rests on it", rows=rows))
        screen.print()


def _place(broken: BrokenQuotation) -> str:
    return place_in_words(broken.report, broken.paragraph)


def _difference(expected: str, found: str) -> tuple[Text, Text]:
    """Both texts from a few words before the place where they part."""
    differing = (place for place, letters in enumerate(zip(expected, found, strict=False)) if len(set(letters)) > 1)
    begin = max(0, next(differing, min(len(expected), len(found))) - _LEAD)
    shown = (f"{'… ' if begin else ''}{text[begin : begin + _SHOWN]}" for text in (expected, found))
    first, second = (words(text) for text in shown)
    return first, second


def _resting(links: Sequence[str]) -> str:
    more = f", and {len(links) - 1} more" if len(links) > 1 else ""
    return f"{shortened(links[0], _SHOWN, 1)}{more}" if links else ""
