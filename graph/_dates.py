"""Dates as XML Schema writes them, in part or in full."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["iso_moment"]

_ISO = re.compile(r"(?P<moment>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?")


def iso_moment(text: str) -> str:
    """The year, month or day that a text is, without time and zone; "" where it is none, or one that no calendar has.

    >>> iso_moment("2026-04-01Z"), iso_moment("2026-04"), iso_moment("2026-02-31"), iso_moment("spring")
    ('2026-04-01', '2026-04', '', '')
    """
    match = _ISO.fullmatch(text.strip())
    if not match:
        return ""
    try:
        date.fromisoformat(match["moment"] + "-01-01"[len(match["moment"]) - 4 :])
    except ValueError:
        return ""
    return match["moment"]
