"""A SPARQL query as its tokens, each with its place, so that parts of it can be exchanged and the rest stays as it is.

>>> [token.text for token in tokens("ASK { ?x a <http://e.org/y> } # really?")]
['ASK', '{', '?x', 'a', '<http://e.org/y>', '}']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Edit", "Token", "edited", "tokens"]

# The terminals of SPARQL 1.1, section 19.8, as far as they must be told apart; a name is a keyword or a prefixed name.
_TERMINAL = re.compile(
    r"""
      (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<skipped>\s+ | \#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)? | \.\d+)
    | (?P<language>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
    | (?P<name>                                        # a prefixed name, a prefix, a blank node, a keyword
          (?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:%]|\\.)(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))?
        | (?:[^\W\d_](?:[\w.-]*[\w-])?)?: | _:\w+ | \w+)
    | (?P<mark>\^\^ | && | \|\| | != | <= | >= | .)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: what it is ("iri", "string", "variable", "number", "language", "name" or "mark"), its text and its place."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of some keywords, in capitals here and in either case in the query."""
        return self.kind == "name" and self.text.upper() in words


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to stand in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def tokens(query: str) -> tuple[Token, ...]:
    """Give the tokens of a query without white space and comments; what is no token stands as marks of one character."""
    return tuple(
        Token(found.lastgroup or "mark", found[0], found.start(), found.end())
        for found in _TERMINAL.finditer(query)
        if found.lastgroup != "skipped"
    )


def edited(query: str, edits: Iterable[Edit]) -> str:
    """Give a query with edits made that do not overlap."""
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        query = query[: edit.start] + edit.text + query[edit.end :]
    return query
