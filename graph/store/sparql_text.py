"""The text of a SPARQL query, token by token: what it names, and variables exchanged for terms.

Nothing inside an IRI, a string or a comment is taken for query text (the grammar of SPARQL 1.1, section 19.8).

    >>> undeclared("SELECT ?x { ?x a gt:Aim ; rdfs:label 'skos:x' } # org:Role", {"gt": "", "skos": "", "org": ""})
    ('gt',)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pyoxigraph import Literal, NamedNode

__all__ = ["PASSED_OVER", "VARIABLE", "substituted", "undeclared", "words"]

#: Of a verbose pattern: what query text never is (IRIs, strings, comments).
PASSED_OVER = r"""
      <[^<>"{}|^`\\\x00-\x20]*>                                     # an IRI
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}  # a long string
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'                 # a string
    | \#[^\n\r]*                                                    # a comment
"""
VARIABLE = r"[?$](?P<variable>\w+)"

_TOKEN = re.compile(
    rf"""
    {PASSED_OVER}
    | {VARIABLE}
    | (?P<prefix>(?:[^\W\d_][\w.-]*)?):(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*   # a prefixed name
    | _:\w[\w.-]* | @[A-Za-z][A-Za-z0-9-]*                          # a blank node, a language tag
    | (?P<word>[^\W\d]\w*)
    | (?P<bracket>[(){{}}])
    """,
    re.VERBOSE | re.DOTALL,
)


def words(query: str) -> frozenset[str]:
    """Give the words of the language that a query uses, in capitals: SELECT, GRAPH, a, STRLEN, ... ("a" as "A")."""
    return frozenset(token["word"].upper() for token in _TOKEN.finditer(query) if token["word"])


def undeclared(query: str, known: Collection[str]) -> tuple[str, ...]:
    """Give those of the `known` prefixes that a query uses and does not declare, sorted."""
    used: set[str] = set()
    declared: set[str] = set()
    after = ""
    for token in _TOKEN.finditer(query):
        if (prefix := token["prefix"]) is not None:
            (declared if after == "PREFIX" else used).add(prefix)
        if not token[0].startswith("#"):
            after = (token["word"] or "").upper()
    return tuple(sorted((used - declared).intersection(known)))


def substituted(query: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """Give `query` with variables exchanged for terms wherever they stand; a SELECT still names them as its columns.

    >>> from pyoxigraph import Literal
    >>> substituted("SELECT ?n ?x { ?x ?p ?n } ORDER BY ?n", {"n": Literal("9.3")})
    'SELECT ("9.3" AS ?n) ?x { ?x ?p "9.3" } ORDER BY ("9.3")'
    """
    depth, round_depth, selecting = 0, 0, False

    def exchanged(token: re.Match[str]) -> str:
        nonlocal depth, round_depth, selecting
        bracket, word = token["bracket"], (token["word"] or "").upper()
        depth += (bracket == "{") - (bracket == "}")
        round_depth += (bracket == "(") - (bracket == ")")
        selecting = word == "SELECT" or (selecting and bracket != "{" and word not in {"WHERE", "FROM"})
        term = terms.get(token["variable"] or "")
        if term is None:
            return token[0]
        if selecting and not round_depth:
            return f"({term} AS {token[0]})"
        return f"({term})" if depth == 0 and not selecting else str(term)

    return _TOKEN.sub(exchanged, query)
