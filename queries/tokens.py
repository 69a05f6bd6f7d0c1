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
#: What can hide a word. A quote that nothing ends hides nothing, and from there on all is looked at, each letter once.
_CLOAKS = r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<string>  \"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*+\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*+'{3}
                 | (?!\"{3})\"(?:[^\"\\\n\r]|\\.)*+\" | (?!'{3})'(?:[^'\\\n\r]|\\.)*+' )
    | (?P<endless> ["'] ) |"""
_OPEN = rf"""
      (?P<iri>     <(?:[^<>\"{{}}|^`\\\x00-\x20]|{_ESCAPE})*> )
    | (?P<variable>[?$]\w+ )
    | (?P<tag>     @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<number>  (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<name>    (?:[^\W\d][\w.-]*+)?:(?:[\w.:-]|%[0-9A-Fa-f]{{2}}|\\.)* )
    | (?P<run>     [^\W\d][\w.-]*+ )
    | (?P<mark>    \S )
"""
_ALL, _BARE = (re.compile(pattern, re.DOTALL | re.VERBOSE) for pattern in (_CLOAKS + _OPEN, _OPEN))
#: What stands in a run of letters, digits, points and hyphens that is no name.
_PIECE = re.compile(r"(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<word>[^\W\d]\w*)|(?P<mark>\S)")


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
    """Give the tokens of a text in order, without comments, in a time that grows as the text does, whatever it holds."""
    pattern, place = _ALL, 0
    while found := pattern.search(text, place):
        kind, place = found.lastgroup or "mark", found.end()
        if kind == "run":
            for piece in _PIECE.finditer(found[0]):
                yield Token(piece.lastgroup or "mark", piece[0], found.start() + piece.start())
        elif kind == "endless":
            pattern, place = _BARE, found.start()
        elif kind != "comment":
            yield Token(kind, found[0], found.start())
