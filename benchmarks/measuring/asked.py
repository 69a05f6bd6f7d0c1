"""What is asked: the questions of the catalogue about things of each kind, and the point, path and aggregate queries of the endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pyoxigraph import NamedNode

from goldenthread.graph.store.store import Store
from goldenthread.ontology.terms import GT, LENS
from goldenthread.queries.binding import bind
from goldenthread.queries.catalogue import Question, catalogue

__all__ = ["Asked", "classes", "questions"]

_THINGS = f"SELECT ?thing {{ ?thing a <{GT}%s> }} ORDER BY ?thing"
_KINDS = {"PlanElement": ("SubOutcome", "Outcome", "Action"), "Instrument": ("Strategy",), "Body": ("PartnershipBoard",), "Post": ("Post",)}
_PREFIXES = "PREFIX gt: <https://w3id.org/goldenthread/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
_PREFIXES += "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
_POINT = _PREFIXES + "SELECT ?p ?o WHERE { <%s> ?p ?o }"
_PATH = _PREFIXES + "SELECT ?part ?label WHERE { ?part gt:isPartOf+ <%s> . ?part skos:prefLabel ?label }"
_AGGREGATES = (
    "SELECT ?class (COUNT(?thing) AS ?n) WHERE { ?thing a ?class } GROUP BY ?class",
    "SELECT ?predicate (COUNT(?link) AS ?n) WHERE { ?link rdf:predicate ?predicate ; gt:hasGrade ?grade } GROUP BY ?predicate",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: the question it is of, whether it is about a single thing, and its text."""

    name: str
    single: bool
    text: str


def questions(store: Store, each: int = 3) -> Iterator[Asked]:
    """Every question of the catalogue, about `each` things of every kind that it takes, drawn with a fixed seed."""
    for question in catalogue().values():
        required = [parameter for parameter in question.parameters if parameter.required]
        if not required:
            yield Asked(question.name, False, question.text)
        for about in _abouts(store, question, each):
            yield Asked(question.name, not about.value.startswith(LENS), bind(question.text, {question.parameters[0].variable: about}))


def _abouts(store: Store, question: Question, each: int) -> Iterator[NamedNode]:
    for parameter in question.parameters:
        if parameter.default:
            yield NamedNode(f"{LENS}implications" + ("" if parameter.kind == ("Lens",) else "/health"))
            continue
        for kind in (kind for group in parameter.kind for kind in _KINDS.get(group, ())):
            yield from (NamedNode(thing) for thing in _some(store, kind, each))


def classes(store: Store, count: int = 200) -> dict[str, list[str]]:
    """So many different queries of each class; an aggregate differs by its comment alone."""
    aggregates = [f"{_PREFIXES}{_AGGREGATES[number % 2]} # {number}" for number in range(count)]
    points = [_POINT % thing for thing in _some(store, "Action", count)]
    paths = [_PATH % thing for thing in (*_some(store, "Outcome", count // 2), *_some(store, "SubOutcome", count - count // 2))]
    return {"point": points, "path": paths, "aggregate": aggregates}


def _some(store: Store, kind: str, count: int) -> list[str]:
    things = [thing for (thing,) in store.select(_THINGS % kind).texts]
    return Random(kind).sample(things, min(count, len(things)))
