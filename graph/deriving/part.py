"""What follows from one part of what is stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Quad

from ..addresses import FINDINGS, INFERRED, SUGGESTED, graph_of
from ..decisions import Applied, still_open
from ..inferring import Rule, infer_into
from ..store.embedded import EmbeddedStore
from ..store.trig import canonical_trig, read_trig
from ..suggesting import suggest
from .parts import Part

__all__ = ["Ground", "derived_from"]


@dataclass(frozen=True, slots=True)
class Ground:
    """What every part is looked at together with: the ontology and the lenses as quads, the rules, the base of addresses."""

    vocabulary: tuple[Quad, ...]
    rules: tuple[Rule, ...]
    base: str


def derived_from(part: Part, ground: Ground, begins: Callable[[int], None]) -> Mapping[str, bytes]:
    """Give the documents of what follows from a part, by the IRI of their graph; findings of reading are among the findings.

    `begins` is told when inferring (1) and suggesting (2) begin.
    """
    begins(1)
    graphs = {graph: tuple(read_trig(document)) for graph, document in part.documents.items()}
    stated = tuple(chain.from_iterable(graphs.values()))
    store = EmbeddedStore.of(chain(stated, read_trig(part.decided), ground.vocabulary))
    derived = infer_into(store, ground.base, ground.rules, part.barred)
    begins(2)
    derived += still_open(suggest(store, ground.base), Applied(graphs, part.barred, ()))
    found: dict[str, list[Quad]] = {graph_of(ground.base, name).value: [] for name in (INFERRED, FINDINGS, SUGGESTED)}
    for quad in (*derived, *graphs.get(graph_of(ground.base, FINDINGS).value, ())):
        found[quad.graph_name.value].append(quad)  # type: ignore[union-attr]  # each is in a named graph
    return {graph: canonical_trig(quads) for graph, quads in found.items()}
