"""What the servers are asked: short questions about one thing, drawn by chance, and questions about the whole graph."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from goldenthread.ontology.terms import PREFIXES
from goldenthread.queries.binding import bind
from goldenthread.queries.catalogue import question

from .data import Data

__all__ = ["CROSS", "POINT", "Kind", "kinds"]

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name in {"gt", "rdf", "rdfs", "skos"})

#: How many threes of triples the graph has: more than any server can count.
CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

POINT = "point"

_TEXTS = {
    POINT: "SELECT ?class ?label { ?_about_iri a ?class ; skos:prefLabel ?label }",
    "path: isPartOf+": "SELECT ?above ?label { ?_about_iri gt:isPartOf+ ?above . ?above skos:prefLabel ?label }",
    "path: subClassOf*": "SELECT ?class { ?_about_iri a ?own . ?own rdfs:subClassOf* ?class }",
    "aggregate: classes": "SELECT ?class (COUNT(?thing) AS ?n) { ?thing a ?class } GROUP BY ?class",
    "aggregate: links": "SELECT ?does ?grade (COUNT(?link) AS ?n) { ?link rdf:predicate ?does ; gt:hasGrade ?grade } GROUP BY ?does ?grade",
}
_WHOLE = "aggregate"
_CATALOGUED = "catalogue"
_CATALOGUE = ("supporting-strategies", "aims-and-actions")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: its name, its queries (one for each thing), and the targets beside Oxigraph server's median."""

    name: str
    queries: tuple[str, ...]
    whole: bool

    @property
    def targets(self) -> Mapping[bool, float]:
        """The greatest ratio: of a question never asked before (True), and of one that was (False)."""
        if self.name.startswith(_CATALOGUED):
            return {}
        return {True: 0.6} if self.whole else {True: 1.3, False: 0.5}


def kinds(data: Data, questions: Collection[str] = ()) -> tuple[Kind, ...]:
    """All kinds of questions about this data; of the catalogue those that are named."""
    made = []
    for name, text in _TEXTS.items():
        whole = name.startswith(_WHOLE)
        about = [{}] if whole else [{"_about_iri": thing} for thing in data.things("SubOutcome")]
        made.append(Kind(name, tuple(bind(_PREFIXES + text, terms) for terms in about), whole))
    for name in (name for name in _CATALOGUE if name in questions):
        asked = question(name)
        made.append(Kind(f"{_CATALOGUED}: {name}", tuple(bind(asked.text, terms) for terms in data.bindings(asked)), whole=False))
    return tuple(made)
