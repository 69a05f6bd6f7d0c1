"""What a strategy calls itself: its name, its period, and the class and kind that its head word tells.

The title stands in the title block or in the first heading, often over several lines ("Westbay / Suicide Prevention /
Strategy 2031-34"), and is repeated at the head of pages and in the text; the printed lines that end in a head word are it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...conventions import Convention, InstrumentHead
from ...document import Block, Document, Paragraph, normalised
from ...statement import Quotation
from ..periods import PERIOD, Period, period_in
from ..sameness import name_key
from ..sentences import sentences_of

__all__ = ["PlanTitle", "read_title", "without_period"]

_LONGEST = 20  # words
_FIRST_BLOCKS = 12
_SMALL = frozenset("a an and as at by for from in into of on or our the to with".split())
_NO_TITLE = re.compile(r"https?:|www\.|@|\.{3}|^(?:draft|final|version|contents|page)\b|^\d+$", re.IGNORECASE)
#: What stands below a title and is no line of it: a heading such as "Our vision", the day of its adoption, sentences.
_NEXT = re.compile(
    r"^(?:our|the) \w+$|^(?:adopted|approved|agreed|published|updated|issued|revised|last|prepared|produced)\b|\w{3}\.(?:\s|$)",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(rf"^{PERIOD}\s+")


@dataclass(frozen=True, slots=True)
class PlanTitle:
    """A plan's name with its period as it is kept, its bare name, the head word that tells its class, and the words read."""

    label: str
    name: str
    period: Period | None
    head: InstrumentHead
    quotation: Quotation


def read_title(document: Document, convention: Convention) -> PlanTitle:
    """The title of a document; one that names no kind of plan has its first words as the title of a strategy."""
    blocks = list(_opening(document))
    whole = [(first, last) for first in range(len(blocks)) for last in range(first, min(first + 4, len(blocks)))]
    found = [fit for span in whole if (fit := _fits(blocks, *span, convention))]
    found = found or [fit for place in range(len(blocks)) if (fit := _begins(blocks, place, convention))]
    if found:
        _, first, last, head, words = max(found, key=lambda each: (each[0], -each[1]))
    else:
        first, last, head, words = 0, 0, InstrumentHead("strategy", "Strategy", "strategy"), blocks[0][1].text
    label = _spelt_as_in_text(_tidy(words), document)
    start, end = blocks[first][1].offsets[0], blocks[last][1].offsets[-1] + 1
    if first == last and blocks[first][1].text.startswith(words):
        start, end = blocks[first][1].span(0, len(words))
    quotation = Quotation(document.source, blocks[first][0].number, start, end, normalised(document.text[start:end]))
    bare = without_period(label)
    return PlanTitle(label, bare or label, period_in(label), head, quotation)


def without_period(name: str) -> str:
    """A name without the years printed with it."""
    return re.sub(rf"[\s,:(]*{PERIOD}\)?", "", name).strip(" -–—:.")


def _opening(document: Document) -> Iterator[tuple[Paragraph, Block]]:
    """The first blocks that can be a title: the title block, else what stands before the first long text."""
    count = 0
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            if count and (count == _FIRST_BLOCKS or len(block.text.split()) > _LONGEST):
                return
            if not _NO_TITLE.search(block.text) or not count:
                count += 1
                yield paragraph, block


def _fits(
    blocks: Sequence[tuple[Paragraph, Block]], first: int, last: int, convention: Convention
) -> tuple[float, int, int, InstrumentHead, str] | None:
    """How well the blocks from `first` to `last` read as a title: it ends in a head word, with a period best of all."""
    printed = " ".join(block.text for _, block in blocks[first : last + 1])
    words = _tidy(printed)
    bare = without_period(words)
    if len(words.split()) > _LONGEST or _NO_TITLE.search(words) or (last > first and not _joined(blocks[first : last + 1], convention)):
        return None
    behind = r"(?: 20\d\d)?$" if last > first else r"(?:(?: 20\d\d)?$| (?:for|of|to) )"  # "Plan 2040", "Plan for Children"
    named = (head for head in convention.instrument_heads if re.search(rf"\b{re.escape(head.head)}{behind}", bare, re.IGNORECASE))
    head = next(named, None)
    if head is None or len(bare.split()) < 2:
        return None
    large = max(2.0 if block.kind == "heading" or paragraph.number == "title" else 0.0 for paragraph, block in blocks[first : last + 1])
    return large + 2 * bool(period_in(words)) + min(len(bare.split()), 8) / 10 - first / 4, first, last, head, printed


def _begins(
    blocks: Sequence[tuple[Paragraph, Block]], place: int, convention: Convention
) -> tuple[float, int, int, InstrumentHead, str] | None:
    """A block that begins with a title and goes on ("... Strategy 2031 to 2034 Developed in partnership with ...")."""
    paragraph, block = blocks[place]
    if paragraph.number != "title" and block.kind != "heading":
        return None
    text = block.text
    heads = "|".join(re.escape(head.head) for head in convention.instrument_heads)
    match = re.match(rf"[^.;]*?\b(?P<head>{heads})\b(?:[\s,:(]*{PERIOD}\)?)?(?=$|[\s,]+[A-Z(])", text, re.IGNORECASE)
    if not match or not 1 < len(match[0].split()) <= _LONGEST or not match[0][0].isupper():
        return None
    head = next(each for each in convention.instrument_heads if each.head == match["head"].casefold())
    return 2 * bool(period_in(_tidy(match[0]))) - place / 4, place, place, head, match[0]


def _joined(blocks: Sequence[tuple[Paragraph, Block]], convention: Convention) -> bool:
    """Whether blocks can be one title over several lines: all in the title block or headings, none of them a council's name."""
    bodies = "|".join(re.escape(head.head) for head in convention.body_heads)
    if any(_NEXT.search(block.text) for _, block in blocks[1:]):
        return False
    return all(
        (paragraph.number == "title" or block.kind == "heading") and not re.search(rf"\b(?:{bodies})$", block.text, re.IGNORECASE)
        for paragraph, block in blocks
    )


def _tidy(words: str) -> str:
    """A title in one line: no number before it, capitals as in a sentence's title, periods as they are written elsewhere."""
    text = re.sub(r"\s+", " ", re.sub(r"^\d+(?:\.\d+)*\.?\s+(?!-)(?=[A-Za-z])", "", words)).strip(" .:-–—")
    if text.isupper():
        text = " ".join(w.lower() if i and w.lower() in _SMALL else w.capitalize() for i, w in enumerate(text.split()))
    if years := _YEAR_FIRST.match(text):
        text = f"{text[years.end() :]} {years[0].strip()}"
    return re.sub(PERIOD, lambda match: str(period_in(match[0]) or match[0]), text)


def _spelt_as_in_text(title: str, document: Document) -> str:
    """The capitals of the title as the text prints its name, where it does; a title all in capitals tells none."""
    bare = without_period(title)
    printed = re.compile(rf"\b{re.escape(bare)}\b", re.IGNORECASE)
    for sentence in sentences_of(document):
        match = printed.search(sentence.text) if sentence.block.kind == "text" else None
        if match and not match[0].isupper() and name_key(match[0]) == name_key(bare) and match[0] != bare and match[0][0].isupper():
            return title.replace(bare, match[0])
    return title
