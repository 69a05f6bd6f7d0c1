"""Parameters of a query: its variables `?_name_iri`, bound to terms.

A variable is exchanged for a term where the grammar of SPARQL 1.1 (section 19.8) has a variable, never inside an IRI,
a string or a comment, and the term is written in its N-Triples form, which escapes whatever it holds. So the same
text runs on every server, also where a binding would not reach (sub-queries, property paths), and what a person types
can never become query text. The names follow grlc: `_about_iri` must be given, `__about_iri` may be left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..graph.store.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Literal, NamedNode

    _Term = NamedNode | Literal
    _Given = _Term | Sequence[_Term] | Sequence[Sequence[_Term]]

__all__ = ["bind"]


def bind(query: str, terms: Mapping[str, _Given]) -> str:
    """Give `query` with each variable named in `terms` (without its question mark) exchanged for its term.

    What is a sequence stands as the braces of a VALUES want it: its terms, or its rows of terms, one behind the other.
    """
    bound = {f"{mark}{name}": _written(given) for name, given in terms.items() for mark in "?$"}
    return "".join([bound.get(piece, piece) for piece in _pieces(query)])


def _written(given: _Given) -> str:
    if not isinstance(given, Sequence):
        return str(given)
    return " ".join(f"({' '.join(map(str, row))})" if isinstance(row, Sequence) else str(row) for row in given)


@lru_cache(maxsize=256)  # the catalogue and what a session asks again: a tenth of what asking for one thing takes
def _pieces(query: str) -> tuple[str, ...]:
    """The variables of a query, and what stands between them; a variable is a piece of its own, and only that begins with its mark."""
    pieces, done = [], 0
    for token in tokens(query):
        if token.kind == "variable":
            pieces += [query[done : token.start], token.text]
            done = token.end
    return (*pieces, query[done:])
