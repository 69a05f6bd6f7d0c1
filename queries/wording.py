"""Terms as people read them: dates as "10 November 2021", true and false as yes and no, never an address."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ..ontology.terms import XSD_BOOLEAN, XSD_DATE, XSD_G_YEAR_MONTH

if TYPE_CHECKING:
    from ..graph.store.store import Term

__all__ = ["in_natural_order", "in_words", "noun"]

_NUMBER = re.compile(r"(\d+)")


def in_words(term: Term | None) -> str:
    """Give the text that a person reads for `term`; "" for nothing.

    An address, which a query should not put where people read, gives its last part in plain words.
    """
    match term:
        case None | BlankNode() | Triple():
            return ""
        case NamedNode():
            return term.value.replace("#", "/").rstrip("/").rpartition("/")[2].replace("-", " ")
        case Literal():
            return _literal(term.value, term.datatype.value)


def noun(count: int, one: str, many: str) -> str:
    """Give a count with its noun, such as "1 paper" or "2 papers"."""
    return f"{count} {one if count == 1 else many}"


def in_natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which "9.10" comes after "9.2" and case does not count."""
    parts = _NUMBER.split(text.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)


def _literal(text: str, datatype: str) -> str:
    if datatype == XSD_BOOLEAN:
        return "yes" if text in ("true", "1") else "no"
    if datatype not in (XSD_DATE, XSD_G_YEAR_MONTH):
        return text
    whole = text if datatype == XSD_DATE else f"{text}-01"
    try:
        day = date.fromisoformat(whole)
    except ValueError:  # with a time zone, or no date at all: as it stands
        return text
    month = f"{month_name[day.month]} {day.year}"
    return f"{day.day} {month}" if datatype == XSD_DATE else month
