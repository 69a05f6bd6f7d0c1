"""Addresses of what has no name of its own: links, findings and suggestions, by a hash of what they say."""

from __future__ import annotations

from hashlib import sha256

from pyoxigraph import Literal, NamedNode

__all__ = ["DECISIONS", "FINDINGS", "INFERRED", "OFFICERS", "SUGGESTED", "graph_of", "hashed", "stated_link"]

#: The last part of the IRI of a named graph, after `BASE/graph/`.
INFERRED = "inferred"
FINDINGS = "findings"
SUGGESTED = "suggested"
OFFICERS = "officers"
DECISIONS = "decisions"

_LENGTH = 20  # hex digits: 80 bits, a clash among a billion links is one in two million


def graph_of(base: str, name: str) -> NamedNode:
    """Give the named graph of a workspace: `inferred`, `source/2021-10-26-cabinet`, ..."""
    return NamedNode(f"{base}graph/{name}")


def hashed(base: str, kind: str, *says: str) -> NamedNode:
    """Give the address of a `kind` (link, finding, suggestion) that says `says`: the same words, the same address."""
    digest = sha256("\n".join(says).encode()).hexdigest()[:_LENGTH]
    return NamedNode(f"{base}id/{kind}/{digest}")


def stated_link(base: str, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> NamedNode:
    """Give the address of the stated link of a triple: one for every paper and officer that says it."""
    return hashed(base, "link", "stated", subject.value, predicate, str(value))
