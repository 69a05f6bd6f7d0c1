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

from ..named import folded

__all__ = ["all_words", "any_word", "plain", "storable", "substring", "trigrams"]

_WORD = re.compile(r"\w+")
_MOST = 32  # words: FTS5 takes no expression of any depth, and nobody types more
_TRIGRAM, _BEGINNING = 3, 64


def all_words(text: str) -> str:
    """Match what holds all words, the last one as the beginning of a word; "" where `text` holds none."""
    return " ".join(_words(text))


def any_word(text: str) -> str:
    """Match what holds any of the words."""
    return " OR ".join(_words(text))


def _words(text: str) -> list[str]:
    words = [f'"{word}"' for word in _WORD.findall(text)[:_MOST]]
    return [*words[:-1], f"{words[-1]}*"] if words else []


def substring(wanted: str) -> str:
    """Match by trigrams what may hold the folded name `wanted`; "" where that is too short for them.

    A long name is matched by its beginning: whoever asks compares the whole afterwards.
    """
    return _quoted(wanted[:_BEGINNING]) if len(wanted) >= _TRIGRAM else ""


def trigrams(wanted: str) -> str:
    """Match what has any three letters in a row in common with the folded name `wanted`."""
    beginning = wanted[:_BEGINNING]
    return " OR ".join(_quoted(beginning[at : at + _TRIGRAM]) for at in range(len(beginning) - _TRIGRAM + 1))


def plain(text: str) -> str:
    """Give a name without capitals, accents and surplus spaces."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", folded(text)) if not unicodedata.combining(sign))


def storable(text: str) -> str:
    """Give a text that SQLite takes: without zero bytes and halves of signs."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
