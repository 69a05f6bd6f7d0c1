"""Addresses of what has no name of its own: links, findings and suggestions, by a hash of what they say."""

from __future__ import annotations

from hashlib import sha256

from pyoxigraph import Literal, NamedNode

__all__ = ["DECISIONS", "FINDINGS", "INFERRED", "OFFICERS", "SUGGESTED", "graph_of", "hashed", "is_apart", "stated_link"]

#: The last part of the IRI of a named graph, after `BASE/graph/`.
INFERRED = "inferred"
FINDINGS = "findings"
SUGGESTED = "suggested"
OFFICERS = "officers"
DECISIONS = "decisions"

_APART = (f"/graph/{SUGGESTED}", f"/graph/{DECISIONS}")

_LENGTH = 20  # hex digits: 80 bits, a clash among a billion links is one in two million


def graph_of(base: str, name: str) -> NamedNode:
    """Give the named graph of a workspace: `inferred`, `source/2021-10-26-cabinet`, ..."""
    return NamedNode(f"{base}graph/{name}")


def is_apart(graph: str) -> bool:
    """Tell whether a named graph, by its IRI, stands apart: nothing of it is in the default graph, which is for facts.

    >>> is_apart("https://example.org/plan/graph/suggested"), is_apart("https://example.org/plan/graph/source/suggested")
    (True, False)
    """
    return graph.endswith(_APART)


def hashed(base: str, kind: str, *says: str) -> NamedNode:
    """Give the address of a `kind` (link, finding, suggestion) that says `says`: the same words, the same address."""
    digest = sha256("\n".join(says).encode()).hexdigest()[:_LENGTH]
    return NamedNode(f"{base}id/{kind}/{digest}")


def stated_link(base: str, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> NamedNode:
    """Give the address of the stated link of a triple: one for every paper and officer that says it."""
    return hashed(base, "link", "stated", subject.value, predicate, str(value))
