"""Periods and dates as papers print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ...ontology.terms import XSD_DATE, XSD_G_YEAR, XSD_G_YEAR_MONTH
from .._dates import iso_moment
from ..statement import Typed

__all__ = ["MONTHS", "PERIOD", "Moment", "Period", "as_year", "day_in_words", "moments", "period_in", "typed_moment"]

#: "2022-26", "2018-2022", "2023/27", "2023 to 2027", "2023/24 to 2026/27"; two years that follow each other are a financial
#: year, no period.
PERIOD = r"(?P<from>20\d\d)(?:/\d\d)?\s?(?:[-–—/]|to)\s?(?P<to>20\d\d|\d\d)(?:/(?P<end>\d\d))?(?!\d)"
#: The names of the months, from the first.
MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(MONTHS)
_DASH = r"(?:\s?[-–—]\s?|\s+(?:to|until|and)\s+)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_RANGE = re.compile(
    rf"\b(?P<d1>{_DAY})(?: (?P<m1>{_MONTH})(?: (?P<y1>20\d\d))?)?{_DASH}(?P<d2>{_DAY}) (?P<m2>{_MONTH})(?: (?P<y2>20\d\d))?\b"
)
_SINGLE = re.compile(rf"\b(?:(?P<d>{_DAY}) )?(?P<m>{_MONTH})(?:,? (?P<y>20\d\d))?\b")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year of a plan or strategy."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last % 100:02d}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, month or range in a text, at its characters `start` to `end`; ISO 8601, as precise as printed.

    `first` and `last` differ for a range; `pair` is true for "17 and 25 November": two dates, not what lies between.
    """

    start: int
    end: int
    first: str
    last: str
    pair: bool = False


def period_in(text: str) -> Period | None:
    """The first period of more than one financial year in a text."""
    for match in re.finditer(PERIOD, text):
        first = int(match["from"])
        to = match["end"] or match["to"]  # a period of financial years ends with the second half of the last
        last = int(to) if len(to) == 4 else first // 100 * 100 + int(to)
        if last > first + 1:
            return Period(first, last)
    return None


def as_year(year: int) -> Typed:
    """A year as a literal."""
    return Typed(str(year), XSD_G_YEAR)


def typed_moment(iso: str) -> Typed:
    """A date, month or year as a literal with the datatype of its precision."""
    return Typed(iso, {10: XSD_DATE, 7: XSD_G_YEAR_MONTH, 4: XSD_G_YEAR}[len(iso)])


def day_in_words(iso: str) -> str:
    """A day as people write it: "1 November 2021"."""
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def moments(text: str, written: date | None) -> Iterator[Moment]:
    """Every date and range of dates in a text, but days that there are not ("31 February").

    A day without a year is taken in the year the paper was written.
    """
    return (moment for moment in _printed(text, written) if iso_moment(moment.first) and iso_moment(moment.last))


def _printed(text: str, written: date | None) -> Iterator[Moment]:
    """The dates as printed, there or not."""
    taken: list[tuple[int, int]] = []
    for match in _RANGE.finditer(text):
        last_year = match["y2"] or match["y1"] or (str(written.year) if written else "")
        if not last_year:
            continue
        first_month = match["m1"] or match["m2"]
        first_year = match["y1"] or (str(int(last_year) - 1) if _later(first_month, match["m2"]) else last_year)
        pair = " and " in match[0]
        taken.append(match.span())
        yield Moment(*match.span(), _iso(first_year, first_month, match["d1"]), _iso(last_year, match["m2"], match["d2"]), pair)
    last = ""
    for match in _SINGLE.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        year = match["y"] or (str(written.year) if written and match["d"] else "")
        if not year and last and text[: match.start()].endswith("in "):  # "in March 2022, followed by ... in May"
            year = str(int(last[:4]) + _later(MONTHS[int(last[5:7]) - 1], match["m"]))
        if year:
            last = f"{year}-{MONTHS.index(match['m']) + 1:02d}"
            iso = _iso(year, match["m"], match["d"])
            yield Moment(*match.span(), iso, iso)


def _later(month: str, other: str) -> bool:
    return MONTHS.index(month) > MONTHS.index(other)


def _iso(year: str, month: str, day: str | None) -> str:
    number = f"{year}-{MONTHS.index(month) + 1:02d}"
    return f"{number}-{int(re.sub(r'[a-z]', '', day)):02d}" if day else number
