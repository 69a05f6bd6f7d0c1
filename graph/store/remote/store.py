"""A SPARQL 1.1 server as a store: the same questions, the same answers, the same errors.

A query is read here first, by the same grammar as everywhere, so that a mistake in it is told with line and column
whatever the server would say. The server then answers from the workspace's graphs alone, whatever else it holds: the
merged graph is its default graph, and the named graphs of the ledger are those that GRAPH reaches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ....ontology.errors import QueryError, ServerError
from ....ontology.terms import PREFIXES
from ..embedded import EmbeddedStore
from ..queryable import Queryable
from ..store import Table
from ..tokens import undeclared
from .answers import table_of, triples_of, truth_of
from .failures import cut
from .ledger import merged_graph, read_ledger
from .wording import says, solutions, substituted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..store import Term
    from .servers import Server
    from .wire import Wire

__all__ = ["RemoteStore"]


class RemoteStore(Queryable):
    """The graphs of one workspace on a server. Raises ServerError, on whatever it is asked, where the server fails.

    What `kind` of server it is, it says itself unless that is known.
    """

    __slots__ = ("_base", "_grammar", "_kind", "_wire")

    def __init__(self, wire: Wire, base: str, kind: Server | None = None) -> None:
        self._wire, self._base, self._kind = wire, base, kind
        self._grammar = EmbeddedStore()

    def filled(self) -> RemoteStore:
        """Give this store; raise ServerError if the server holds nothing of the workspace."""
        ledger = read_ledger(self._wire, self._base)
        self._kind = ledger.server
        if not ledger.graphs:
            url = self._wire.address.query
            raise ServerError(f"The server at {url} holds nothing of {self._base}: fill it with goldenthread mirror --to {url}.")
        return self

    @property
    def revision(self) -> str:
        """The same as long as the server holds the same quads of this workspace."""
        return read_ledger(self._wire, self._base).revision

    def graphs(self) -> tuple[str, ...]:
        """List the IRIs of the workspace's named graphs, sorted."""
        return tuple(sorted(read_ledger(self._wire, self._base).graphs))

    def quads(self, graph: str = "") -> Iterator[Quad]:
        """Give the quads of all named graphs, or of one, in no order; raise ServerError where they are not all of them."""
        for each in (graph,) if graph else self.graphs():
            name = NamedNode(each)
            pattern = f"{{ GRAPH {name} {{ ?s ?p ?o }} }}"
            url = self._wire.address.query
            triples = triples_of(self._wire.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {pattern}", "CONSTRUCT"), url)
            counted = table_of(self._wire.query(f"SELECT (COUNT(*) AS ?n) {pattern}", "SELECT"), url).rows[0][0]
            if not isinstance(counted, Literal) or int(counted.value) != len(triples):
                raise cut(url, f"{len(triples)} triples of the graph {each}, which has more")
            yield from (Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        """Run a query of any form: a SELECT gives a table, a CONSTRUCT or DESCRIBE triples, an ASK true or false.

        Raises QueryError, with line and column, for a query that cannot be read, is an update or asks a third machine.
        """
        text = substituted(query, _writable(bindings)) if bindings else query
        if says(text, "SERVICE"):
            raise QueryError("SERVICE would send a part of the query to another machine: ask only what is here.")
        nothing = self._grammar.query(text)
        declared = "".join(
            f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in sorted({prefix for prefix, _ in undeclared(text)} & PREFIXES.keys())
        )
        form = "SELECT" if isinstance(nothing, Table) else "ASK" if isinstance(nothing, bool) else "CONSTRUCT"
        server, url = self._server(), self._wire.address.query
        reply = self._wire.query(server.asked(declared + text), form, self._dataset(text))
        if form == "SELECT":
            return server.meant(declared + text, table_of(reply, url))
        if form == "ASK":
            return truth_of(reply, url)
        if not server.tells_cuts and says(text, "CONSTRUCT"):
            table_of(self._wire.query(server.asked(solutions(declared + text)), "SELECT", self._dataset(text)), url)  # raises if cut
        return triples_of(reply, url)

    def _server(self) -> Server:
        """The kind of server that it is, found out once."""
        if self._kind is None:
            self._kind = read_ledger(self._wire, self._base).server
        return self._kind

    def _dataset(self, text: str) -> list[tuple[str, str]]:
        """The parameters that say what is asked; a query that says it itself, with FROM, is left its way."""
        if says(text, "FROM"):
            return []
        named = self.graphs() if says(text, "GRAPH") else ()
        return [("default-graph-uri", merged_graph(self._base).value), *(("named-graph-uri", graph) for graph in named)]


def _writable(bindings: Mapping[str, Term]) -> dict[str, NamedNode | Literal]:
    for name, term in bindings.items():
        if isinstance(term, BlankNode | Triple):
            raise QueryError(f"The variable '{name}' cannot stand for {term} on a server: give an IRI or a value.")
    return {name: term for name, term in bindings.items() if isinstance(term, NamedNode | Literal)}
