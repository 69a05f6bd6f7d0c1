"""A list of one body's meetings, as a committee system shows it: the days, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...conventions import Convention
from ...document import Document
from ...statement import Quotation
from ..periods import MONTHS, moments
from ..sentences import quote_block

__all__ = ["Listed", "calendar_of"]

_SHORT = re.compile(rf"\b(?P<short>{'|'.join(month[:3] for month in MONTHS)})(?:t)?\.?(?= 20\d\d)")
_BEFORE = re.compile(r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:the )?$", re.IGNORECASE)
_LONGEST = 80  # characters; a longer line says more than when a meeting is


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting of the list: its day, whether it is to come (None where the page does not say), the words."""

    day: date
    is_planned: bool | None
    quotation: Quotation


def calendar_of(document: Document, convention: Convention) -> Iterator[Listed]:
    """The meetings that a page lists; none where it is no list of meetings."""
    if not _is_list(document, convention):
        return
    to_come, gone = convention.pattern("meeting", "to_come"), convention.pattern("meeting", "gone")
    for paragraph in document.paragraphs:
        planned = True if to_come.search(paragraph.heading) else False if gone.search(paragraph.heading) else None
        for block in paragraph.blocks:
            text = _SHORT.sub(lambda match: next(month for month in MONTHS if month.startswith(match["short"])), block.text)
            first = next(iter(moments(text, None)), None) if len(text) <= _LONGEST else None
            if first and len(first.first) == 10 and first.first == first.last and _BEFORE.fullmatch(text[: first.start]):
                yield Listed(date.fromisoformat(first.first), planned, quote_block(document, paragraph, block))


def _is_list(document: Document, convention: Convention) -> bool:
    pattern = convention.pattern("meeting", "calendar")
    return any(pattern.fullmatch(block.text) for paragraph in document.paragraphs[:1] for block in paragraph.blocks)
