"""Sentences of a paper, each knowing its place, so that any part of it can be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..document import Block, Document, Paragraph
from ..statement import Quotation

#: Characters; what is longer is no sentence of a paper, and patterns would take too long on it.
LONGEST_SENTENCE = 4_000

__all__ = ["LONGEST_SENTENCE", "Sentence", "quote_block", "sentences_of", "sentences_of_block"]

_END = re.compile(r"[.!?][’”'\")]*(?=\s+[‘“'\"(]?[A-Z0-9•])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|no|nos|para|paras|Mr|Mrs|Ms|Dr|Cllr|Prof|Rev|St|approx|vol|Ltd)|\b[A-Z])\.$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The characters `start` to `end` of a block's text, with the paper and paragraph they stand in."""

    document: Document
    paragraph: Paragraph
    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence's words, with one kind of quotation marks."""
        return self.block.said[self.start : self.end]

    def quote(self, start: int = 0, end: int | None = None) -> Quotation:
        """The quotation of the sentence's characters `start` to `end` (the whole of it if nothing is said)."""
        stop = self.end if end is None else self.start + end
        return quote_block(self.document, self.paragraph, self.block, self.start + start, stop)


def quote_block(document: Document, paragraph: Paragraph, block: Block, start: int = 0, end: int | None = None) -> Quotation:
    """The quotation of a block's characters `start` to `end`, without white space at the ends."""
    stop = len(block.text) if end is None else end
    while start < stop and block.text[start] == " ":
        start += 1
    while stop > start and block.text[stop - 1] == " ":
        stop -= 1
    first, last = block.span(start, stop)
    return Quotation(document.source, paragraph.number, first, last, block.text[start:stop])


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Every sentence of every block in reading order; headings count as sentences."""
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            yield from sentences_of_block(document, paragraph, block)


def sentences_of_block(document: Document, paragraph: Paragraph, block: Block) -> Iterator[Sentence]:
    """The sentences of one block; abbreviations ("e.g.", "Mrs.") end none, and what is too long is passed by."""
    start = 0
    ends = [
        match.end()
        for match in _END.finditer(block.text)
        if not _ABBREVIATION.search(block.text[max(0, match.start() - 12) : match.start() + 1])
    ]
    for end in dict.fromkeys([*ends, len(block.text)]):
        if start < end <= start + LONGEST_SENTENCE:
            yield Sentence(document, paragraph, block, start, end)
        start = end + len(block.text[end:]) - len(block.text[end:].lstrip())
