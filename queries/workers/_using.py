r"""The dataset that the protocol gives for an update: the graphs stand where USING and USING NAMED would.

>>> with_dataset("DELETE WHERE { ?s ?p ?o }", ("http://e.org/g",), ())
'DELETE { ?s ?p ?o } USING <http://e.org/g>\nWHERE { ?s ?p ?o }'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.store.tokens import tokens
from .errors import MalformedError

if TYPE_CHECKING:
    from ...graph.store.tokens import Token

__all__ = ["with_dataset"]


def with_dataset(text: str, graphs: tuple[str, ...], named_graphs: tuple[str, ...]) -> str:
    """Write an update so that each of its patterns is matched in this dataset; MalformedError if it names one itself."""
    if not graphs and not named_graphs:
        return text
    found = tuple(tokens(text))
    if any(token.is_word("USING") or token.is_word("WITH") for token in found):
        sentence = "The request names a dataset (using-graph-uri), and so does the update (USING, WITH): leave one of them out."
        raise MalformedError(sentence)
    if any(set(graph) & set('<>"{}|^`\\') or graph <= " " or any(mark <= " " for mark in graph) for graph in (*graphs, *named_graphs)):
        raise MalformedError("The request names a graph (using-graph-uri) that is no IRI: correct it.")
    clause = "".join([*(f"USING <{graph}>\n" for graph in graphs), *(f"USING NAMED <{graph}>\n" for graph in named_graphs)])
    return _inserted(text, found, clause)


def _inserted(text: str, found: tuple[Token, ...], clause: str) -> str:
    """Put the clause before each WHERE that is in no braces; DELETE WHERE, which has no place for it, is written in full."""
    pieces: list[str] = []
    done = depth = 0
    for index, token in enumerate(found):
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if depth == 0 and token.is_word("WHERE"):
            pieces.append(text[done : token.start])
            if index and found[index - 1].is_word("DELETE"):
                pieces.append(_braces(text, found, index + 1) + " ")
            pieces.append(clause)
            done = token.start
    return "".join(pieces) + text[done:]


def _braces(text: str, found: tuple[Token, ...], first: int) -> str:
    """The text of the group that begins at a token."""
    depth = 0
    for token in found[first:]:
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "mark" else 0
        if depth == 0:
            return text[found[first].start : token.start + 1]
    return ""
