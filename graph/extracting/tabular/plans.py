"""Which plan a table is of: named by the lines above it, the document's title, the sheet or the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from ...conventions import Convention, InstrumentHead
from ...document import Document
from ..periods import PERIOD
from ..sameness import name_key, plain
from .cells import Cell, Piece
from .moments import when
from .tables import ActionTable

__all__ = ["PlanName", "plan_of", "written_on"]

_PARTS = re.compile(r"\s*(?:;|\||\n|\s[-–—]\s|:\s|\s\(|\.\s)\s*")
_YEARS = re.compile(rf"{PERIOD}|\b20\d\d(?:[/-]\d\d)?\b")
_LONGEST_TITLE = 250  # characters
_SHORTEST_MENDED = 6  # letters; a shorter word may be another word and no misprint


@dataclass(frozen=True, slots=True)
class PlanName:
    """A plan's name as it is kept; the words that it was read from (None: the file's name), and the head word in it."""

    label: str
    printed: Piece | None
    head: InstrumentHead | None
    years: tuple[str, str] | None


def plan_of(document: Document, tables: Sequence[ActionTable], convention: Convention) -> PlanName:
    """The plan that the tables of a document belong to."""
    named = [name for piece in _titles(document, tables) for name in _named(piece, convention)]
    telling = [name for name in named if name.head and not _bare(name.label, convention)]
    best = next(iter(telling), None)
    if best:
        return best
    file = re.sub(r"[_+\s-]+", " ", re.sub(r"(?<=\d)[-–](?=\d)", "–", PurePath(document.filename).stem)).strip().replace("–", "-")
    head = next((name.head for name in named), None) or _head(file, convention)
    return PlanName(file or document.filename, None, head, None)


def written_on(document: Document, tables: Sequence[ActionTable], convention: Convention) -> str:
    """The day, month or year that the lines above the tables are dated with ("as at May 2025"), in ISO 8601; "" where none is."""
    dated = convention.pattern("titles", "dated")
    matches = (dated.search(piece.text) for piece in _titles(document, tables))
    return next((span.last for match in matches if match and (span := when(match["date"]))), "")


def _titles(document: Document, tables: Sequence[ActionTable]) -> Iterator[Piece]:
    """The words that may name the plan: above the first table, in the title block and headings, then the sheets' names."""
    for table in tables[:1]:
        yield from (cell.piece() for cells in table.above for cell in cells if len(cell.text) <= _LONGEST_TITLE)
    for paragraph in document.paragraphs:
        if tables and paragraph.start >= tables[0].start:
            return
        for number, block in enumerate(paragraph.blocks):
            if block.kind != "cell" and len(block.text) <= _LONGEST_TITLE:
                yield Cell(document, paragraph, number).piece()


def _named(piece: Piece, convention: Convention) -> Iterator[PlanName]:
    """The plan that a title names: the part of it that ends in a head word, with the years printed anywhere in it."""
    text = piece.text
    ends = [match.span() for match in _PARTS.finditer(text)]
    bounds = zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(text)], strict=True)
    parts = [(start, end) for start, end in bounds if text[start:end].strip()]
    for start, end in parts:
        words = _without_ending(text[start:end], convention).strip(" ,.()")
        if (head := _head(words, convention)) is None or len(words) > _LONGEST_TITLE // 2:
            continue
        years = _YEARS.search(words) or _YEARS.search(text)
        label = words if years is None or years[0] in words else f"{words} {years[0]}"
        label = _mended(label, convention)
        begin = piece.start + text.index(words, start)
        yield PlanName(label, Piece(piece.cell, begin, words), head, _from_to(years[0]) if years else None)


def _without_ending(text: str, convention: Convention) -> str:
    after = "|".join(convention.words("titles", "after"))
    return re.sub(rf"[\s,(–-]+(?:{after})\)?$", "", text, flags=re.IGNORECASE)


def _head(words: str, convention: Convention) -> InstrumentHead | None:
    """The longest head word that a name ends in (years aside), or has before "for ..." or "to ..."; a misprint is seen through."""
    text = plain(_YEARS.sub(" ", _mended(words, convention)))
    return next((head for head in convention.instrument_heads if re.search(rf"\b{head.head}(?:$| (?:for|to|on|of|in)\b)", text)), None)


def _mended(words: str, convention: Convention) -> str:
    """A name with head words spelt right: "Straregy" is one letter from "Strategy"."""
    heads = _head_words(convention)

    def mend(match: re.Match[str]) -> str:
        word = match[0].casefold()
        right = next((head for head in heads if word != head and _one_slip(word, head)), None)
        return match[0] if right is None else right.capitalize() if match[0][0].isupper() else right

    return re.sub(rf"[A-Za-z]{{{_SHORTEST_MENDED - 1},}}", mend, words)


@cache
def _head_words(convention: Convention) -> tuple[str, ...]:
    """The words of the heads of instruments' names that are long enough to be mended, by the alphabet."""
    return tuple(sorted({word for head in convention.instrument_heads for word in head.head.split() if len(word) >= _SHORTEST_MENDED}))


def _one_slip(word: str, right: str) -> bool:
    """Whether a word is another with one letter wrong, or two side by side swapped."""
    if len(word) != len(right):
        return False
    wrong = [i for i, (one, other) in enumerate(zip(word, right, strict=True)) if one != other]
    if not wrong:
        return False
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and word[wrong[0]] == right[wrong[1]] and word[wrong[1]] == right[wrong[0]]
    return len(wrong) == 1 or swapped


def _bare(label: str, convention: Convention) -> bool:
    """Whether a name is a head word alone ("Action Plan 2024"), which every plan of the kind may bear."""
    bare = name_key(_YEARS.sub(" ", label)).strip()
    return any(bare == name_key(head.head) or bare == f"the {head.head}" for head in convention.instrument_heads)


def _from_to(years: str) -> tuple[str, str] | None:
    """First and last year of a period; one year alone begins and ends nothing."""
    match = re.fullmatch(PERIOD, years)
    if not match:
        return None
    last = match["end"] or match["to"]
    return match["from"], last if len(last) == 4 else match["from"][:2] + last
