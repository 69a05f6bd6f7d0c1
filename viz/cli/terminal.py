"""What a terminal shows: text as it is, whatever it holds, and grades in colour and in words."""

from __future__ import annotations

from io import StringIO
from math import ceil, sqrt
from typing import IO, TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .output import emit, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

__all__ = ["console", "draw", "indented", "table", "words"]

_STYLES = {
    "stated": "green",
    "inferred": "yellow",
    "suggested": "magenta",
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
}
_PAGE = 160  # columns of a file
_SHORT, _LONG = 12, 24  # letters: a column has room for a word that is short, and for a long one up to this
_BETWEEN = 2  # columns of the terminal between two of the table
_LOW = 2.5  # lines: rows that are higher on average keep a distance


def console(*, stderr: bool = False, file: IO[str] | None = None, width: int | None = None) -> Console:
    """Give a console that takes nothing in a text for a command; colours only where NO_COLOR and the device allow."""
    return Console(stderr=stderr, file=file, width=width, markup=False, highlight=False, emoji=False)


def draw(show: Callable[[Console], None], target: Path | None) -> None:
    """Show something on the terminal, or else write it to a file, as wide as a page on its side."""
    if target is None:
        show(console())
        return
    text = StringIO()
    show(console(file=text, width=_PAGE))
    emit("".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines()), target)


def words(text: str, style: str | None = None) -> Text:
    """Give a text to print as it is; a grade or a severity has its colour."""
    return Text(plain(text), _STYLES.get(text, "") if style is None else style)


def table(width: int, *headings: str, rows: Sequence[Sequence[Text]], numbers: Collection[int] = ()) -> Table:
    """Give a table that fits `width` and wraps between words; columns in `numbers` stand to the right."""
    columns = list(zip(*rows, strict=True))
    rooms = _rooms(width - _BETWEEN * (len(columns) - 1), headings or [""] * len(columns), columns)
    made = Table(
        box=box.SIMPLE_HEAD if headings else None,
        show_edge=False,
        show_header=bool(headings),
        pad_edge=False,
        padding=(0, _BETWEEN - bool(headings), 0, 0),
        leading=int(sum(max(map(_lines, row, rooms)) for row in rows) > _LOW * len(rows)),
    )
    for place, room in enumerate(rooms):
        heading = words(headings[place], "bold") if headings else ""
        made.add_column(heading, justify="right" if place in numbers else "left", overflow="fold", width=room)
    for row in rows:
        made.add_row(*row)
    return made


def _rooms(width: int, headings: Sequence[str], columns: Sequence[Sequence[Text]]) -> list[int]:
    """How wide each column is: a short one as it needs, the others by the root of what they hold; rows stay low."""
    texts = [[cell.plain for cell in cells if cell] for cells in columns]
    needs = [max(_longest_word(heading), *map(len, cells), 1) for heading, cells in zip(headings, texts, strict=True)]
    least = [max(_SHORT, min(_LONG, width * 2 // 5, max(map(_longest_word, cells), default=0))) for cells in texts]
    shares = [sqrt(sum(map(len, cells)) / max(len(cells), 1) + 1) for cells in texts]
    rooms = [need if need <= _SHORT else 0 for need in needs]
    while open_ := [place for place, room in enumerate(rooms) if not room]:
        left, parts = width - sum(rooms), sum(shares[place] for place in open_)
        room = {place: max(least[place], int(left * shares[place] / parts)) for place in open_}
        settled = [place for place in open_ if needs[place] <= room[place] or room[place] == least[place]] or open_
        for place in settled:
            rooms[place] = min(needs[place], room[place])
    words = [max(map(_longest_word, [heading, *cells])) for heading, cells in zip(headings, texts, strict=True)]
    while sum(rooms) > width and any(room > word for room, word in zip(rooms, words, strict=True)):
        rooms[max(range(len(rooms)), key=lambda place: rooms[place] - words[place])] -= 1  # rather than break a word
    return rooms


def _lines(cell: Text, room: int) -> int:
    return ceil(len(cell) / room)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def indented(text: Text, left: int) -> Padding:
    """Give a text whose every line begins so many columns from the edge."""
    return Padding(text, (0, 0, 0, left))
