"""The little language of the conventions' patterns: names in a sentence are replaced by placeholders, and patterns speak of placeholders.

In "The City Plan is complemented by a Skills Strategy" the two names become `⟦P0⟧` and `⟦I1⟧`, and
`{object:instrument} is complemented by {subject:instrument}` matches whatever they are called.

    >>> compiled("{object:instrument} is complemented by {subject:instrument+}").search(
    ...     "⟦P0⟧ is complemented by ⟦I1⟧ and ⟦I2⟧")["subject"]
    '⟦I1⟧ and ⟦I2⟧'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

__all__ = ["LETTERS", "compiled", "matches", "placeholder"]

#: Kind of thing in a pattern -> the letters of its placeholders.
LETTERS: Mapping[str, str] = {
    "plan": "P",
    "instrument": "PI",
    "strategy": "I",
    "body": "BC",
    "council": "C",
    "post": "O",
    "element": "E",
    "all": "A",
    "date": "D",
    "name": "PIBC",
}
_PLACEHOLDER = re.compile(r"⟦([A-Z])")
_SLOT = re.compile(r"\{(?:(?P<role>subject|object):)?(?P<kind>[a-z]+)(?P<many>\+?)\}")
#: One adjective may stand between the article and the name ("an integrated Early Years Pathway").
_ADJECTIVE = (
    r"(?:an? |the )?(?!(?:and|as|at|by|for|from|in|of|on|or|the|through|to|with|which|that)\b)"
    r"[a-z][\w-]*(?:ed|al|ic|ive|wide|long|term|new|joint|local) "
)
#: What an adjective and a placeholder begin with, as told by a glance: without it every word of a sentence would be tried for one.
_NEAR_PLACEHOLDER = r"(?=(?:(?:an?|the) )?(?:[a-z][\w-]*+ )?⟦)"
_AND = r"(?:and|or|as well as|in addition to|along with|together with|such as|including)"
_WITH = ("with", "replace", "supersede", "succeed", "over from", "place of")  # a body behind these is not the one that acts
_NO_SUBJECT = "".join(rf"(?<!\b{words} )" for words in _WITH)
_JOIN = (
    rf"(?:,? {_AND}(?: also)?(?: with| by)?(?: a (?:number|range|set|variety|series) of)? "
    r"|[^.;,⟦]{0,20}(?:⟦B\d+⟧[’']s \w+)?, including |, |; )"
)


def placeholder(letter: str, index: int) -> str:
    """The placeholder of the name with this index in its sentence."""
    return f"⟦{letter}{index}⟧"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A convention's pattern as a regular expression over a sentence with placeholders, blind to case."""
    return re.compile(_SLOT.sub(_slot, pattern), re.IGNORECASE)


def matches(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Every match of a convention's pattern in a sentence with placeholders, its subject and its object in each.

    Trying a pattern takes long, and most speak of a kind of thing that the sentence does not name: those are not tried.
    """
    present = _letters(text)
    if not any(present.isdisjoint(needed) for needed in _needed(pattern)):
        yield from compiled(pattern).finditer(text)


@lru_cache(maxsize=64)
def _letters(text: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(text))


@cache
def _needed(pattern: str) -> tuple[str, ...]:
    """The letters of which one must be there, for each slot of a subject or an object."""
    return tuple(LETTERS[slot["kind"]] for slot in _SLOT.finditer(pattern) if slot["role"] and slot["kind"] in LETTERS)


def _slot(match: re.Match[str]) -> str:
    if match["kind"] == "gap":
        return (
            rf"(?:(?!⟦[BC])[^.;]|(?:{'|'.join(_WITH)}) ⟦[BC]\d+⟧|⟦C\d+⟧’s"
            r"|(?:consisting|comprising|made up) of (?:representatives (?:from|of) )?⟦[BC]\d+⟧)*?"
        )
    if match["kind"] not in LETTERS:
        return match[0]  # filled in elsewhere: {level}, {action}, {often}
    one = (
        rf"{_NEAR_PLACEHOLDER}(?:{_ADJECTIVE})?⟦[{LETTERS[match['kind']]}]\d+⟧"
        if match["kind"] in ("instrument", "strategy")
        else rf"⟦[{LETTERS[match['kind']]}]\d+⟧"
    )
    if match["role"] == "subject" and "B" in LETTERS[match["kind"]]:
        one = rf"(?=⟦){_NO_SUBJECT}{one}(?!’s)"  # neither whom the subject works with or replaces nor whose something is
    many = rf"{one}(?:{_JOIN}{one})*" if match["many"] else one
    return rf"(?P<{match['role']}>{many})" if match["role"] else rf"(?:{many})"
