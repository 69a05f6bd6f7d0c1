"""When two wordings agree: exactly, as names, or by the words that carry meaning.

>>> normal("Aim: Warm homes – for all;"), agreement("to insulate every loft", "insulate every loft in town")
('warm homes for all', 1.75)
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["agreement", "likeness", "name_of", "normal", "unbracketed", "words"]

_LITTLE = frozenset("a an and for in of on our that the their to we which will with".split())
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_ENOUGH = 0.6  # of all words in common
_HELD = 0.9  # of the shorter wording's words in the longer one


@cache
def normal(text: str) -> str:
    """A wording without capitals, kinds of quotation marks and dashes, "Aim:" before and punctuation behind."""
    text = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    text = " ".join(re.sub("[-\u2010-\u2015]", " ", text.casefold()).split())
    return text.removeprefix("aim:").strip().rstrip(" ;.,")


@cache
def words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning."""
    return frozenset(re.findall(r"\w+", normal(text).replace("'", ""))) - _LITTLE


@cache
def name_of(text: str, council: str = "") -> str:
    """A name without article, brackets, the council's own name before it and a plural s."""
    bare = re.sub(r"^(the|a|an|our) ", "", re.sub("['\"()]", "", normal(text)))
    place = re.escape(re.sub(r" (county|borough|city|district|metropolitan|town)? ?council$", "", normal(council)))
    kinds = "(?:(?:county|borough|city|district|metropolitan|town) )?"
    return re.sub(rf"^(?:{place} )?{kinds}councils? (?=\w)", "", bare).removesuffix("s")


def unbracketed(text: str) -> str:
    """A text without what it has in brackets."""
    return re.sub(r" ?\(.*?\)", "", text)


def likeness(one: str, other: str) -> float:
    """The share of meaningful words that two wordings have in common, from 0 to 1."""
    return len(words(one) & words(other)) / len(words(one) | words(other) or {""})


def agreement(label: str, gold: str) -> float:
    """How far a label agrees with a wording of the gold: 0 for not enough, up to 2.

    Enough is six words of ten in common, or one wording held in the other, half of the gold's words among them.
    """
    both, short = words(label) & words(gold), min(words(label), words(gold), key=len)
    held = len(both) >= _HELD * len(short) and len(both) >= len(words(gold)) / 2
    like = likeness(label, gold)
    return like + held if held or like >= _ENOUGH else 0.0
