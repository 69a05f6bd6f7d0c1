"""The tokens of a SPARQL text, so that its keywords can be told from what strings, names and comments hold.

Not a parser: the engine decides what is SPARQL. Here is only seen what a text would ask of others.

    >>> [token.text for token in tokens("SELECT ?s { SERVICE <http://e.org/> { ?s a 'LOAD' } } # FROM") if token.kind == "word"]
    ['SELECT', 'SERVICE', 'a']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Token", "tokens"]

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""
      (?P<comment> \#[^\n\r]* )
    | (?P<string>  \"{{3}}(?:\"{{0,2}}(?:[^\"\\]|\\.))*\"{{3}} | '{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*'{{3}}
                 | \"(?:[^\"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<iri>     <(?:[^<>\"{{}}|^`\\\x00-\x20]|{_ESCAPE})*> )
    | (?P<variable>[?$]\w+ )
    | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<number>  (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<name>    (?:[^\W\d][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{{2}}|\\.)* )
    | (?P<word>    [^\W\d]\w* )
    | (?P<mark>    \S )
    """,
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind (string, iri, variable, tag, number, name, word, mark), its text, and where it starts."""

    kind: str
    text: str
    start: int

    def says(self, keyword: str) -> bool:
        """Tell whether it is this keyword, in whatever case."""
        return self.kind == "word" and self.text.upper() == keyword


def tokens(text: str) -> Iterator[Token]:
    """Give the tokens of a text in order, without comments."""
    for found in _TOKEN.finditer(text):
        if found.lastgroup != "comment":
            yield Token(found.lastgroup or "mark", found[0], found.start())
