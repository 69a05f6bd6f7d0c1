"""What is known of a paper as a whole, once it was laid out: what became of its passages, and what stands in which part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.coverage import Verdict
from ...placing import told_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ....graph.coverage import Certificate
    from .laying import Laid, Passage

__all__ = ["Contents", "Front", "Heading", "contents_of", "front_of", "passages_of"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the paper, and the anchor of the first passage under it."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a part holds: its first and last page (0 where there are none), its headings, how many passages, how many not used."""

    number: int
    first_page: int
    last_page: int
    headings: tuple[Heading, ...]
    passages: int
    unused: int


@dataclass(frozen=True, slots=True)
class Front:
    """A paper as a whole: its format, its coverage in one line and by what became of each passage, and its parts."""

    format: str
    told: str
    counts: tuple[tuple[Verdict, int], ...]
    missed: int
    notices: tuple[str, ...]
    parts: tuple[Contents, ...]
    anchors: tuple[tuple[str, int], ...]

    @property
    def unused(self) -> int:
        """How many passages were not used, in whole or in part."""
        return sum(part.unused for part in self.parts)

    def part_with(self, anchor: str) -> int:
        """The part that holds the passage of an anchor, 0 if none does."""
        return dict(self.anchors).get(anchor, 0)


def front_of(certificate: Certificate, laid: Sequence[Laid]) -> Front:
    """Tell of a paper as a whole."""
    return Front(
        certificate.format,
        told_in_short(certificate),
        tuple((verdict, certificate.count(verdict)) for verdict in Verdict),
        certificate.missed,
        certificate.notices,
        tuple(map(contents_of, laid)),
        tuple((anchor, part.number) for part in laid for anchor in part.anchors),
    )


def passages_of(laid: Laid) -> Iterator[Passage]:
    """Give all passages of a part, those in tables too."""
    for entry in laid.entries:
        if entry.passage:
            yield entry.passage
        for row in entry.table.rows if entry.table else ():
            yield from (cell for cell in row.cells if cell)


def contents_of(laid: Laid) -> Contents:
    """Tell what a part holds."""
    passages = tuple(passages_of(laid))
    pages = [passage.page for passage in passages if passage.page]
    unused = sum(not passage.used for passage in passages)
    return Contents(laid.number, min(pages, default=0), max(pages, default=0), tuple(_headings(passages)), len(passages), unused)


def _headings(passages: Sequence[Passage]) -> Iterator[Heading]:
    last = ""
    for passage in passages:
        if passage.heading and passage.heading != last:
            yield Heading(passage.heading, passage.anchor)
        last = passage.heading or last
