"""What a terminal shows: text as it is, whatever it holds, and grades in colour and in words."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .output import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.network import Receipt

__all__ = ["console", "indented", "place_of", "table", "words"]

_STYLES = {
    "stated": "green",
    "inferred": "yellow",
    "suggested": "magenta",
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
}


def console(*, stderr: bool = False, file: IO[str] | None = None, width: int | None = None) -> Console:
    """Give a console on which nothing in a text is taken for a command; colours only where NO_COLOR and the device allow."""
    return Console(stderr=stderr, file=file, width=width, markup=False, highlight=False, emoji=False)


def words(text: str, style: str | None = None) -> Text:
    """Give a text to print as it is; a grade or a severity has its colour."""
    return Text(plain(text), _STYLES.get(text, "") if style is None else style)


def table(*headings: str, rows: Sequence[Sequence[Text]], numbers: Sequence[int] = (), tight: Sequence[int] = ()) -> Table:
    """Give a table that wraps between words: columns in `numbers` stand to the right, those in `tight` are never wrapped."""
    made = Table(
        box=box.SIMPLE_HEAD if headings else None,
        pad_edge=False,
        padding=(0, 1),
        leading=int(any(map(_long, rows))),
        show_header=bool(headings),
    )
    for place, heading in enumerate(headings or [""] * len(rows[0])):
        made.add_column(
            words(heading, "bold"),
            justify="right" if place in numbers else "left",
            no_wrap=place in tight,
            overflow="fold",
            vertical="top",
        )
    for row in rows:
        made.add_row(*row)
    return made


def indented(text: Text, left: int) -> Padding:
    """Give a text whose every line begins so many columns from the edge."""
    return Padding(text, (0, 0, 0, left))


def place_of(receipt: Receipt) -> str:
    """Name report and paragraph as answers do: "Cabinet, 26 October 2021, para 8"."""
    return f"{receipt.report}, {'para ' if receipt.paragraph[:1].isdigit() else ''}{receipt.paragraph}"


def _long(row: Sequence[Text]) -> bool:
    return any(len(cell) > 60 for cell in row)  # noqa: PLR2004 - such a cell runs over several lines
