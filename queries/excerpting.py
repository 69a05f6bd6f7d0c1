"""What a few papers of many tell, as a small store of its own: whatever asks a whole graph asks it of these papers alone.

It holds what the papers state, and what was inferred, found and decided of the things that they speak of. Questions that take as
long as the graph is large, such as the checks, take no longer in a whole country than in one council.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from ..graph.addresses import DECISIONS, FINDINGS, INFERRED, OFFICERS, graph_of
from ..graph.store.embedded import EmbeddedStore
from ..graph.vocabulary import vocabulary
from .binding import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..graph.store.store import Store, Table

__all__ = ["excerpt", "sources_of_plan"]

_AT_ONCE = 400  # things of one query
_SPEAK = """
SELECT DISTINCT ?graph {
  { BIND (?_plan AS ?part) } UNION { ?part gt:isPartOf+ ?_plan }
  GRAPH ?graph { ?part a ?class }
}"""
_ALL = "SELECT ?s ?p ?o { GRAPH ?_graph { ?s ?p ?o } }"
_OF_THINGS = tuple(
    f"SELECT DISTINCT ?s ?p ?o {{ VALUES ?thing {{ ?_things }} GRAPH ?_graph {{ {pattern} }} }}"
    for pattern in (
        "?thing ?p ?o . BIND (?thing AS ?s)",
        "?s rdf:subject ?thing . ?s ?p ?o",
        "?s gt:isAbout ?thing . ?s ?p ?o",
        "?s gt:isEvidencedBy ?thing . ?s ?p ?o",
    )
)


def sources_of_plan(store: Store, base: str, plan: str) -> tuple[str, ...]:
    """Give the names of the papers that speak of a plan or of its parts."""
    beginning = f"{base}graph/source/"
    graphs = store.select(bind(_SPEAK, {"_plan": NamedNode(plan)})).texts
    return tuple(sorted(graph.removeprefix(beginning) for (graph,) in graphs if graph.startswith(beginning)))


def excerpt(store: Store, base: str, sources: Iterable[str]) -> EmbeddedStore:
    """Give what some papers tell, by their names, with the vocabulary."""
    quads = [quad for name in sources for quad in _quads(store, _ALL, graph_of(base, f"source/{name}"))]
    things = sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})
    for name in (OFFICERS, INFERRED, FINDINGS, DECISIONS):
        for at in range(0, len(things), _AT_ONCE):
            for query in _OF_THINGS:
                quads += _quads(store, query, graph_of(base, name), things[at : at + _AT_ONCE])
    return EmbeddedStore.of([*quads, *vocabulary()])


def _quads(store: Store, query: str, graph: NamedNode, things: Sequence[str] = ()) -> Iterator[Quad]:
    bound = bind(query, {"_graph": graph, "_things": tuple(map(NamedNode, things))})
    return _told(store.select(bound), graph)


def _told(table: Table, graph: NamedNode) -> Iterator[Quad]:
    for s, p, o in table.rows:
        if isinstance(s, NamedNode) and isinstance(p, NamedNode) and o is not None:
            yield Quad(s, p, o, graph)
