"""Passages of a paper placed on a page: each with its anchor, what became of it in words, and a note for all that was made of it.

Two pages stand on this: the certificates that `coverage --page` writes, and the papers of the explorer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.coverage import HEADER, Verdict
from ..graph.extracting.sameness import slug
from ..queries.wording import noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..graph.coverage import Certificate, Passage, Piece, Use
    from ..graph.document import Table

__all__ = ["SIGNS", "TOLD", "Grid", "Note", "Place", "Shown", "placed", "told_in_short"]

#: What a verdict is called, and its sign on the page.
TOLD: Mapping[Verdict, str] = {
    Verdict.USED: "used",
    Verdict.MISSED: "looks like a commitment, not used",
    Verdict.BOILERPLATE: "boilerplate",
    Verdict.OTHER: "other text: nothing looked for was found in it",
}
SIGNS: Mapping[Verdict, str] = {Verdict.USED: "✓", Verdict.MISSED: "!", Verdict.BOILERPLATE: "·", Verdict.OTHER: "–"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note beside a passage: its number, and what it says, in pieces, each with the IRI of the thing that it names or ""."""

    number: int
    said: tuple[tuple[str, str], ...]
    missed: bool = False

    @property
    def words(self) -> str:
        """What it says."""
        return "".join(text for text, _ in self.said)


@dataclass(frozen=True, slots=True)
class Shown:
    """A sentence as shown: `notes` are the numbers of its notes, `looks` the reason why it looks like a commitment."""

    piece: Piece
    notes: tuple[Note, ...]

    @property
    def kind(self) -> str:
        """Its class on the page."""
        return "missed" if self.piece.looks else "told" if self.piece.told else "named" if self.piece.uses else ""

    @property
    def numbers(self) -> str:
        """The numbers of its notes: "3", or "4–14"."""
        return "–".join(dict.fromkeys(str(note.number) for note in (self.notes[0], self.notes[-1])))

    @property
    def title(self) -> str:
        """What was made of it, in one line."""
        return "; ".join(note.words for note in self.notes)


@dataclass(frozen=True, slots=True)
class Place:
    """A passage on the page: its anchor, its number, what became of it in words, its blocks and its notes."""

    anchor: str
    passage: Passage
    told: str
    blocks: tuple[tuple[Shown, ...], ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes of its sentences."""
        return tuple(note for block in self.blocks for shown in block for note in shown.notes)

    @property
    def header(self) -> bool:
        """Whether it is a header of a table."""
        return self.passage.reason == HEADER

    @property
    def printed(self) -> bool:
        """Whether its number is printed before it, rather than its heading standing for one."""
        return self.passage.paragraph.number[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the paper: rows of places, None where a cell is empty or goes on from one that was shown."""

    title: str
    rows: tuple[tuple[Place | None, ...], ...]


def told_in_short(certificate: Certificate) -> str:
    """One line: how many passages there are, what became of them, what looks like a commitment, what could not be read."""
    counts = {verdict: certificate.count(verdict) for verdict in Verdict}
    names = f" ({certificate.named_only} for names only)" if certificate.named_only else ""
    parts = [
        f"{noun(len(certificate.passages), 'passage', 'passages')}: {counts[Verdict.USED]} used{names}",
        f"{counts[Verdict.BOILERPLATE]} boilerplate",
        f"{counts[Verdict.MISSED] + counts[Verdict.OTHER]} not used",
    ]
    missed = certificate.missed
    looks = f"{noun(missed, 'sentence looks', 'sentences look')} like a commitment and {'was' if missed == 1 else 'were'} not used"
    unread = f"; {noun(len(certificate.notices), 'notice', 'notices')} of what could not be read" if certificate.notices else ""
    return f"{', '.join(parts)}; {looks if missed else 'no unused sentence looks like a commitment'}{unread}"


def placed(certificate: Certificate, prefix: str = "") -> Iterator[Place | Grid]:
    """Give the passages of a paper in reading order, tables whole; `prefix` keeps the anchors of several papers apart."""
    seen: Counter[str] = Counter()
    places: dict[int, Place] = {}
    for passage in certificate.passages:
        name = slug(passage.paragraph.number) or "passage"
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        places[passage.paragraph.start] = _place(passage, f"{prefix}paragraph-{name}{again}")
    table_of = {cell.start: table for table in certificate.tables for row in table.rows for cell in row if cell}
    given: set[int] = set()
    for start, place in places.items():
        if start in given:
            continue
        if table := table_of.get(start):
            given.update(cell.start for row in table.rows for cell in row if cell)
            yield _grid(table, places)
        else:
            yield place


def _grid(table: Table, places: Mapping[int, Place]) -> Grid:
    shown: set[int] = set()
    rows = []
    for row in table.rows:
        cells: list[Place | None] = []
        for cell in row:
            cells.append(places.get(cell.start) if cell and cell.start not in shown else None)
            shown.update([cell.start] if cell else [])
        if any(cells):
            rows.append(tuple(cells))
    return Grid(table.title, tuple(rows))


def _place(passage: Passage, anchor: str) -> Place:
    blocks: list[list[Shown]] = []
    number = 0
    for piece in passage.pieces:
        notes = tuple(Note(number + at, said, missed) for at, (said, missed) in enumerate(_notes(piece), start=1))
        number += len(notes)
        if piece.begins or not blocks:
            blocks.append([])
        blocks[-1].append(Shown(piece, notes))
    return Place(anchor, passage, _told(passage), tuple(map(tuple, blocks)))


def _notes(piece: Piece) -> Iterator[tuple[tuple[tuple[str, str], ...], bool]]:
    for use in _once(use for use in piece.uses if not use.names):
        yield use.said or ((use.words, ""),), False
    if named := _once(use for use in piece.uses if use.names):
        names = [
            ((", " if at else "names ", ""), *(use.said or ((use.words, ""),)), (f" ({use.kind})", "")) for at, use in enumerate(named)
        ]
        yield tuple(part for each in names for part in each), False
    if piece.looks:
        yield ((f"looks like a commitment and was not used: {piece.looks.reason} (“{piece.looks.words}”)", ""),), True


def _once(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Of uses that read alike the first."""
    found: dict[tuple[str, str], Use] = {}
    for use in uses:
        found.setdefault((use.words, use.kind if use.names else ""), use)
    return tuple(found.values())


def _told(passage: Passage) -> str:
    if passage.verdict is Verdict.BOILERPLATE:
        return f"boilerplate: {passage.reason}"
    if passage.verdict is not Verdict.USED:
        return TOLD[passage.verdict]
    counts = ((passage.statements, "statement", "statements"), (passage.names, "name", "names"))
    told = ", ".join(noun(*count) for count in counts if count[0])
    return f"used: {told}"
