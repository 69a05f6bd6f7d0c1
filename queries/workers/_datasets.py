"""The dataset that a query is about, where it or the protocol names graphs.

Several graphs make one default graph by an RDF merge (SPARQL 1.1 Query, 13.1): a triple that two of them state is one.
The engine repeats it, so such a dataset is put together in a store of its own, within the bounds of the question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from ...graph.store.tokens import tokens
from ...ontology.terms import PREFIXES

if TYPE_CHECKING:
    from .question import Question

__all__ = ["Dataset", "dataset_of"]

_FROM = re.compile(r"\bFROM\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dataset:
    """A store, and the graphs of it that are asked: None means those that the query itself names, or else all."""

    store: Store
    default: list[NamedNode | BlankNode | DefaultGraph] | None = None
    named: list[NamedNode | BlankNode] | None = None


def dataset_of(store: Store, question: Question) -> Dataset:
    """Give the dataset of a question. Raises ValueError for a graph that is no absolute IRI, SyntaxError for a malformed query."""
    default = [NamedNode(graph) for graph in question.default_graphs]
    named = [NamedNode(graph) for graph in question.named_graphs]
    if not default and not named:
        if "FROM" not in question.query.upper() or not _FROM.search(question.query):
            return Dataset(store)
        default, named = _own(store, question)
        if not default and not named:
            return Dataset(store)
    if len(set(default)) < 2:
        return Dataset(store, [*default], [*named])
    merged = Store()
    for graph in default:
        merged.bulk_extend(Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))
    for graph in named:
        merged.bulk_extend(store.quads_for_pattern(None, None, None, graph))
    return Dataset(merged, [DefaultGraph()], [*named])


def _own(store: Store, question: Question) -> tuple[list[NamedNode], list[NamedNode]]:
    """The graphs of a query's FROM and FROM NAMED; the engine resolves them, as terms that its own prologue makes."""
    found = [token for token in tokens(question.query) if token.kind in {"word", "iri", "name"}]
    clauses = [
        (after.is_word("NAMED"), (beyond if after.is_word("NAMED") else after).text)
        for word, after, beyond in zip(found, found[1:], [*found[2:], *found[-1:]], strict=False)
        if word.is_word("FROM")
    ]
    if not clauses:
        return [], []
    prologue = question.query[
        : next(token.start for token in found if token.kind == "word" and token.text.upper() not in {"BASE", "PREFIX"})
    ]
    terms = " ".join(f"({text} AS ?g{number})" for number, (_, text) in enumerate(clauses))
    answer = store.query(f"{prologue} SELECT {terms} {{}}", base_iri=question.base, prefixes=dict(PREFIXES))
    assert isinstance(answer, QuerySolutions)  # noqa: S101 - it is a SELECT
    graphs = next(answer)
    return (
        [graph for (named, _), graph in zip(clauses, graphs, strict=True) if not named and isinstance(graph, NamedNode)],
        [graph for (named, _), graph in zip(clauses, graphs, strict=True) if named and isinstance(graph, NamedNode)],
    )
