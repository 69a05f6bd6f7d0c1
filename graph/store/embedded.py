"""The embedded store: Oxigraph in memory.

>>> from pyoxigraph import Literal, NamedNode, Quad
>>> told = [Quad(NamedNode("http://e.org/a"), NamedNode("http://e.org/p"), Literal("1"), NamedNode(g))
...         for g in ("http://e.org/cabinet", "http://e.org/scrutiny")]
>>> EmbeddedStore.of(told).select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].value
'1'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from ..addresses import is_apart
from .merge import is_fact
from .oxigraph import OxigraphStore

__all__ = ["EmbeddedStore"]

_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"


class EmbeddedStore(OxigraphStore):
    """Quads in memory, and SPARQL over them. Several threads may ask and add at the same time."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(Store())

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> EmbeddedStore:
        """Make a store that holds `quads`, each in a named graph."""
        store = cls()
        store._engine.bulk_extend(quads)
        store._merge()
        return store

    def load(self, *trig: Path | bytes, turtle: Mapping[str, bytes] | None = None) -> None:
        """Add TriG documents (files or their bytes), and Turtle documents each under the IRI of its graph.

        Raises SyntaxError, with line and column, for a document that is malformed, and OSError for a file that cannot
        be read.
        """
        self._revision = ""
        for document in trig:
            content = document if isinstance(document, bytes) else document.read_bytes()
            self._engine.load(content, format=RdfFormat.TRIG)
        for graph, content in (turtle or {}).items():
            self._engine.load(content, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
        self._merge()

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads, all or none."""
        self._revision = ""
        self._engine.extend(each for quad in quads for each in _with_merged(quad))

    def stamped(self, revision: str) -> EmbeddedStore:
        """Give this store, which holds what files of that revision hold."""
        self._revision = revision
        return self

    def _merge(self) -> None:
        for graph in self._engine.named_graphs():
            if not is_apart(graph.value):
                self._engine.update(_MERGE % graph)


def _with_merged(quad: Quad) -> tuple[Quad, ...]:
    return (quad, Quad(*quad.triple)) if is_fact(quad) else (quad,)
