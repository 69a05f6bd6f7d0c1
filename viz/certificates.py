"""The certificate of papers as a page: their whole text, every passage with what became of it and what was made of it.

Colour is never alone: each verdict has a sign and words of its own, and each used sentence a number that leads to a note.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.coverage import HEADER, Verdict
from ..graph.extracting.sameness import slug
from ..queries.wording import noun

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..graph.coverage import Certificate, Passage, Piece
    from ..graph.document import Table

__all__ = ["SIGNS", "TOLD", "certificates_page", "told_in_short"]

#: What a verdict is called, and its sign on the page.
TOLD: Mapping[Verdict, str] = {
    Verdict.USED: "used",
    Verdict.MISSED: "looks like a commitment, not used",
    Verdict.BOILERPLATE: "boilerplate",
    Verdict.OTHER: "other text: nothing looked for was found in it",
}
SIGNS: Mapping[Verdict, str] = {Verdict.USED: "✓", Verdict.MISSED: "!", Verdict.BOILERPLATE: "·", Verdict.OTHER: "–"}


@dataclass(frozen=True, slots=True)
class _Note:
    """A note beside a passage: its number, and what it says."""

    number: int
    words: str
    missed: bool = False


@dataclass(frozen=True, slots=True)
class _Shown:
    """A sentence as shown: `notes` are the numbers of its notes, `looks` the reason why it looks like a commitment."""

    piece: Piece
    notes: tuple[_Note, ...]

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
class _Place:
    """A passage on the page: its anchor, its number, what became of it in words, its blocks and its notes."""

    anchor: str
    passage: Passage
    told: str
    blocks: tuple[tuple[_Shown, ...], ...]

    @property
    def notes(self) -> tuple[_Note, ...]:
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
class _Grid:
    """A table of the paper: rows of places, None where a cell is empty or goes on from one that was shown."""

    title: str
    rows: tuple[tuple[_Place | None, ...], ...]


@dataclass(frozen=True, slots=True)
class _Paper:
    certificate: Certificate
    anchor: str
    summary: str
    parts: tuple[_Place | _Grid, ...]


def certificates_page(certificates: Sequence[Certificate], title: str) -> str:
    """Give the page of the certificates of papers."""
    from .pages import page  # noqa: PLC0415 - a build tells of coverage and makes no page

    alone = len(certificates) == 1
    papers = [
        _Paper(each, f"paper-{each.source}", told_in_short(each), tuple(_parts(each, "" if alone else f"{each.source}-")))
        for each in certificates
    ]
    legend = [(verdict, SIGNS[verdict], TOLD[verdict]) for verdict in Verdict]
    return page("certificates.html", title, papers=papers, legend=legend, signs=SIGNS)


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


def _parts(certificate: Certificate, prefix: str) -> Iterator[_Place | _Grid]:
    seen: Counter[str] = Counter()
    places: dict[int, _Place] = {}
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


def _grid(table: Table, places: Mapping[int, _Place]) -> _Grid:
    shown: set[int] = set()
    rows = []
    for row in table.rows:
        cells: list[_Place | None] = []
        for cell in row:
            cells.append(places.get(cell.start) if cell and cell.start not in shown else None)
            shown.update([cell.start] if cell else [])
        if any(cells):
            rows.append(tuple(cells))
    return _Grid(table.title, tuple(rows))


def _place(passage: Passage, anchor: str) -> _Place:
    blocks: list[list[_Shown]] = []
    number = 0
    for piece in passage.pieces:
        notes = tuple(_Note(number + at, words, missed) for at, (words, missed) in enumerate(_notes(piece), start=1))
        number += len(notes)
        if piece.begins or not blocks:
            blocks.append([])
        blocks[-1].append(_Shown(piece, notes))
    return _Place(anchor, passage, _told(passage), tuple(map(tuple, blocks)))


def _notes(piece: Piece) -> Iterator[tuple[str, bool]]:
    for words in dict.fromkeys(use.words for use in piece.uses if not use.names):
        yield words, False
    if names := dict.fromkeys(f"{use.words} ({use.kind})" for use in piece.uses if use.names):
        yield f"names {', '.join(names)}", False
    if piece.looks:
        yield f"looks like a commitment and was not used: {piece.looks.reason} (“{piece.looks.words}”)", True


def _told(passage: Passage) -> str:
    if passage.verdict is Verdict.BOILERPLATE:
        return f"boilerplate: {passage.reason}"
    if passage.verdict is not Verdict.USED:
        return TOLD[passage.verdict]
    counts = ((passage.statements, "statement", "statements"), (passage.names, "name", "names"))
    told = ", ".join(noun(*count) for count in counts if count[0])
    return f"used: {told}"
