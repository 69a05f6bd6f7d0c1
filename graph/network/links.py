"""Links and the things at their ends as a store tells them: all, or those of some things."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from ...ontology.terms import GT

if TYPE_CHECKING:
    from ..store.store import Store

__all__ = ["FACTS", "GRADES", "SUGGESTED", "Link", "Node", "asked", "in_order", "links_at", "links_of", "nodes_of"]

#: The grades of facts, and all grades.
FACTS: Final = ("stated", "inferred")
SUGGESTED: Final = "suggested"
GRADES: Final = (*FACTS, SUGGESTED)

_AT_ONCE = 300  # IRIs of one query
_FACTS = """
SELECT DISTINCT ?link ?s ?p ?o ?grade ?by {
  %s
  ?link a gt:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade .
  OPTIONAL { ?link gt:isInferredBy/rdfs:label ?by }
  FILTER isIRI(?o)
  %s
}"""
_GRADED = _FACTS.replace("gt:hasGrade ?grade .", 'gt:hasGrade "GRADE" . BIND ("GRADE" AS ?grade)')
_SUGGESTIONS = """
SELECT DISTINCT ?link ?s ?p ?o ?grade ?by {
  GRAPH ?suggestions {
    %s
    ?link a gt:Suggestion ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade ; dcterms:type ?by .
  }
  FILTER isIRI(?o)
  %s
}"""
_NODES = """
SELECT ?thing ?kind ?label ?notation {
  %s
  ?thing a ?kind ; skos:prefLabel ?label .
  FILTER STRSTARTS(STR(?kind), STR(gt:))
  OPTIONAL { ?thing skos:notation ?notation }
}"""
_WITH_LINKS = "{ SELECT DISTINCT ?thing { ?link a gt:Link ; rdf:subject|rdf:object ?thing . FILTER isIRI(?thing) } }"


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a suggestion: its IRI, subject, predicate and object (IRIs), its grade, and by which rule or method it comes, or ""."""

    iri: str
    subject: str
    predicate: str
    object: str
    grade: str
    by: str

    @property
    def ends(self) -> tuple[str, str]:
        """Subject and object."""
        return self.subject, self.object


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: the local name of its class, its label, its notation or ""."""

    kind: str
    label: str
    notation: str


def links_of(store: Store, grades: Collection[str]) -> list[Link]:
    """Give all links of some grades, by subject, predicate and object."""
    return in_order(Link(*row) for query in _queries(grades) for row in store.select(query % ("", "")).texts)


def links_at(store: Store, grades: Collection[str], things: Collection[str], end: str, more: str = "") -> list[Link]:
    """Give those that have some of the things as their "subject" or "object"; `more` says in SPARQL what else ?p must be."""
    only = f"%s ?link rdf:{end} ?thing ."
    found = (Link(*row) for query in _queries(grades) for row in asked(store, query % (only, more), things, "thing"))
    return in_order(found)


def _queries(grades: Collection[str]) -> list[str]:
    facts = [_FACTS] if set(FACTS) <= set(grades) else [_GRADED.replace("GRADE", grade) for grade in FACTS if grade in grades]
    return [*facts, *([_SUGGESTIONS] if SUGGESTED in grades else [])]


def in_order(links: Iterable[Link]) -> list[Link]:
    """Give links by subject, predicate and object, each once."""
    known = {link.iri: link for link in links}
    return sorted(known.values(), key=lambda link: (link.subject, link.predicate, link.object, link.iri))


def nodes_of(store: Store, things: Collection[str] | None = None) -> dict[str, Node]:
    """Give what things are, or all that have links, by IRI and in its order; those without a class of ours or a name are left out.

    Of what has several classes, labels or notations the first is given.
    """
    rows = store.select(_NODES % _WITH_LINKS).texts if things is None else asked(store, _NODES, things, "thing")
    found: dict[str, Node] = {}
    for thing, *told in sorted(rows):
        kind, label, notation = told
        found.setdefault(thing, Node(kind.removeprefix(GT), label, notation))
    return found


def asked(store: Store, query: str, iris: Collection[str], variable: str = "link") -> Iterator[tuple[str, ...]]:
    """Give the rows of a query whose `%s` lets a variable be one of some IRIs; in batches, since engines read everything for very many."""
    once = sorted(set(iris))
    for at in range(0, len(once), _AT_ONCE):
        these = " ".join(str(NamedNode(iri)) for iri in once[at : at + _AT_ONCE])
        yield from store.select(query % f"VALUES ?{variable} {{ {these} }}").texts
