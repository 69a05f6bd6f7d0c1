"""Links and the things at their ends as a store tells them: all, or those of some things."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from ..ontology.terms import GT

if TYPE_CHECKING:
    from .store.store import Store

__all__ = ["FACTS", "GRADES", "Link", "Node", "in_order", "links_of", "nodes_of", "one_of"]

#: The grades of facts, and all grades.
FACTS: Final = ("stated", "inferred")
SUGGESTED: Final = "suggested"
GRADES: Final = (*FACTS, SUGGESTED)

_FACTS = """
SELECT DISTINCT ?link ?s ?p ?o ?grade ?by {
  %s
  ?link a gt:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade .
  OPTIONAL { ?link gt:isInferredBy/rdfs:label ?by }
  FILTER isIRI(?o)
  %s
}"""
_STATED = """
SELECT DISTINCT ?link ?s ?p ?o ("stated" AS ?grade) ("" AS ?by) {
  %s
  ?link a gt:Link ; gt:hasGrade "stated" ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
  FILTER isIRI(?o)
  %s
}"""
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


def links_of(store: Store, grades: Collection[str], only: str = "", more: str = "") -> list[Link]:
    """Give the links of some grades, by subject, predicate and object; `only` and `more` say in SPARQL which ?link, ?s, ?p and ?o."""
    queries = [_FACTS] if "inferred" in grades else [_STATED] if "stated" in grades else []
    queries += [_SUGGESTIONS] if SUGGESTED in grades else []
    found = (Link(*row) for query in queries for row in store.select(query % (only, more)).texts)
    return in_order(link for link in found if link.grade in grades)


def in_order(links: Iterable[Link]) -> list[Link]:
    """Give links by subject, predicate and object, each once."""
    known = {link.iri: link for link in links}
    return sorted(known.values(), key=lambda link: (link.subject, link.predicate, link.object, link.iri))


def nodes_of(store: Store, things: Collection[str] | None = None) -> dict[str, Node]:
    """Give what things are, or all that have links, by IRI and in its order; those without a class of ours or a name are left out.

    Of what has several classes, labels or notations the first is given.
    """
    if things is not None and not things:
        return {}
    found: dict[str, Node] = {}
    for thing, *told in sorted(store.select(_NODES % (_WITH_LINKS if things is None else one_of("thing", things))).texts):
        kind, label, notation = told
        found.setdefault(thing, Node(kind.removeprefix(GT), label, notation))
    return found


def one_of(variable: str, iris: Iterable[str]) -> str:
    """Give the part of a query that lets a variable be one of some IRIs."""
    return f"VALUES ?{variable} {{ {' '.join(str(NamedNode(iri)) for iri in sorted(iris))} }}"
