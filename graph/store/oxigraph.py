"""Oxigraph as a store, in memory or on disk: asked in SPARQL 1.1.

A question sees the *merge* of the named graphs as its default graph: a triple that two papers state is one triple.
(Oxigraph's own union of graphs repeats it once a graph, which would count a fact told twice as two; so each triple
stands in the engine's default graph once more.) The graphs that stand apart, suggestions and the history of decisions,
are not in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from ...ontology.errors import QueryError
from ...ontology.terms import PREFIXES
from .queryable import Queryable
from .store import Table, Term

__all__ = ["OxigraphStore"]

_PLACE = re.compile(r"error at (\d+):(\d+)")
_PREFIXES = dict(PREFIXES)  # the engine takes a dict and nothing else


class OxigraphStore(Queryable):
    """Quads that are asked; the standard prefixes need no declaration. Several threads may ask at the same time."""

    __slots__ = ("_engine", "_revision")

    def __init__(self, engine: ox.Store, revision: str = "") -> None:
        self._engine = engine
        self._revision = revision

    @property
    def engine(self) -> ox.Store:
        """The engine itself, with the merge in its default graph: for what asks it in other ways than these."""
        return self._engine

    @property
    def revision(self) -> str:
        """The same as long as the quads are; of quads that come from no files, never that of another store."""
        self._revision = self._revision or os.urandom(16).hex()
        return self._revision

    def quads(self, graph: str = "") -> Iterator[ox.Quad]:
        """Give the quads of all named graphs, or of one, in no order."""
        if graph:
            return iter(self._engine.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        return (quad for quad in self._engine if not isinstance(quad.graph_name, ox.DefaultGraph))

    def graphs(self) -> tuple[str, ...]:
        """List the IRIs of the named graphs, sorted."""
        return tuple(sorted(graph.value for graph in self._engine.named_graphs()))

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[ox.Triple] | bool:
        """Run a query of any form: a SELECT gives a table, a CONSTRUCT or DESCRIBE triples, an ASK true or false.

        Raises QueryError, with line and column, for a query that cannot be read, is an update, or fails.
        """
        terms = {ox.Variable(name): term for name, term in bindings.items()} if bindings else None
        try:
            answer = self._engine.query(query, prefixes=_PREFIXES, substitutions=terms)
            if isinstance(answer, ox.QuerySolutions):
                columns = tuple(variable.value for variable in answer.variables)
                return Table(columns, tuple(map(tuple, answer)))
            return bool(answer) if isinstance(answer, ox.QueryBoolean) else list(answer)
        except (SyntaxError, ValueError) as error:
            reason = str(error).partition(": expected one of")[0].partition("\n")[0]
            where = _PLACE.sub(r"at line \1, column \2", reason) if _PLACE.match(reason) else f"({reason})"
            raise QueryError(f"The query is not SPARQL 1.1 {where}: correct it and ask again.") from error
        except (RuntimeError, OSError) as error:
            raise QueryError(f"The query could not be answered ({error}): change it and ask again.") from error
