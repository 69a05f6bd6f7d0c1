"""How much a workspace holds of each class and property, and how many links of each grade.

Each figure is one look at an index of the store: one council takes milliseconds, four hundred about a second. So the last
ones are kept, by the revision of their store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..binding import bind
from ._kept import ByRevision
from .terms import Kind, ontology

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.store.store import Store
    from .terms import Term

__all__ = ["Counts", "counts"]

_CLASSES = "SELECT ?class (COUNT(?thing) AS ?things) { ?thing a ?class } GROUP BY ?class"
_APART = """SELECT ?class (COUNT(?thing) AS ?things) {
  VALUES ?class { gt:Suggestion gt:Decision } GRAPH ?apart { ?thing a ?class }
} GROUP BY ?class"""
_USES = "SELECT (COUNT(*) AS ?uses) { ?thing ?_property_iri ?value }"
_RULES = "SELECT ?rule (COUNT(?link) AS ?links) { ?link gt:isInferredBy ?rule } GROUP BY ?rule"
_GRADES = "SELECT ?grade (COUNT(?link) AS ?links) { ?link gt:hasGrade ?grade } GROUP BY ?grade"


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures of a workspace: things by class and uses by property (IRI -> how many), links by rule and by grade.

    Things count once for their own class; `of` adds those of the classes beneath it. Suggestions and decisions are counted
    where they stand apart.
    """

    things: Mapping[str, int]
    uses: Mapping[str, int]
    rules: Mapping[str, int]
    grades: Mapping[str, int]

    def of(self, term: Term) -> int:
        """How many things there are of a class and of those beneath it, or how often a property is used."""
        if term.kind is not Kind.CLASS:
            return self.uses.get(term.iri, 0)
        beneath = (other for other in ontology().terms if any(narrow.iri == other.iri for narrow in term.narrower))
        return self.things.get(term.iri, 0) + sum(self.of(other) for other in beneath)


def _counted(store: Store) -> Counts:
    properties = ontology().of_kind(Kind.LINK, Kind.VALUE)
    return Counts(
        {**_figures(store, _CLASSES), **_figures(store, _APART)},
        {term.iri: int(next(store.select(bind(_USES, {"_property_iri": NamedNode(term.iri)})).texts)[0]) for term in properties},
        _figures(store, _RULES),
        _figures(store, _GRADES),
    )


def _figures(store: Store, query: str) -> dict[str, int]:
    return {name: int(figure) for name, figure in store.select(query).texts if name}


#: The figures of a store; kept for its revision.
counts = ByRevision(_counted)
