"""The ASGI application: each route a module of its own, found by its path.

`/sparql` is looked for first and without a framework: it is asked a thousand times for once that any other route is.
What a route, a worker or the workspace raises is said to the client here, in plain text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect
from starlette.routing import Route, Router

from ...ontology.errors import GoldenThreadError
from .description import describe_data, show_examples, show_prefixes
from .graphs import PATH as GRAPHS
from .graphs import graph_store
from .health import health, ready
from .http.refusals import Refusal, refusal_of
from .http.replies import READING, options, refused, send_reply
from .openapi import show_openapi
from .searching import search
from .sparql import sparql
from .vocabulary import show_lens, show_ontology

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from .http.replies import Reply
    from .service import Service

__all__ = ["endpoint"]

_SPARQL = {"/sparql", "/sparql/"}


def endpoint(service: Service) -> ASGIApp:
    """Make the application; under a prefix, where it is mounted, it serves the same routes."""
    others = Router(
        [
            Route(path, _Reading(service, route))
            for path, route in {
                "/void": describe_data,
                "/.well-known/void": describe_data,
                "/prefixes": show_prefixes,
                "/examples": show_examples,
                "/ontology": show_ontology,
                "/lens/{name}": show_lens,
                "/openapi.json": show_openapi,
                "/search": search,
                "/health": health,
                "/ready": ready,
            }.items()
        ],
        redirect_slashes=False,
        default=_nothing_here,
    )

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # no web sockets; whoever runs it looks after the pool's life
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        try:
            if path in _SPARQL:
                await sparql(service, scope, receive, send)
            elif path == GRAPHS or path.startswith(f"{GRAPHS}/"):
                await graph_store(service, scope, receive, send)
            else:
                await others(scope, receive, send)
        except GoldenThreadError as error:
            await send_reply(refused(refusal_of(error)), scope, send)
        except ClientDisconnect:
            return  # nobody is left to tell

    return application


@dataclass(frozen=True, slots=True)
class _Reading:
    """A route that is only read, as an application of its own: its methods are looked at here, not by the framework."""

    service: Service
    route: Callable[[Service, Scope], Awaitable[Reply]]

    async def __call__(self, scope: Scope, _: Receive, send: Send) -> None:
        match scope["method"]:
            case "GET" | "HEAD":
                reply = await self.route(self.service, scope)
            case "OPTIONS":
                reply = options()
            case method:
                raise Refusal(405, f"{method} does nothing here: read it by GET.", {"Allow": READING})
        await send_reply(reply, scope, send)


async def _nothing_here(scope: Scope, receive: Receive, send: Send) -> None:
    raise Refusal(404, f"There is nothing at {scope['path']}: queries are answered at /sparql, and /openapi.json lists what else there is.")
