"""The route `/graphs`: whole graphs, read and written by the SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013).

A graph is named by `?default`, by `?graph=IRI`, or by its own address below `/graphs/`. On a workspace, where graphs have
addresses of the plan's, `/graphs/NAME` is the graph `BASE` + `graph/NAME`.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from pyoxigraph import NamedNode

from ..workers.change import Removal, Upload
from ..workers.errors import NoGraphError
from ..workers.question import Question
from .asked import asked_of
from .changing import admitted
from .http.addresses import address_of, endpoint_of
from .http.documents import LARGEST, documents_of
from .http.refusals import Refusal
from .http.replies import ALWAYS, READING, Reply, header, options, send_reply
from .http.requests import Parameters, absolute, parameters, read_body
from .querying import answer_query

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .service import Service

__all__ = ["PATH", "graph_store"]

#: Where the graphs are.
PATH = "/graphs"

_METHODS = "GET, HEAD, PUT, POST, DELETE, OPTIONS"
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_BOOLEAN = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class _Graph:
    """The graph that a request is about: its IRI, or None for the default graph."""

    iri: str | None


async def graph_store(service: Service, scope: Scope, receive: Receive, send: Send) -> None:
    """Read, write or remove a graph.

    Raises Refusal, NoGraphError, or what the pool and `Changing.change` raise; then nothing has changed.
    """
    method = scope["method"]
    if method == "OPTIONS":
        await send_reply(options(_allowed(service)), scope, send)  # no page of another site may write
    elif method in {"GET", "HEAD"}:
        await _read(service, _named(service, scope), scope, receive, send)
    elif method not in {"PUT", "POST", "DELETE"} or service.writing is None:
        remedy = "read the graph by GET" if service.writing is None else f"use one of {_METHODS}"
        raise Refusal(405, f"{method} does nothing to a graph here: {remedy}.", {"Allow": _allowed(service)})
    else:
        await _change(service, scope, receive, send)


async def _read(service: Service, graph: _Graph | None, scope: Scope, receive: Receive, send: Send) -> None:
    if graph is None:
        raise _no_graph()
    if graph.iri is not None and not await _is_there(service, graph.iri):
        raise NoGraphError(f"There is no graph {graph.iri}: list the graphs with SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }}.")
    given = {name: values for name, values in parameters(scope).values.items() if not name.endswith("graph-uri")}
    graphs = {"default-graph-uri": (graph.iri,)} if graph.iri is not None else {}
    asked = asked_of(_ALL, Parameters(given | graphs), header(scope, b"accept"), address_of(scope))
    await answer_query(service, asked, scope, receive, send)


async def _change(service: Service, scope: Scope, receive: Receive, send: Send) -> None:
    async with admitted(service.writing, scope) as by:
        method, graph, headers = scope["method"], _named(service, scope), ALWAYS
        if graph is None and method == "POST":
            graph = _Graph(f"{_address(scope)[0]}/{uuid4().hex}")  # 5.5: the server makes an address for it
            headers = (*ALWAYS, (b"location", str(graph.iri).encode()))
        if graph is None:
            raise _no_graph()
        if method == "DELETE":
            await by.change(Removal(graph=graph.iri))
            created = False
        else:
            body = await read_body(receive, LARGEST)
            documents = await asyncio.to_thread(documents_of, scope, body)  # a large form takes seconds to take apart
            upload = Upload(graph=graph.iri, contents=documents, replace=method == "PUT", base=graph.iri or address_of(scope))
            created = (await by.change(upload)).created
    await send_reply(Reply(201, (*headers, (b"content-length", b"0"))) if created else Reply(204, headers), scope, send)


def _no_graph() -> Refusal:
    return Refusal(400, "No graph is named: add ?default, or ?graph= and its IRI.")


def _named(service: Service, scope: Scope) -> _Graph | None:
    """The graph that a request names, or None; raise Refusal, 400, where it names several or none that there could be."""
    given = parameters(scope)
    address, below = _address(scope)
    default, iri = bool(given.all("default")), given.one("graph")
    if default + (iri is not None) + bool(below) > 1:
        raise Refusal(400, "The request names more than one graph: name one.")
    if default:
        return _Graph(None)
    if below:
        iri = f"{service.base}graph/{below}" if service.base else f"{address}/{below}"
    return None if iri is None else _Graph(absolute(iri))


def _address(scope: Scope) -> tuple[str, str]:
    """The address of the graph store, and what follows it in the path, percent-encoded as it came."""
    store = f"{endpoint_of(scope).removesuffix('/sparql')}{PATH}"
    return store, scope["raw_path"].decode("ascii").partition(f"{PATH}/")[2]


async def _is_there(service: Service, graph: str) -> bool:
    answer = await service.pool.answer(Question(query=f"ASK {{ GRAPH {NamedNode(graph)} {{}} }}", boolean=_BOOLEAN))
    return b"true" in (answer.body or b"")


def _allowed(service: Service) -> str:
    return READING if service.writing is None else _METHODS
