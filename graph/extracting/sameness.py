"""When two wordings mean the same thing.

Labels are compared without case, punctuation, hyphens and quotation marks. Wordings of an outcome drift between
papers ("homes for all", "homes for everyone"), so those are also compared by the words that carry meaning.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .periods import PERIOD, period_in

__all__ = ["LITTLE_WORDS", "clean_label", "likeness", "name_key", "plain", "slug"]

#: Words that carry no meaning of their own where labels are compared.
LITTLE_WORDS = frozenset(
    "a an and are as at be by for from has have in into is it its of on or our that the their there this to we which will with".split()
)
_REMEMBERED = 4096  # wordings: the same labels and names are compared again and again
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_PLURAL = re.compile(r"(?<=ss)es$|(?<=[a-z]{3})(?:ies|(?<!s)s)$")


def plain(text: str) -> str:
    """Case folded, straight quotes, hyphens and dashes as spaces, no other punctuation."""
    text = unicodedata.normalize("NFKC", text).translate(_STRAIGHT).casefold()
    text = re.sub(r"[\u2010-\u2015-]", " ", text)
    return " ".join(re.sub(r"[^\w\s&]", "", text.replace("&", "and")).split())


def slug(text: str, longest: int = 80) -> str:
    """A label as part of an address: lower case, hyphens; a long one is cut at a word."""
    full = re.sub(r"[^a-z0-9]+", "-", plain(unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode())).strip("-")
    return full if len(full) <= longest else full[:longest].rsplit("-", 1)[0]


@lru_cache(maxsize=_REMEMBERED)
def name_key(name: str) -> str:
    """What two spellings of a name have in common: no article, possessive, plural of the last word; periods in one form."""
    name = re.sub(PERIOD, lambda match: str(period_in(match[0]) or match[0]), name)
    key = re.sub(r"^(?:the|a|an|our|its|this|all|new) ", "", plain(name))
    return re.sub(r"ies$", "y", key) if key.endswith("ies") else key.removesuffix("s")


def likeness(one: str, other: str) -> float:
    """Share of meaningful words that two wordings have in common, from 0 to 1."""
    a, b = _words(one), _words(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def clean_label(text: str) -> str:
    """A label as it is kept: white space collapsed, quotation marks around it and closing punctuation removed."""
    text = re.sub(r"[;,]? (?:and|or)$", "", text.strip().rstrip(" ;.,:"))
    text = text.strip().rstrip(" ;.,:")
    while len(text) > 1 and text[0] in "‘“\"'" and text[-1] in "’”\"'" and not re.search(r"[’”]", text[1:-1].replace("’s", "")):
        text = text[1:-1].strip().rstrip(" ;.,:")
    return text


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(_PLURAL.sub("", word) for word in plain(text).split() if word not in LITTLE_WORDS)
