"""The route `/graphs`: whole graphs, read and written by the SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013).

A graph is named by `?default`, by `?graph=IRI`, or by its own address below `/graphs/`. On a workspace, where graphs have
addresses of the plan's, `/graphs/NAME` is the graph `BASE` + `graph/NAME`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from pyoxigraph import NamedNode

from ..workers.change import Removal, Upload
from ..workers.errors import NoGraphError
from ..workers.question import Question
from .addresses import address_of
from .asked import asked_for
from .changing import admitted
from .documents import LARGEST, documents_of
from .negotiating import negotiate
from .querying import answer_query
from .refusals import Refusal
from .replies import ALWAYS, Reply, header, send_reply
from .requests import parameters, read_body

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .service import Service

__all__ = ["graph_store"]

_READING, _METHODS = "GET, HEAD, OPTIONS", "GET, HEAD, PUT, POST, DELETE, OPTIONS"
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_BOOLEAN = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class _Graph:
    """The graph that a request is about: its IRI, or None for the default graph."""

    iri: str | None


async def graph_store(service: Service, scope: Scope, receive: Receive, send: Send, below: str = "") -> None:
    """Read, write or remove a graph; `below` is what follows `/graphs/` in the path, percent-encoded as it came.

    Raises Refusal, NoGraphError, or what the pool and `Changing.change` raise; then nothing has changed.
    """
    method = scope["method"]
    if method == "OPTIONS":
        await send_reply(Reply(204, (*ALWAYS, (b"allow", _allowed(service).encode()))), scope, send)
    elif method in {"GET", "HEAD"}:
        await _read(service, _named(service, scope, below), scope, receive, send)
    elif method not in {"PUT", "POST", "DELETE"} or service.writing is None:
        remedy = "read the graph by GET" if service.writing is None else f"use one of {_METHODS}"
        raise Refusal(405, f"{method} does nothing to a graph here: {remedy}.", {"Allow": _allowed(service)})
    else:
        await _change(service, scope, receive, send, below)


async def _read(service: Service, graph: _Graph | None, scope: Scope, receive: Receive, send: Send) -> None:
    if graph is None:
        raise Refusal(400, "No graph is named: add ?default, or ?graph= and its IRI.")
    if graph.iri is not None and not await _is_there(service, graph.iri):
        raise NoGraphError(f"There is no graph {graph.iri}: list the graphs with SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }}.")
    graphs = (graph.iri,) if graph.iri is not None else ()
    asked = asked_for(_ALL, negotiate(header(scope, b"accept"), ""), default_graphs=graphs)
    await answer_query(service, asked, scope, receive, send)


async def _change(service: Service, scope: Scope, receive: Receive, send: Send, below: str) -> None:
    by, method = admitted(service, scope), scope["method"]
    graph, headers = _named(service, scope, below), ALWAYS
    if graph is None and method == "POST":
        graph = _Graph(f"{address_of(scope).rstrip('/')}/{uuid4().hex}")  # 5.5: the server makes an address for it
        headers = (*ALWAYS, (b"location", str(graph.iri).encode()))
    if graph is None:
        raise Refusal(400, "No graph is named: add ?default, or ?graph= and its IRI.")
    if method == "DELETE":
        await by.change(Removal(graph=graph.iri))
        await send_reply(Reply(204, ALWAYS), scope, send)
        return
    documents = documents_of(scope, await read_body(receive, LARGEST))
    upload = Upload(graph=graph.iri, contents=documents, replace=method == "PUT", base=graph.iri or address_of(scope))
    changed = await by.change(upload)
    await send_reply(Reply(201 if changed.created else 204, headers), scope, send)


def _named(service: Service, scope: Scope, below: str) -> _Graph | None:
    """The graph that a request names, or None; raise Refusal, 400, where it names several or none that there could be."""
    given = parameters(scope)
    default, iri = bool(given.all("default")), given.one("graph")
    if default + (iri is not None) + bool(below) > 1:
        raise Refusal(400, "The request names more than one graph: name one.")
    if default:
        return _Graph(None)
    if below:
        iri = f"{service.base}graph/{below}" if service.base else address_of(scope)
    if iri is None:
        return None
    try:
        return _Graph(NamedNode(iri).value)
    except ValueError as error:
        raise Refusal(400, f"'{iri}' is no absolute IRI ({error}): give the whole IRI of the graph.") from error


async def _is_there(service: Service, graph: str) -> bool:
    answer = await service.pool.answer(Question(query=f"ASK {{ GRAPH {NamedNode(graph)} {{}} }}", boolean=_BOOLEAN))
    return b"true" in (answer.body or b"")


def _allowed(service: Service) -> str:
    return _READING if service.writing is None else _METHODS
