"""Answers to queries as rdflib gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Graph, Variable
from rdflib.query import Result

from ...graph.store.store import Table
from ...ontology.terms import PREFIXES
from .terms import to_rdflib

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

__all__ = ["graph_of", "result_of"]


def result_of(answer: Table | list[Triple] | bool) -> Result:
    """Give the result of a SELECT, a CONSTRUCT or DESCRIBE, or an ASK."""
    match answer:
        case bool():
            result = Result("ASK")
            result.askAnswer = answer
        case Table():
            result = Result("SELECT")
            result.vars = [Variable(name) for name in answer.columns]
            result.bindings = [
                {name: to_rdflib(term) for name, term in zip(result.vars, row, strict=True) if term is not None} for row in answer.rows
            ]
        case _:
            result = Result("CONSTRUCT")
            result.graph = graph_of(answer)
    return result


def graph_of(triples: Iterable[Triple]) -> Graph:
    """Give triples as a graph of rdflib, in its memory, with the usual prefixes."""
    graph = Graph()
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for triple in triples:
        graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    return graph
