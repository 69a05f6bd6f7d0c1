"""A SPARQL query or update as its tokens, each with its place: what is a keyword, and what stands in a string or a comment.

Not a parser: an engine decides what is SPARQL. Parts can be found and exchanged, and the rest stays as it is. A text is read
in time that grows with its length, whatever it holds.

>>> [token.text for token in tokens("ASK { ?x a <http://e.org/y>, e:z.z. 'LOAD' } # really?")]
['ASK', '{', '?x', 'a', '<http://e.org/y>', ',', 'e:z.z', '.', "'LOAD'", '}']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["Edit", "Token", "edited", "tokens", "undeclared"]

# The terminals of SPARQL 1.1, section 19.8, as far as they must be told apart. Each is written so that no text is read again
# and again: a quote that nothing ends hides nothing, and from there on none does, nor a comment; and a prefix has ten points
# or dashes at most, else "a.a.a." would be read to its end from each of its letters.
_HIDING = r"""
      (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*+\"{3} | (?!\"{3})"(?:[^"\\\n\r]|\\.)*+"
                | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3} | (?!'{3})'(?:[^'\\\n\r]|\\.)*+')
    | (?P<endless>["'])
    | (?P<comment>\#[^\n\r]*)
    |"""
_OPEN = r"""
      (?P<space>\s+)
    | (?P<iri>(?><(?:[^<>"{}|^`\\\x00-\x20] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8})*+>))
    | (?P<variable>[?$]\w+)
    | (?P<number>\d+\.\d*[eE][+-]?\d+ | \d*\.?\d+(?:[eE][+-]?\d+)?)
    | (?P<language>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
    | (?P<name>(?:[^\W\d]\w*+(?:[.-]++\w++){0,10}+-*+)?+:            # a prefixed name, a prefix, a blank node
          (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\.)(?:\.*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))*+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>\^\^ | && | \|\| | != | <= | >= | .)
"""
_ALL, _BARE = (re.compile(pattern, re.VERBOSE | re.DOTALL) for pattern in (_HIDING + _OPEN, _OPEN))
_SKIPPED = frozenset({"space", "comment"})


@dataclass(frozen=True, slots=True)
class Token:
    """A token: what it is (iri, string, variable, number, language, name, word or mark), its text and its place."""

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of some keywords, in capitals here and in either case in the query."""
        return self.kind == "word" and self.text.upper() in words


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to stand in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def tokens(query: str) -> tuple[Token, ...]:
    """Give the tokens of a query without white space and comments; what is no token stands as marks of one character."""
    return tuple(
        Token(found.lastgroup or "mark", found[0], found.start(), found.end()) for found in _found(query) if found.lastgroup not in _SKIPPED
    )


def _found(query: str) -> Iterator[re.Match[str]]:
    end = 0
    for found in _ALL.finditer(query):
        if found.lastgroup == "endless":
            break
        yield found
        end = found.end()
    yield from _BARE.finditer(query, end)


def undeclared(query: str, known: Collection[str] = ()) -> Iterator[tuple[str, Token]]:
    """Give each prefix that a query uses without declaring it first, beside those that are `known`, and the name with it.

    >>> [prefix for prefix, _ in undeclared("PREFIX e: <> ASK { _:x a gt:Aim ; e:p 'skos:x' } # org:Role")]
    ['gt']
    """
    declared, before = {"_", *known}, None
    for token in tokens(query):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before and before.is_word("PREFIX"):
                declared.add(prefix)
            elif prefix not in declared:
                yield prefix, token
        before = token


def edited(query: str, edits: Iterable[Edit]) -> str:
    """Give a query with edits made that do not overlap."""
    for edit in sorted(edits, key=lambda each: each.start, reverse=True):
        query = query[: edit.start] + edit.text + query[edit.end :]
    return query
