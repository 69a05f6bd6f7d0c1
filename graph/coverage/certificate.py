"""The certificate of one paper: its passages in reading order, each with what was made of it.

A paragraph or a cell is a passage. What it was used for is told by the quotations that the graph keeps; whether it looks like
a commitment, or is boilerplate, by `signs.toml`. That a passage was used says that something was made of it, not that
everything in it was: sentences that look like commitments are shown wherever they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..document import Block, BlockKind, Document, Paragraph, Table
from ..extracting.sentences import sentences_of_block
from .signs import Look, Signs

__all__ = ["HEADER", "Certificate", "Passage", "Piece", "Use", "Verdict", "certify"]

#: Why a header of a table is boilerplate.
HEADER = "header of a table"


class Verdict(StrEnum):
    """What became of a passage."""

    USED = "used"
    MISSED = "missed"
    BOILERPLATE = "boilerplate"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Use:
    """Something made of words of a source: characters `start` to `end` of its text, and what it is in words.

    `kind` is the class of the thing that was named or told of, in plain words ("partnership board"); `names` is true
    where the words only name it. `said` are the words in pieces, each with the IRI of the thing that it names, or "".
    """

    start: int
    end: int
    kind: str
    words: str
    names: bool = False
    said: tuple[tuple[str, str], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a block, or a block that is none; `looks` is why it looks like a commitment, if it was not used."""

    block: BlockKind
    marker: str
    begins: bool
    text: str
    uses: tuple[Use, ...] = ()
    looks: Look | None = None

    @property
    def told(self) -> bool:
        """Whether more was made of it than a name."""
        return any(not use.names for use in self.uses)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a cell with what was made of it; `reason` says what marks boilerplate, "" otherwise."""

    paragraph: Paragraph
    verdict: Verdict
    pieces: tuple[Piece, ...]
    reason: str = ""

    @property
    def uses(self) -> tuple[Use, ...]:
        """Everything that was made of it, each once."""
        return tuple(dict.fromkeys(use for piece in self.pieces for use in piece.uses))

    @property
    def statements(self) -> int:
        """How many statements rest on it."""
        return len({use.words for use in self.uses if not use.names})

    @property
    def names(self) -> int:
        """How many things it names."""
        return len({use.words for use in self.uses if use.names})

    @property
    def kinds(self) -> Mapping[str, int]:
        """Of which kinds the things are that it names or tells of."""
        return Counter(kind for kind, _ in sorted({(use.kind, use.words) for use in self.uses}))

    @property
    def missed(self) -> tuple[Piece, ...]:
        """Its sentences that look like commitments and were not used."""
        return tuple(piece for piece in self.pieces if piece.looks)

    @property
    def text(self) -> str:
        """All its words, with the markers that its items were printed with."""
        return " ".join(f"{p.marker} {p.text}".strip() if p.begins else p.text for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was made of a paper. `report` is what the graph calls it; `notices` say what of it could not be read."""

    source: str
    filename: str
    report: str
    format: str
    passages: tuple[Passage, ...] = field(repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)
    notices: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """How many passages there are of a verdict."""
        return sum(passage.verdict is verdict for passage in self.passages)

    @property
    def named_only(self) -> int:
        """How many of the used passages give nothing but names."""
        return sum(passage.verdict is Verdict.USED and not passage.statements for passage in self.passages)

    @property
    def missed(self) -> int:
        """How many sentences and cells look like commitments and were not used, in passages of any verdict."""
        return sum(len(passage.missed) for passage in self.passages)


def certify(document: Document, report: str, uses: Sequence[Use], signs: Signs) -> Certificate:
    """The certificate of a paper, given what was made of its words."""
    ordered = sorted(uses, key=lambda use: (use.start, use.end, use.names, use.words))
    columns = signs.columns(document.tables)
    passages: list[Passage] = []
    lead: Look | None = None
    at = 0
    for paragraph in document.paragraphs:
        while at < len(ordered) and ordered[at].end <= paragraph.start:
            at += 1
        own = [use for use in _until(ordered, at, paragraph.end) if use.end > paragraph.start]
        reason = HEADER if paragraph.start in columns.headers else signs.boilerplate(paragraph)
        pieces, lead = _pieces(document, paragraph, own, signs, columns.below.get(paragraph.start, ""), lead)
        passages.append(_passage(paragraph, tuple(replace(piece, looks=None) for piece in pieces) if reason else pieces, reason))
    return Certificate(document.source, document.filename, report, document.format, tuple(passages), document.tables, document.notices)


def _until(ordered: Sequence[Use], at: int, end: int) -> Iterator[Use]:
    while at < len(ordered) and ordered[at].start < end:
        yield ordered[at]
        at += 1


def _passage(paragraph: Paragraph, pieces: tuple[Piece, ...], reason: str) -> Passage:
    if any(piece.told for piece in pieces):
        return Passage(paragraph, Verdict.USED, pieces)
    if any(piece.looks for piece in pieces):
        return Passage(paragraph, Verdict.MISSED, pieces)
    if any(piece.uses for piece in pieces):
        return Passage(paragraph, Verdict.USED, pieces)
    if reason:
        return Passage(paragraph, Verdict.BOILERPLATE, pieces, reason)
    return Passage(paragraph, Verdict.OTHER, pieces)


def _pieces(
    document: Document, paragraph: Paragraph, uses: Sequence[Use], signs: Signs, header: str, lead: Look | None
) -> tuple[tuple[Piece, ...], Look | None]:
    """The sentences of a paragraph; `lead` is the one before that items go on from ("We will:"), and so is what is given back."""
    pieces: list[Piece] = []
    for block in paragraph.blocks:
        under = lead if block.kind == "item" else None
        parts = list(_parts(document, paragraph, block))
        for begins, (start, end) in zip([True, *[False] * len(parts)], parts, strict=False):
            text = block.said[start:end]
            first, last = block.span(start, end)
            own = tuple(use for use in uses if use.start < last and use.end > first)
            look = signs.look(text, block.kind, header, under if begins else None, paragraph.heading)
            told = any(not use.names for use in own)
            pieces.append(Piece(block.kind, block.marker if begins else "", begins, block.text[start:end], own, None if told else look))
        if block.kind != "item":
            lead = signs.lead(block.said)
    return tuple(pieces), lead


def _parts(document: Document, paragraph: Paragraph, block: Block) -> Iterator[tuple[int, int]]:
    """Where the sentences of a block begin and end; what is too long for one is a part as well."""
    if block.kind in ("heading", "cell"):
        yield 0, len(block.text)
        return
    at = 0
    for sentence in sentences_of_block(document, paragraph, block):
        if block.text[at : sentence.start].strip():
            yield at, sentence.start
        yield sentence.start, sentence.end
        at = sentence.end
    if block.text[at:].strip():
        yield at, len(block.text)
