"""A paper laid out: its passages with every quotation at its exact words, in the parts that pages show."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.coverage import Verdict
from ...placing import Grid, placed
from .marking import Mark, Token, tokens
from .places import part_of, quotation_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ....graph.coverage import Certificate
    from ....graph.document import Block
    from ...placing import Place, Shown

__all__ = ["Entry", "Laid", "Note", "Passage", "Row", "Sheet", "Stretch", "lay_out"]


@dataclass(frozen=True, slots=True)
class Note:
    """What was made of words: in pieces, each with the IRI of the thing that it names, or ""."""

    number: int
    said: tuple[tuple[str, str], ...]
    missed: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A heading, a run of text, an item or a cell; `marker` is what an item was printed with."""

    kind: str
    marker: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a cell: `told` is what became of it in words, `printed` whether its number stands before it in print."""

    anchor: str
    number: str
    heading: str
    page: int
    verdict: Verdict
    told: str
    printed: bool
    header: bool
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]

    @property
    def used(self) -> bool:
        """Whether something was made of it, and nothing in it looks like a commitment that was not used."""
        return self.verdict in (Verdict.USED, Verdict.BOILERPLATE) and not any(note.missed for note in self.notes)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; None where a cell is empty or goes on from one before."""

    cells: tuple[Passage | None, ...]

    @property
    def header(self) -> bool:
        """Whether it heads the columns."""
        return all(cell.header for cell in self.cells if cell)

    @property
    def settled(self) -> bool:
        """Whether nothing in it is left that was not used."""
        return all(cell.used for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the paper, or of a part of it."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What follows what on a page: a passage or a table."""

    passage: Passage | None = None
    table: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """A part of a paper: what is on its page, in order, and the anchors of the passages that begin in it."""

    number: int
    entries: tuple[Entry, ...]
    anchors: tuple[str, ...]


def lay_out(certificate: Certificate, quotations: Iterable[tuple[str, int, int]]) -> tuple[Laid, ...]:
    """Lay a paper out, given the IRI of each quotation and its first and last place in the paper's text; a part may be empty."""
    parts: dict[int, list[tuple[Entry, tuple[str, ...]]]] = {}
    quoted = sorted(quotations, key=lambda each: (each[1], -each[2], each[0]))
    for each in placed(certificate):
        for part, entry, anchors in _tables(each, quoted) if isinstance(each, Grid) else _passages(each, quoted):
            parts.setdefault(part, []).append((entry, anchors))
    count = max(parts, default=1)
    return tuple(_laid(number, parts.get(number, [])) for number in range(1, count + 1))


def _laid(number: int, entries: Iterable[tuple[Entry, tuple[str, ...]]]) -> Laid:
    entries = tuple(entries)
    return Laid(number, tuple(entry for entry, _ in entries), tuple(anchor for _, anchors in entries for anchor in anchors))


_Quoted = list[tuple[str, int, int]]


def _passages(place: Place, quoted: _Quoted) -> Iterator[tuple[int, Entry, tuple[str, ...]]]:
    yield part_of(place.passage.paragraph.start), Entry(passage=_passage(place, quoted)), (place.anchor,)


def _tables(grid: Grid, quoted: _Quoted) -> Iterator[tuple[int, Entry, tuple[str, ...]]]:
    """A table in each part that a cell of it begins in; a row that spans two parts stands in both, so that each anchor is there."""
    rows: dict[int, list[Row]] = {}
    anchors: dict[int, list[str]] = {}
    for row in grid.rows:
        own = Row(tuple(_passage(cell, quoted) if cell else None for cell in row))
        for cell in row:
            if cell:
                part = part_of(cell.passage.paragraph.start)
                anchors.setdefault(part, []).append(cell.anchor)
                if own not in rows.setdefault(part, [])[-1:]:
                    rows[part].append(own)
    for part, found in rows.items():
        yield part, Entry(table=Sheet(grid.title, tuple(found))), tuple(anchors[part])


def _passage(place: Place, quoted: _Quoted) -> Passage:
    paragraph = place.passage.paragraph
    stretches = []
    for block, shown in zip(paragraph.blocks, place.blocks, strict=True):
        stretches.append(Stretch(block.kind, block.marker, tokens(block.text, _marks(block, shown, quoted), _numbers(block, shown))))
    notes = tuple(Note(note.number, note.said, note.missed) for note in place.notes)
    return Passage(
        place.anchor,
        paragraph.number,
        paragraph.heading,
        paragraph.page,
        place.passage.verdict,
        place.told,
        place.printed,
        place.header,
        tuple(stretches),
        notes,
    )


def _marks(block: Block, shown: Iterable[Shown], quoted: _Quoted) -> Iterator[Mark]:
    """The quotations within a block, and its sentences that look like commitments."""
    first, last = block.offsets[0], block.offsets[-1] + 1
    told = {(use.start, use.end) for each in shown for use in each.piece.uses if not use.names}
    for iri, start, end in quoted:
        if start >= last:
            break
        if end > first:
            anchor = quotation_anchor(iri.rpartition("/")[2]) if start >= first else ""
            places = bisect_left(block.offsets, start), bisect_left(block.offsets, end)
            yield Mark(*places, "told" if (start, end) in told else "named", anchor)
    for each, (start, end) in _pieces(block, shown):
        if each.piece.looks:
            yield Mark(start, end, "missed")


def _numbers(block: Block, shown: Iterable[Shown]) -> Mapping[int, str]:
    """Where in a block a sentence ends that has notes -> their numbers."""
    return {end: each.numbers for each, (_, end) in _pieces(block, shown) if each.notes}


def _pieces(block: Block, shown: Iterable[Shown]) -> Iterator[tuple[Shown, tuple[int, int]]]:
    at = 0
    for each in shown:
        start = block.text.index(each.piece.text, at)
        at = start + len(each.piece.text)
        yield each, (start, at)
