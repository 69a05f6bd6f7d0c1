"""What a query names, and its variables exchanged for terms: what a server must be sent so that it reads the same.

>>> says("ASK { ?service e:from 'GRAPH' } # SERVICE", "SERVICE")
False
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tokens import Edit, edited, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Literal, NamedNode

__all__ = ["says", "solutions", "substituted"]


def says(query: str, word: str) -> bool:
    """Tell whether a query uses a word of the language, given in capitals: GRAPH, FROM, SERVICE."""
    return any(token.is_word(word) for token in tokens(query))


def substituted(query: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """Give `query` with variables exchanged for terms wherever they stand; a SELECT still names them as its columns.

    >>> from pyoxigraph import Literal
    >>> substituted("SELECT ?n ?x { ?x ?p ?n } ORDER BY ?n", {"n": Literal("9.3")})
    'SELECT ("9.3" AS ?n) ?x { ?x ?p "9.3" } ORDER BY ("9.3")'
    """
    return edited(query, _exchanges(query, terms))


def solutions(query: str) -> str:
    """Give a query with one row for each solution that a CONSTRUCT makes triples of; a DESCRIBE stays as it is.

    >>> solutions("PREFIX e: <http://e.org/> CONSTRUCT { ?x a e:Y } WHERE { ?x e:p ?y } LIMIT 9")
    'PREFIX e: <http://e.org/> SELECT (1 AS ?one) { { SELECT * WHERE { ?x e:p ?y } LIMIT 9 } }'
    """
    found = tokens(query)
    begin = next((number for number, token in enumerate(found) if token.is_word("CONSTRUCT")), None)
    if begin is None:
        return query
    end, depth = found[begin].end, 0
    for token in found[begin + 1 :]:
        if not depth and token.text != "{":
            break
        depth += (token.text == "{") - (token.text == "}")
        end = token.end
        if not depth:
            break
    rest = query[end:].strip()
    if says(rest, "FROM"):  # which a sub-query may not have
        return f"{query[: found[begin].start]}SELECT (1 AS ?one) {rest}"
    return f"{query[: found[begin].start]}SELECT (1 AS ?one) {{ {{ SELECT * {rest} }} }}"


def _exchanges(query: str, terms: Mapping[str, NamedNode | Literal]) -> Iterator[Edit]:
    braces, brackets, selecting = 0, 0, False
    for token in tokens(query):
        braces += (token.text == "{") - (token.text == "}")
        brackets += (token.text == "(") - (token.text == ")")
        selecting = token.is_word("SELECT") or (selecting and token.text != "{" and not token.is_word("WHERE", "FROM"))
        term = terms.get(token.text[1:]) if token.kind == "variable" else None
        if term is None:
            continue
        if selecting and not brackets:
            yield Edit(token.start, token.end, f"({term} AS {token.text})")
        else:  # after the last brace, in GROUP BY and ORDER BY, a term must stand in brackets
            yield Edit(token.start, token.end, str(term) if braces or selecting else f"({term})")
