"""Numbers printed with titles: "1 - Warm homes", "Fire-3.2 Train crews", "Priority 2: Clean air".

>>> coded("12 - Count the boats", loose=False), coded("Fire-3.2 Train crews", loose=True), coded("10 new homes", loose=True)
(Coded(code='12', title='Count the boats', at=5), Coded(code='Fire-3.2', title='Train crews', at=9), None)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...conventions import Convention
from .headers import BEFORE_LEVEL, level_words

__all__ = ["Coded", "coded", "coded_level", "share_coded"]

_CODE = r"(?P<code>(?:[A-Za-z]{1,6}[-. ]?)?\d{1,3}(?:[.-]\d{1,3})*[a-z]?|[A-Z]{1,4}\d{0,3}(?:\.\d{1,3})*)"
_PARTED = re.compile(rf"{_CODE}(?:\s*[–—:)]\s*|\s+-\s*|\.\s+|\s*-\s+)(?=\S)")
#: Without a sign between them only a code that no words begin with: "1.2", "A3", "Fire-3.2".
_LOOSE = re.compile(r"(?P<code>\d{1,3}(?:\.\d{1,3})+[a-z]?|[A-Za-z]{1,6}[-.]?\d{1,3}(?:\.\d{1,3})*[a-z]?)\s+(?=[A-Z‘“'\"])")
_ONLY_LETTERS = re.compile(r"[A-Z]{1,4}")


@dataclass(frozen=True, slots=True)
class Coded:
    """A code and the title behind it, which begins at character `at`."""

    code: str
    title: str
    at: int


def coded(text: str, *, loose: bool) -> Coded | None:
    """The code that a text begins with; `loose` also without a sign behind it, where it can be nothing else."""
    match = _PARTED.match(text) or (_LOOSE.match(text) if loose else None)
    if match is None or (_ONLY_LETTERS.fullmatch(match["code"]) and len(match["code"]) > 2):
        return None  # "NHS: ..." opens with a name
    return Coded(match["code"], text[match.end() :], match.end())


def coded_level(text: str, convention: Convention) -> Coded | None:
    """The same for the title of a level, which may open with the level's name: "Theme 2 – Clean air"."""
    named = _named(convention).match(text)
    if named and (named["code"] or text[named.end() :]):
        return Coded(named["code"] or "", text[named.end() :], named.end())
    return coded(text, loose=True)


@cache
def _named(convention: Convention) -> re.Pattern[str]:
    """The name of a level and a number at the beginning of a title."""
    number = r"(?P<code>[A-Z]?\d[\w.]*|[A-Z]|[ivx]+)\b\s*(?:[-–—:.)]\s*|\s(?=[A-Z])|$)"
    return re.compile(rf"{BEFORE_LEVEL}(?:{level_words(convention)})(?:\s+{number}|\s*[:–—]\s*|\s+-\s+)", re.IGNORECASE)


def share_coded(texts: Iterable[str]) -> float:
    """Which share of the texts of a column begins with a code."""
    found = [coded(text, loose=True) is not None for text in texts]
    return sum(found) / len(found) if found else 0.0
