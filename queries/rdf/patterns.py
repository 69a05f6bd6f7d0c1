"""A pattern of rdflib's (a triple of which any term may be left open) as a question to our store."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode
from rdflib import BNode, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from .terms import from_rdflib, to_rdflib

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.store.store import Store

__all__ = ["Pattern", "count_of", "graphs_of", "matches"]

Pattern = tuple[Node | None, Node | None, Node | None]
_ANY: Pattern = (None, None, None)
_PLACES = ("s", "p", "o")


def matches(store: Store, pattern: Pattern, graph: Node | None) -> Iterator[tuple[tuple[Node, Node, Node], list[URIRef]]]:
    """Give the triples that fit, each once, and the graphs that it is in: of one graph, or without one of them all."""
    if not _may_fit(pattern, graph):
        return
    found = defaultdict[tuple[Node, Node, Node], list[URIRef]](list)
    for *terms, name in store.select(f"SELECT ?s ?p ?o ?g {{ {_group(pattern, graph)} }}").rows:
        told = [given if term is None else to_rdflib(term) for given, term in zip(pattern, terms, strict=True)]
        if all(not isinstance(given, BNode) or given == term for given, term in zip(pattern, told, strict=True)):
            s, p, o = (term for term in told if term is not None)
            found[s, p, o].append(URIRef(name.value if isinstance(name, NamedNode) else str(graph or DATASET_DEFAULT_GRAPH_ID)))
    yield from found.items()


def graphs_of(store: Store, pattern: Pattern | None) -> Iterator[URIRef]:
    """Give the graphs, all that are named or those that hold a triple that fits."""
    if pattern is None or pattern == _ANY:
        yield from map(URIRef, store.graphs())
        return
    holding = {graph for _, graphs in matches(store, pattern, None) for graph in graphs}
    yield from sorted(holding)


def count_of(store: Store, graph: Node | None) -> int:
    """Count the triples of a graph, or without one of them all, each once."""
    if not _may_fit(_ANY, graph):
        return 0
    group = _group(_ANY, graph)
    counted = f"{{ SELECT DISTINCT ?s ?p ?o {{ {group} }} }}" if graph is None else group
    ((count,),) = store.select(f"SELECT (COUNT(*) AS ?n) {{ {counted} }}").rows
    return int(count.value) if isinstance(count, Literal) else 0


def _may_fit(pattern: Pattern, graph: Node | None) -> bool:
    """Whether anything can fit: a literal is no subject, only an IRI is a predicate or the name of a graph."""
    subject, predicate, _ = pattern
    return (
        (subject is None or isinstance(subject, URIRef | BNode))
        and (predicate is None or isinstance(predicate, URIRef))
        and (graph is None or isinstance(graph, URIRef))
    )


def _group(pattern: Pattern, graph: Node | None) -> str:
    """The pattern in SPARQL; a blank node, which SPARQL cannot name, is left open and looked at afterwards."""
    terms = (
        f"?{place}" if given is None or isinstance(given, BNode) else str(from_rdflib(given))
        for place, given in zip(_PLACES, pattern, strict=True)
    )
    triple = " ".join(terms)
    if graph == DATASET_DEFAULT_GRAPH_ID:
        return triple
    if graph is None:
        return f"{{ {triple} }} UNION {{ GRAPH ?g {{ {triple} }} }}"
    return f"GRAPH {from_rdflib(graph)} {{ {triple} }}"
