"""Who meets, on which day and where, as an agenda or minutes tell it: in the title block, or in the words that call the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from ...conventions import Convention
from ...document import Block, Document, Paragraph
from ...statement import Quotation
from ..framing.cover import read_cover
from ..part import Cover
from ..periods import MONTHS, moments
from ..sentences import quote_block

__all__ = ["Occasion", "find_occasion"]

_LOOKED_AT = 40  # blocks at the beginning
#: The ending of a day's number, however a scan has misread it: "31st", "31%", "27™".
_ORDINAL = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th|[^\w\s,.;:()/-]{{1,2}})?,? (?:day of |of )?(?=(?:{'|'.join(MONTHS)})\b)", re.IGNORECASE
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = re.compile(rf"\b(?P<name>{'|'.join(_WEEKDAYS)}),? (?:the )?$", re.IGNORECASE)
_LONGEST = 2_000  # characters of a block that are looked at
_LONGEST_BODY = 12  # words; what is longer is no name


@dataclass(frozen=True, slots=True)
class Occasion:
    """The cover of a paper of a meeting; `place` is "" where it is not told; `is_minutes` tells that it says what was decided."""

    cover: Cover
    place: str = ""
    is_minutes: bool = False


def find_occasion(document: Document, convention: Convention) -> Occasion:
    """The meeting that a paper is of; what the paper does not say stays empty."""
    blocks = list(islice(_blocks(document), _LOOKED_AT))
    cover = read_cover(document, convention)
    body, day, quotation = "", None, None
    place = ""
    for paragraph, block in blocks:
        text = _plainly(block.said[:_LONGEST])
        place = place or next((m["place"].strip(" .,") for m in _found(text, convention, "place")), "")
        for match in _found(text, convention, "occasion"):
            told, called = _day_behind(text, match.start()), match["body"].strip(" ,")
            of_an_item = paragraph.number[:1].isdigit()  # it speaks of another meeting: "minutes of the meeting held on ..."
            if not of_an_item and len(called.split()) <= _LONGEST_BODY and (not body or (told and not day)):
                body, day, quotation = called, told, quote_block(document, paragraph, block)
    if not body:
        body, day, quotation = _over_its_day(document, blocks, convention)
    if cover.body and not (body and day):
        body, quotation = cover.body, cover.body_quotation
        day = day or (cover.date if any(_day_behind(_plainly(block.said), 0) == cover.date for _, block in blocks) else None)
    otherwise = "" if any(_found(cover.title, convention, "place")) else cover.title
    title = next((block.text.strip(" .") for _, block in blocks if _titled(block, convention)), otherwise)
    texts = [block.said for _, block in blocks]
    called = list(filter(convention.pattern("meeting", "minutes").search, texts[:3]))
    told_by_words = sum(
        bool(re.match(p, b.said, re.IGNORECASE)) for _, b in _blocks(document) for p in convention.words("meeting", "resolved")
    )
    return Occasion(Cover(title, body, "", day, quotation), place, _are_minutes(called, told_by_words))


def _are_minutes(called: Sequence[str], decisions: int) -> bool:
    """Whether a paper tells what was decided; a page called "Agenda and minutes" may hold nothing but the agenda."""
    return decisions > 1 or any(decisions or not re.match("agenda", text, re.IGNORECASE) for text in called)


def _over_its_day(
    document: Document, blocks: Sequence[tuple[Paragraph, Block]], convention: Convention
) -> tuple[str, date | None, Quotation | None]:
    """Who meets, where its name stands alone over "Minutes of the meeting held on ...": the last such name, and the day of that line."""
    called = re.compile(rf"(?:\w[\w’'-]*,? (?:& )?){{0,8}}(?:{'|'.join(convention.words('cover', 'body'))})", re.IGNORECASE)
    alone: tuple[Paragraph, Block] | None = None
    for paragraph, block in blocks:
        text = _plainly(block.said[:_LONGEST])
        day = next((told for match in _found(text, convention, "day") if (told := _day_behind(text, match.start()))), None)
        if alone and day:
            return _plainly(alone[1].text), day, quote_block(document, *alone)
        if called.fullmatch(block.text):
            alone = paragraph, block
    return "", None, None


def _blocks(document: Document) -> Iterator[tuple[Paragraph, Block]]:
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            yield paragraph, block


def _plainly(text: str) -> str:
    """A text with its dates as "31 March 2025", and one in capitals as in a title."""
    words = text.title().replace("’S ", "’s ").replace(" Of ", " of ").replace(" And ", " and ") if text.isupper() else text
    return _ORDINAL.sub(lambda match: f"{match['day']} ", words)


def _found(text: str, convention: Convention, key: str) -> Iterator[re.Match[str]]:
    for pattern in convention.words("meeting", key):
        if match := re.search(pattern, text, re.IGNORECASE):
            yield match


def _day_behind(text: str, start: int) -> date | None:
    """The first whole date behind a place, unless the weekday printed with it says that it was misread."""
    for moment in moments(text[start:], None):
        if len(moment.first) != 10 or moment.first != moment.last:
            continue
        day = date.fromisoformat(moment.first)
        weekday = _WEEKDAY.search(text[start : start + moment.start])
        if weekday is None or _WEEKDAYS[day.weekday()] == weekday["name"].casefold():
            return day
    return None


def _titled(block: Block, convention: Convention) -> bool:
    return bool(convention.pattern("meeting", "title").fullmatch(block.text))
