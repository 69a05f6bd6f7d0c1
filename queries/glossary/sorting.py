"""What a concept that only sorts is said of: instruments of a kind, commitments of a status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..binding import bind

if TYPE_CHECKING:
    from ...graph.store.store import Store

__all__ = ["Sorted", "sorted_by"]

_COUNT = "SELECT (COUNT(DISTINCT ?thing) AS ?things) { ?thing dcterms:type|gt:hasStatus ?_concept_iri }"
_THINGS = """
SELECT DISTINCT ?thing ?label {
  ?thing dcterms:type|gt:hasStatus ?_concept_iri ; skos:prefLabel ?label .
} ORDER BY LCASE(?label) ?thing LIMIT 100"""


@dataclass(frozen=True, slots=True)
class Sorted:
    """How many things a concept is said of, and the first hundred of them by name: IRI and label."""

    total: int
    things: tuple[tuple[str, str], ...]


def sorted_by(store: Store, concept: str) -> Sorted:
    """Give what a concept is said of."""
    terms = {"_concept_iri": NamedNode(concept)}
    total = int(next(store.select(bind(_COUNT, terms)).texts)[0])
    return Sorted(total, tuple((iri, label) for iri, label in store.select(bind(_THINGS, terms)).texts) if total else ())
