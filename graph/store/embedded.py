"""The embedded store: Oxigraph in memory, asked in SPARQL 1.1.

A question sees the *merge* of the named graphs as its default graph: a triple that two papers state is one triple.
(Oxigraph's own union of graphs repeats it once a graph, which would count a fact told twice as two; so each triple
stands in the store's default graph once more.) The graphs that stand apart, suggestions and the history of decisions,
are not in it. Several threads may ask and add at the same time.

    >>> from pyoxigraph import Literal, NamedNode, Quad
    >>> told = [Quad(NamedNode("http://e.org/a"), NamedNode("http://e.org/p"), Literal("1"), NamedNode(g))
    ...         for g in ("http://e.org/cabinet", "http://e.org/scrutiny")]
    >>> EmbeddedStore.of(told).select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0].value
    '1'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)

from ...ontology.errors import QueryError
from ...ontology.terms import PREFIXES
from .._addresses import is_apart
from .store import Table, Term

__all__ = ["EmbeddedStore"]

_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH %s { ?s ?p ?o } }"


class EmbeddedStore:
    """Quads in memory, and SPARQL over them; the standard prefixes need no declaration."""

    __slots__ = ("_store",)

    def __init__(self) -> None:
        self._store = Store()

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> EmbeddedStore:
        """Make a store that holds `quads`, each in a named graph."""
        store = cls()
        store._store.bulk_extend(quads)
        store._merge()
        return store

    def load(self, *trig: Path | bytes, turtle: Mapping[str, bytes] | None = None) -> None:
        """Add TriG documents (files or their bytes), and Turtle documents each under the IRI of its graph.

        Raises SyntaxError, with line and column, for a document that is malformed, and OSError for a file that cannot
        be read.
        """
        for document in trig:
            content = document if isinstance(document, bytes) else document.read_bytes()
            self._store.load(content, format=RdfFormat.TRIG)
        for graph, content in (turtle or {}).items():
            self._store.load(content, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
        self._merge()

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads, all or none."""
        self._store.extend(each for quad in quads for each in _with_merged(quad))

    def _merge(self) -> None:
        for graph in self._store.named_graphs():
            if not is_apart(graph.value):
                self._store.update(_MERGE % graph)

    def quads(self, graph: str = "") -> Iterator[Quad]:
        """Give the quads of all named graphs, or of one, in no order."""
        if graph:
            return iter(self._store.quads_for_pattern(None, None, None, NamedNode(graph)))
        return (quad for quad in self._store if not isinstance(quad.graph_name, DefaultGraph))

    def graphs(self) -> tuple[str, ...]:
        """List the IRIs of the named graphs, sorted."""
        return tuple(sorted(graph.value for graph in self._store.named_graphs()))

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table:
        """Run a SELECT; `bindings` bind variables that the SELECT clause names. Raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, Table):
            raise _wrong_form("SELECT")
        return answer

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE; the triples come in no order. Raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, list):
            raise _wrong_form("CONSTRUCT or DESCRIBE")
        return answer

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """Run an ASK. Raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, bool):
            raise _wrong_form("ASK")
        return answer

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        """Run a query of any form: a SELECT gives a table, a CONSTRUCT or DESCRIBE triples, an ASK true or false.

        Raises QueryError, with line and column, for a query that cannot be read, is an update, or fails.
        """
        terms = {Variable(name): term for name, term in (bindings or {}).items()}
        try:
            answer = self._store.query(query, prefixes=dict(PREFIXES), substitutions=terms)
            if isinstance(answer, QuerySolutions):
                columns = tuple(variable.value for variable in answer.variables)
                return Table(columns, tuple(tuple(solution) for solution in answer))
            return bool(answer) if isinstance(answer, QueryBoolean) else _triples(answer)
        except (SyntaxError, ValueError) as error:
            reason = str(error).partition(": expected one of")[0].partition("\n")[0]
            raise QueryError(f"The query is not SPARQL 1.1 ({reason}): correct it and ask again.") from error
        except (RuntimeError, OSError) as error:
            raise QueryError(f"The query could not be answered ({error}): change it and ask again.") from error


def _with_merged(quad: Quad) -> tuple[Quad, ...]:
    if isinstance(quad.graph_name, NamedNode) and is_apart(quad.graph_name.value):
        return (quad,)
    return quad, Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _triples(answer: QueryTriples) -> list[Triple]:
    return list(answer)


def _wrong_form(expected: str) -> QueryError:
    return QueryError(f"The query has another form than the {expected} that is needed here: change it and ask again.")
