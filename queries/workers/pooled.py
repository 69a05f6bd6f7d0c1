"""A pool of workers as a store: the code that asks a store asks processes that can be stopped, and never more than one state.

It is for threads: each question is handed to the event loop of the pool and waited for.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from ...graph.store.queryable import Queryable
from ...graph.store.remote.wording import substituted
from ...graph.store.store import Table
from ...ontology.errors import QueryError
from .errors import RenewedError
from .question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...graph.store.store import Term
    from .question import Answer

__all__ = ["PooledStore"]

_N_TRIPLES = "application/n-triples"
_ALL = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"
_GRAPHS = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"


class Answering(Protocol):
    """Whoever answers questions; the pool of workers does."""

    @property
    def revision(self) -> str:
        """Of the quads that the next question is asked of."""

    async def answer(self, question: Question) -> Answer:
        """Answer a question; raise a QueryError of `errors`."""


class PooledStore(Queryable):
    """The quads that a pool has at present. RenewedError is raised, on whatever is asked, once the pool has others.

    `seconds` is the deadline of each question; None leaves it to the pool's own.
    """

    __slots__ = ("_loop", "_pool", "_seconds", "revision")

    def __init__(self, pool: Answering, loop: asyncio.AbstractEventLoop, seconds: float | None = None) -> None:
        self._pool, self._loop, self._seconds = pool, loop, seconds
        #: What tells this state of the quads from others.
        self.revision = pool.revision

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        """Run a query of any form, from a thread that is not the loop's. Raises QueryError as the pool does, and RenewedError."""
        text = substituted(query, _terms(bindings)) if bindings else query
        question = Question(query=text, triples=_N_TRIPLES, seconds=self._seconds, first=True)
        if self._loop.is_closed():
            raise RenewedError("The server was told to end: ask again once it is back.")
        answer = asyncio.run_coroutine_threadsafe(self._pool.answer(question), self._loop).result()
        body = _body(answer)
        if answer.revision != self.revision:
            raise RenewedError("The plan was built anew meanwhile: ask again.")
        if answer.form == "triples":
            return [quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)]
        solutions = parse_query_results(body, format=QueryResultsFormat.JSON)
        if isinstance(solutions, QuerySolutions):
            return Table(tuple(variable.value for variable in solutions.variables), tuple(map(tuple, solutions)))
        return bool(solutions)

    def quads(self, graph: str = "") -> Iterator[Quad]:
        """Give the quads of all named graphs, or of one, in no order."""
        for s, p, o, g in self.select(_ALL, {"g": NamedNode(graph)} if graph else None).rows:
            if isinstance(s, NamedNode) and isinstance(p, NamedNode) and o is not None and isinstance(g, NamedNode):
                yield Quad(s, p, o, g)

    def graphs(self) -> tuple[str, ...]:
        """List the IRIs of the named graphs, sorted."""
        return tuple(sorted(name for (name,) in self.select(_GRAPHS).texts))


def _body(answer: Answer) -> bytes:
    if answer.spool is None:
        return answer.body or b""
    with answer.spool as spool:
        return spool.read()


def _terms(bindings: Mapping[str, Term]) -> dict[str, NamedNode | Literal]:
    for name, term in bindings.items():
        if not isinstance(term, NamedNode | Literal):
            raise QueryError(f"The variable '{name}' cannot stand for {term} here: give an IRI or a value.")
    return {name: term for name, term in bindings.items() if isinstance(term, NamedNode | Literal)}
