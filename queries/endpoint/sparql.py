"""The route `/sparql`: which operation of the SPARQL 1.1 Protocol (W3C, 2013) a request is, and whether it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .asked import asked_of
from .description import describe
from .http.addresses import address_of
from .http.refusals import Refusal
from .http.replies import header, options, send_reply
from .http.requests import FORM, QUERY, UPDATE, media_type, parameters, read_body, text_of
from .querying import answer_query
from .updating import answer_update

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .http.requests import Parameters
    from .service import Service

__all__ = ["sparql"]

#: The parameters that make a request a query: without any of them it asks what the service is.
_ASKING = ("query", "default-graph-uri", "named-graph-uri", "timeout")
_METHODS = "GET, HEAD, POST, OPTIONS"


async def sparql(service: Service, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a query, make an update, or describe the service; raise Refusal or QueryError where it is not done."""
    match scope["method"]:
        case "GET" | "HEAD":
            given = parameters(scope)
            if given.all("update"):
                raise Refusal(400, "An update changes things, so it is not sent by GET: send it by POST.")
            if any(name in given.values for name in _ASKING):
                await _query(service, _only_query(given), given, scope, receive, send)
            else:
                await send_reply(await describe(service, scope), scope, send)
        case "POST":
            await _posted(service, scope, receive, send)
        case "OPTIONS":
            await send_reply(options(_METHODS, _METHODS), scope, send)
        case method:
            raise Refusal(405, f"{method} is no way to ask: send a query by GET or POST.", {"Allow": _METHODS})


async def _posted(service: Service, scope: Scope, receive: Receive, send: Send) -> None:
    kind = media_type(scope)
    if kind not in {FORM, QUERY, UPDATE}:
        said = f"is said to be {kind}" if kind else "has no Content-Type"
        raise Refusal(415, f"The body {said}: send a query as {QUERY}, or a form as {FORM}.")
    if kind == UPDATE:
        await answer_update(service, scope, receive, send)
        return
    body = await read_body(receive)
    given = parameters(scope, body if kind == FORM else b"")
    if given.all("update"):
        await answer_update(service, scope, receive, send, body)
        return
    if kind == QUERY and given.all("query"):
        raise Refusal(400, "The request holds a query in its body and one in its address: send one of them.")
    await _query(service, text_of(body) if kind == QUERY else _only_query(given), given, scope, receive, send)


async def _query(service: Service, query: str, given: Parameters, scope: Scope, receive: Receive, send: Send) -> None:
    await answer_query(service, asked_of(query, given, header(scope, b"accept"), address_of(scope)), scope, receive, send)


def _only_query(given: Parameters) -> str:
    query = given.one("query")
    if query is None:
        raise Refusal(400, "The request holds no query: send one as the parameter 'query'.")
    return query
