"""What the methods go by: the wordings of commitments and names, what shows them, and what is known of them already."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..store.store import Store

__all__ = ["Ground"]

_LABELS = """
SELECT ?element ?label {
  ?element a/rdfs:subClassOf* ?class ; skos:prefLabel|skos:altLabel ?label .
  VALUES ?class { %s }
}"""
_PARTS = _LABELS % "gt:Commitment gt:SubOutcome"
_COMMITMENTS = "SELECT ?element ?label { ?element a/rdfs:subClassOf* gt:Commitment ; skos:prefLabel ?label }"
_SHOWN = "SELECT ?s ?q { ?link a gt:Link ; rdf:subject ?s ; rdf:predicate gt:isPartOf ; gt:isEvidencedBy ?q . ?q a gt:Quotation }"
_TOLD = "SELECT ?s ?q { ?link a gt:Link ; rdf:subject|rdf:object ?s ; gt:isEvidencedBy ?q . ?q a gt:Quotation }"
_NAMED = "SELECT ?s ?q { ?q a gt:Quotation ; gt:mentions ?s }"
_KNOWN = "SELECT ?s ?o { [] a gt:Link ; rdf:subject ?s ; rdf:object ?o . FILTER isIRI(?o) }"
_MOST = 3  # quotations that show one thing: a board that is named on every page needs no more


@dataclass(frozen=True, slots=True)
class Ground:
    """What is stated and inferred in a workspace, as far as suggestions need it; addresses are plain strings, in order.

    `commitments` are the wordings of commitments and sub-outcomes, `undertakings` the labels of commitments alone.
    `known` are the pairs of things that a link joins, in either direction.
    """

    store: Store
    commitments: Mapping[str, tuple[str, ...]]
    undertakings: Mapping[str, tuple[str, ...]]
    known: frozenset[tuple[str, str]]
    _quotations: tuple[Mapping[str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, store: Store) -> Ground:
        """Gather it from a store that holds statements, what was inferred of them, the ontology and the lenses."""
        joined = ((s.value, o.value) for s, o in store.select(_KNOWN).rows if isinstance(s, NamedNode) and isinstance(o, NamedNode))
        return cls(
            store,
            gathered(store, _PARTS),
            gathered(store, _COMMITMENTS),
            frozenset(pair for s, o in joined for pair in ((s, o), (o, s))),
            tuple(gathered(store, query) for query in (_SHOWN, _NAMED, _TOLD)),
        )

    def shown_by(self, *things: str) -> tuple[str, ...]:
        """Give the quotations that show things: where each is told as a part of its plan, or else where it is named."""
        found: dict[str, None] = {}
        for thing in things:
            told = next((known[thing] for known in self._quotations if thing in known), ())
            found.update(dict.fromkeys(told if thing in self._quotations[0] else told[:_MOST]))
        return tuple(found)


def gathered(store: Store, query: str) -> Mapping[str, tuple[str, ...]]:
    """Give the values of the second column of a query by those of its first, both in order."""
    found = defaultdict[str, set[str]](set)
    for key, value in store.select(query).rows:
        if isinstance(key, NamedNode) and isinstance(value, NamedNode | Literal):
            found[key.value].add(value.value)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}
