"""What a column holds, told by its header: "Departmen t", "Which partners are involved", "Priority", "Q2 update".

>>> from ...conventions import read_convention
>>> convention = read_convention("action-plan")
>>> [meaning_of(words, convention) for words in ("Action No.", "Which partners are involved", "Theme title", "Our dog")]
[Meaning(concept='reference', word=''), Meaning(concept='partners', word=''), Meaning(concept='level', word='theme'), None]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ...conventions import Convention
from ..sameness import plain
from .cells import squeezed

__all__ = ["BEFORE_LEVEL", "Meaning", "level_name", "level_words", "meaning_of", "plain_words"]

#: What may stand before the name of a level, as a pattern.
BEFORE_LEVEL = "(?:strategic |corporate |key )?"
_LONGEST_HEADER = 120  # characters
_LEVELS = "level", "level_reference"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is for (a key of [columns], "level" or "level_reference"); `word` is the name of the level."""

    concept: str
    word: str = ""


def meaning_of(header: str, convention: Convention) -> Meaning | None:
    """What a column with this header holds, None where the convention does not know."""
    key = squeezed(header)
    if not key or len(header) > _LONGEST_HEADER:
        return None
    exact, patterns = _known(convention)
    if concept := exact.get(key):
        return Meaning(concept)
    either = [exact.get(squeezed(part)) for part in header.split("/")]
    if found := next((concept for concept in ("action", *either) if concept and concept in either), None):
        return Meaning(found)  # "Milestone / Action" is a column of actions
    words = plain(re.sub(r"[_/]", " ", header))
    for concept, pattern in patterns if words else ():
        if match := pattern.fullmatch(words):
            return Meaning(concept, (match.groupdict().get("level") or words.split()[0]) if concept in _LEVELS else "")
    return None


def level_name(word: str, convention: Convention) -> str:
    """What a plan calls a level, in the singular, by the word in a header or a title ("Priorities"); "" for no level's name."""
    singular = re.sub(r"ies$", "y", plain(word))
    return next((name for name in (singular, singular.removesuffix("s")) if name in plain_words(convention, "levels")), "")


@cache
def plain_words(convention: Convention, section: str, key: str = "words") -> frozenset[str]:
    """The words under a key of a section as they are compared: no case, no punctuation; "" among them."""
    return frozenset(("", *map(plain, convention.words(section, key))))


@cache
def level_words(convention: Convention, key: str = "words") -> str:
    """Alternatives for the name of a level, singular or plural, the longest first."""
    words = {form for word in convention.words("levels", key) for form in (word, re.sub(r"y$", "ie", word) + "s")}
    return "|".join(sorted((plain(word) for word in words), key=lambda word: (-len(word), word)))


@cache
def _known(convention: Convention) -> tuple[Mapping[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    columns, patterns = convention.sections["columns"], convention.sections["column_patterns"]
    exact = {squeezed(header): concept for concept, headers in columns.items() for header in headers}
    level = f"(?P<level>{level_words(convention)})"
    compiled = tuple(
        (concept, re.compile(re.sub(r"\{level\}s?", lambda _: level, pattern), re.IGNORECASE))
        for concept, rows in patterns.items()
        for pattern in rows
    )
    return exact, compiled
