"""What follows from what is stated: links that rules infer, findings, and suggestions that no officer has decided on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Quad

from ._addresses import FINDINGS, INFERRED, SUGGESTED, graph_of
from .decisions import Applied, idle_findings, still_open
from .inferring import infer
from .store.embedded import EmbeddedStore
from .suggesting import suggest
from .vocabulary import add_vocabulary

__all__ = ["with_derived"]


def with_derived(applied: Applied, decisions: bytes, base: str, begins: Callable[[int], None]) -> Mapping[str, tuple[Quad, ...]]:
    """Give the graphs of what is stated, with those of what follows from it.

    `decisions` are those of officers, as they are kept; `begins` is told when inferring (1) and suggesting (2) begin.
    """
    begins(1)
    store = EmbeddedStore.of(quad for quads in applied.graphs.values() for quad in quads)
    add_vocabulary(store, decisions)
    derived = infer(store, base, barred=applied.barred)
    store.add(derived)
    begins(2)
    derived += [*still_open(suggest(store, base), applied), *idle_findings(applied.idle, base)]
    graphs = dict(applied.graphs)
    for name in (INFERRED, FINDINGS, SUGGESTED):
        graph = graph_of(base, name)
        own = tuple(quad for quad in derived if quad.graph_name == graph)
        graphs[graph.value] = (*graphs.get(graph.value, ()), *own)
    return graphs
