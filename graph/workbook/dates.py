"""Dates as officers write them: 2026, March 2026, 31 March 2026, 31/03/2026, or as ISO 8601 has them."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from datetime import date

from pyoxigraph import Literal, NamedNode

from ...ontology import terms as t

__all__ = ["read_date"]

_MONTHS = {name.casefold(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name} | {"sept": 9}
_WAYS = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[A-Za-z]+)\.?,? (?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})"),
)


def read_date(text: str) -> Literal | None:
    """Give a year, month or day as a literal of its own precision; None for anything else. A day comes before its month.

    >>> [str(read_date(text)) for text in ("2026", "March 2026", "31/3/2026")][1:]  # doctest: +ELLIPSIS
    ['"2026-03"^^<...gYearMonth>', '"2026-03-31"^^<...date>']
    """
    for way in _WAYS:
        if match := way.fullmatch(" ".join(text.split())):
            year, month, day = match["year"], match["month"], match["day"]
            number = _MONTHS.get((month or "").casefold()) or (int(month) if month and month.isdecimal() else 0)
            if month and not number:
                return None
            try:
                whole = date(int(year), number or 1, int(day or 1))
            except ValueError:
                return None
            if day:
                return Literal(whole.isoformat(), datatype=NamedNode(t.XSD_DATE))
            if month:
                return Literal(f"{whole:%Y-%m}", datatype=NamedNode(t.XSD_G_YEAR_MONTH))
            return Literal(f"{whole:%Y}", datatype=NamedNode(t.XSD_G_YEAR))
    return None
