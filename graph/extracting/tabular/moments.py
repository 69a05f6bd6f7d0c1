"""When something is due, as cells have it: "31/03/2025", "March 2025", "2024/25", "Short term (by March 2020)", 45747.

>>> when("by 31/03/2025"), when("April 2024 - March 2026"), when("2019-22"), when("Ongoing")
(Span(first='2025-03-31', last='2025-03-31'), Span(first='2024-04', last='2026-03'), Span(first='2019', last='2022'), None)
>>> when("45747"), when("2023/3")
(Span(first='2025-03-31', last='2025-03-31'), None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ..._dates import iso_moment
from ..periods import MONTHS, moments

__all__ = ["Span", "when"]

_ISO = re.compile(r"\b(?P<iso>20\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)\b(?!-)")
_SLASHED = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:20)?\d\d)\b")
_SHORT_MONTH = re.compile(
    r"\b(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?[\s'’/-]*(?P<year>20\d\d|\d\d)\b(?!\d)", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?P<first>20\d\d)\s*(?:[-–—/]|to)\s*(?P<last>20\d\d|\d\d)\b(?![/-])")
_YEAR = re.compile(r"(?<![\d/.,£-])\b(?P<year>20[0-4]\d)\b(?![/\d,]|-\d)")
_MONTHS = [month[:3].casefold() for month in MONTHS]
_FIRST_SERIAL, _LAST_SERIAL = 36526, 55153  # 1 January 2000 and 31 December 2050, as Excel counts days
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Span:
    """A first and a last day, month or year (ISO 8601), the same for one point of time."""

    first: str
    last: str


def when(text: str) -> Span | None:
    """The time that a text tells, from the first date in it to the last; None where it tells none or one that cannot be."""
    if re.fullmatch(r"\d{5}", text.strip()) and _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        day = (_EPOCH + timedelta(days=int(text))).isoformat()
        return Span(day, day)
    found = _days(text) or _years(text)
    first, last = (found[0], found[-1]) if found else ("", "")
    return Span(first, last) if found and first[: len(last)] <= last[: len(first)] else None


def _days(text: str) -> list[str]:
    found = [(match.start(), match["iso"]) for match in _ISO.finditer(text)]
    for match in _SLASHED.finditer(text):
        day = _day(match["year"], int(match["month"]), int(match["day"]))
        found += [(match.start(), day)] if day else []
    for moment in moments(text, None):
        found += [(moment.start, moment.first), (moment.end, moment.last)]
    if not found:
        for match in _SHORT_MONTH.finditer(text):
            month = _MONTHS.index(match["month"].casefold()[:3]) + 1
            found.append((match.start(), f"{_full(match['year'])}-{month:02d}"))
    return [iso for _, iso in sorted(found) if iso_moment(iso)]


def _years(text: str) -> list[str]:
    """Years and ranges of them; the second of "2024/25" ends the year. One that goes backwards ("2023/3") is no range."""
    for match in _YEARS.finditer(text):
        first, last = int(match["first"]), int(_full(match["last"]))
        return [str(first), str(last)] if first <= last else []
    return [match["year"] for match in _YEAR.finditer(text)]


def _full(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _day(year: str, month: int, day: int) -> str:
    """A British date; one that only the American order makes a day of is taken so."""
    if month > 12 >= day:
        month, day = day, month
    return f"{_full(year)}-{month:02d}-{day:02d}"
