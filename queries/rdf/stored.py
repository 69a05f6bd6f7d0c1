"""Any store of ours as a store of rdflib's, to read only.

What rdflib asks, pattern by pattern or in SPARQL, is answered by our store: a query never reaches rdflib's own engine, which has
no deadline, is slow, and fetches what FROM names, files of this machine too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.store import Store as RdflibStore

from ...ontology.errors import QueryError
from ...ontology.terms import PREFIXES
from .asking import answer_for
from .patterns import Pattern, count_of, graphs_of, matches

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    from rdflib.query import Result
    from rdflib.term import Identifier, Node

    from ...graph.store.store import Store

__all__ = ["ReadOnlyDataset", "StoredGraphs"]


class StoredGraphs(RdflibStore):
    """The plug-in: what rdflib calls a store. Its default graph is the merge; suggestions and decisions are named graphs."""

    context_aware = True
    graph_aware = True
    formula_aware = False
    transaction_aware = False

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._asked = store
        self._prefixes = {prefix: URIRef(iri) for prefix, iri in PREFIXES.items()}

    def triples(
        self, triple_pattern: Pattern, context: Graph | None = None
    ) -> Iterator[tuple[tuple[Node, Node, Node], Iterator[Graph | None]]]:
        """Give the triples of a graph that fit, each with its graph; without a graph those of all, each with every graph it is in."""
        for triple, graphs in matches(self._asked, triple_pattern, _name(context)):
            yield triple, (Graph(store=self, identifier=graph) for graph in graphs)

    def __len__(self, context: Graph | None = None) -> int:
        return count_of(self._asked, _name(context))

    def contexts(self, triple: Pattern | None = None) -> Generator[Graph, None, None]:
        """Give the named graphs, all or those that hold a triple."""
        for graph in graphs_of(self._asked, triple):
            yield Graph(store=self, identifier=graph)

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,
    ) -> Result:
        """Answer a query; raises QueryError for one that cannot be read, asks other machines, or fails."""
        if queryGraph != str(DATASET_DEFAULT_GRAPH_ID):
            named = "all graphs as one" if queryGraph == "__UNION__" else f"the graph {queryGraph} alone"
            raise QueryError(f"SPARQL is asked of the whole dataset here, not of {named}: ask the dataset, and name graphs with GRAPH.")
        return answer_for(self._asked, query, initNs, initBindings, **kwargs)

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Remember a prefix for as long as the dataset lives."""
        if override or prefix not in self._prefixes:
            self._prefixes[prefix] = URIRef(namespace)

    def namespace(self, prefix: str) -> URIRef | None:
        """Give what a prefix stands for."""
        return self._prefixes.get(prefix)

    def prefix(self, namespace: URIRef) -> str | None:
        """Give the prefix of a namespace."""
        return next((prefix for prefix, iri in self._prefixes.items() if iri == URIRef(namespace)), None)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """Give all prefixes."""
        yield from tuple(self._prefixes.items())

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib calls it for every graph that is looked at, and a graph without triples is none."""

    def add(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: what papers say is changed by reading papers, and what officers decide by review."""
        raise _read_only()

    def addN(self, *_: Any, **__: Any) -> NoReturn:  # noqa: N802 - rdflib's name
        """Refuse."""
        raise _read_only()

    def remove(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise _read_only()

    def remove_graph(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise _read_only()

    def update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise _read_only()


class ReadOnlyDataset(Dataset):
    """A Dataset whose queries are always answered by the store below it, whatever engine is asked for."""

    @property  # type: ignore[misc]  # nobody sets it
    def default_context(self) -> Graph:
        """The default graph, by the name that rdflib itself still uses, and then warns of."""
        graph: Graph = self.default_graph
        return graph

    def query(
        self,
        query_object: Any,
        *_: Any,
        initNs: Mapping[str, Any] | None = None,  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        **kwargs: Any,
    ) -> Result:
        """Answer a query by our store; raises QueryError."""
        kwargs.pop("use_store_provided", None)
        return self.store.query(
            query_object, initNs or dict(self.namespaces()), initBindings or {}, str(DATASET_DEFAULT_GRAPH_ID), **kwargs
        )

    def update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse, whatever engine is asked for."""
        raise _read_only()


def _name(context: Graph | None) -> Node | None:
    return None if context is None else context.identifier


def _read_only() -> QueryError:
    return QueryError("This dataset cannot be changed: copy what you need into a graph of your own, or build the workspace anew.")
