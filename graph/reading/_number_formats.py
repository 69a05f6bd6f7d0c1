"""Values of cells as a reader of the sheet sees them: by the number format of the cell.

>>> shown(0.25, "0%"), shown(1250.5, '"£"#,##0.00'), shown(7, "000"), shown(3.0, "General")
('25%', '£1,250.50', '007', '3')
>>> from datetime import datetime
>>> shown_moment(datetime(2025, 3, 1), "mmm-yy"), shown_moment(datetime(2025, 3, 31), "dd/mm/yyyy")
('2025-03', '2025-03-31')
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

__all__ = ["shown", "shown_moment"]

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.[0#?]+)?,*")
_NO_PLAIN_NUMBER = re.compile(r"general|@|[0#?]\s*/\s*[0#?\d]|e[+-]", re.IGNORECASE)
_BEGIN, _END = "\ue000", "\ue001"  # what stands between them is printed as it is


def shown(value: float, number_format: str) -> str:
    """A number as printed; one whose format is not understood as plain digits, whole numbers without ".0"."""
    sections = number_format.split(";")
    own = value < 0 and len(sections) > 1 and sections[1].strip()
    section = _LITERAL.sub(_kept, sections[1] if own else sections[0])
    digits = _DIGITS.search(re.sub(f"{_BEGIN}.*?{_END}", lambda match: " " * len(match[0]), section))
    if digits is None or _NO_PLAIN_NUMBER.search(section):
        return _general(value)
    number = _in_digits(abs(value) if own else value, digits[0], percent="%" in section)
    return f"{section[: digits.start()]}{number}{section[digits.end() :]}".replace(_BEGIN, "").replace(_END, "").strip()


def shown_moment(value: date | time, number_format: str) -> str:
    """A date, month or time in ISO 8601, as precise as its format shows it: no day where the sheet shows none."""
    if isinstance(value, time):
        return value.isoformat("minutes")
    codes = _LITERAL.sub("", number_format).casefold()
    if "y" in codes and "d" not in codes:
        return value.strftime("%Y-%m" if "m" in codes else "%Y")
    if isinstance(value, datetime) and (value.hour or value.minute) and "h" in codes:
        return value.isoformat(" ", "minutes")
    return value.strftime("%Y-%m-%d")


def _kept(match: re.Match[str]) -> str:
    text = match[1] or match[2] or match[3] or ""
    return f"{_BEGIN}{text}{_END}" if text else ""


def _in_digits(value: float, digits: str, *, percent: bool) -> str:
    """The number with as many digits as its format has places for."""
    scaled = value * (100 if percent else 1) / 1000 ** (len(digits) - len(digits.rstrip(",")))
    whole, _, fraction = digits.rstrip(",").partition(".")
    text = f"{scaled:{',' if ',' in whole else ''}.{len(fraction)}f}"
    if optional := len(fraction) - len(fraction.rstrip("#?")):
        text = (text[:-optional] + text[-optional:].rstrip("0")).rstrip(".")
    before, point, after = text.partition(".")
    return f"{before.zfill(whole.count('0'))}{point}{after}"


def _general(value: float) -> str:
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.11g}"
