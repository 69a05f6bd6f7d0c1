"""From what a person types to what FTS5 matches: whatever is typed is words, never an operator.

>>> all_words('healthy "weight')
'"healthy" "weight"*'
>>> any_word("NEAR(a OR b)")
'"NEAR" OR "a" OR "OR" OR "b"*'
>>> plain("Café  “Über”")
'cafe "uber"'
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ..named import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["all_of", "all_words", "any_of", "any_word", "plain", "storable", "trigrams"]

_WORD = re.compile(r"\w+")
_MOST = 32  # words: FTS5 takes no expression of any depth, and nobody types more
_TRIGRAM = 3


def all_words(text: str) -> str:
    """Match what holds all words, the last one as the beginning of a word; "" where `text` holds none."""
    return " ".join(_words(text))


def any_word(text: str) -> str:
    """Match what holds any of the words."""
    return " OR ".join(_words(text))


def _words(text: str) -> list[str]:
    words = [f'"{word}"' for word in _WORD.findall(text)[:_MOST]]
    return [*words[:-1], f"{words[-1]}*"] if words else []


def trigrams(wanted: str) -> list[str]:
    """Give the letters of the folded name `wanted`, three in a row at a time; none where it is shorter than that."""
    return list(dict.fromkeys(wanted[at : at + _TRIGRAM] for at in range(len(wanted) - _TRIGRAM + 1)))[:_MOST]


def all_of(terms: Iterable[str]) -> str:
    """Match what holds all of the terms."""
    return " ".join(map(_quoted, terms))


def any_of(terms: Iterable[str]) -> str:
    """Match what holds any of the terms."""
    return " OR ".join(map(_quoted, terms))


def plain(text: str) -> str:
    """Give a name without capitals, accents and surplus spaces."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", folded(text)) if not unicodedata.combining(sign))


def storable(text: str) -> str:
    """Give a text that SQLite takes: without zero bytes and halves of signs."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
