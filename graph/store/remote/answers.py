"""From the bytes of a server's answer to terms as every engine gives them, or to an error: never to a half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from ..store import Table
from .failures import cut, unlike_sparql
from .servers import recognised

if TYPE_CHECKING:
    from .wire import Reply

__all__ = ["table_of", "triples_of", "truth_of"]

_JSON = frozenset({"application/sparql-results+json", "application/json", "text/javascript", "application/javascript"})


def table_of(reply: Reply, url: str) -> Table:
    """Read the answer to a SELECT; raise ServerError if it is none, or not whole."""
    table = _result(reply, url)
    if not isinstance(table, Table):
        raise cut(url, "it is true or false where rows were asked for")
    if reply.most_rows is not None and len(table.rows) >= reply.most_rows:
        raise cut(url, f"the server gives no more than {reply.most_rows} rows")
    return table


def truth_of(reply: Reply, url: str) -> bool:
    """Read the answer to an ASK; raise ServerError if it is none."""
    told = _result(reply, url)
    truth = recognised(reply.server).truth(told) if isinstance(told, Table) else told
    if truth is None:
        raise cut(url, "it has rows where true or false was asked for")
    return truth


def triples_of(reply: Reply, url: str) -> list[Triple]:
    """Read the answer to a CONSTRUCT or DESCRIBE; raise ServerError if it is none, or may not be whole."""
    form = RdfFormat.from_media_type(reply.media_type)
    if form not in {RdfFormat.N_TRIPLES, RdfFormat.TURTLE, RdfFormat.N3}:
        raise unlike_sparql(url, reply.media_type)
    if not reply.is_framed:
        raise cut(url, "the server does not say how long it is")
    server = recognised(reply.server)
    try:
        return [Triple(quad.subject, quad.predicate, server.told(quad.object)) for quad in parse(reply.body, format=RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise cut(url, f"line {error.lineno} cannot be read") from error


def _result(reply: Reply, url: str) -> Table | bool:
    if reply.media_type not in _JSON:
        raise unlike_sparql(url, reply.media_type)
    server = recognised(reply.server)
    try:
        answer = parse_query_results(reply.body, format=QueryResultsFormat.JSON)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        columns = tuple(variable.value for variable in answer.variables)
        rows = (
            map(tuple, answer) if server.has_booleans else (tuple(term and server.told(term) for term in solution) for solution in answer)
        )
        return Table(columns, tuple(rows))
    except (SyntaxError, ValueError) as error:
        raise cut(url, "it breaks off, or is no SPARQL result") from error
