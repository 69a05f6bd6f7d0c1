"""The explorer as an ASGI application: pages for people, and beneath them the endpoint for machines.

Some paths are both (/sparql, /search, /ontology, /lens/NAME): whoever prefers HTML gets the page, everybody else the endpoint.
"""

from __future__ import annotations

from http import HTTPStatus
from time import perf_counter
from typing import TYPE_CHECKING

from starlette.middleware.errors import ServerErrorMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from ...ontology.errors import GoldenThreadError
from ...queries.endpoint.http.refusals import Refusal
from ...queries.endpoint.http.replies import header, send_reply
from .access import told
from .guarding import cookie_of
from .matching import Matcher
from .posting import post
from .preferring import HTML, preferred
from .problems import problem_page, told_of
from .reading import read
from .routes import CHANGES, ROUTES
from .sending import asset_of, plainly, sent, written
from .visit import May

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

    from ...queries.endpoint.http.replies import Reply as Sent
    from .matching import Match
    from .sending import Written
    from .site import Site

__all__ = ["explorer"]

_ASSETS = "/assets/"
_READING = frozenset({"GET", "HEAD"})
_SHARED = frozenset({"/sparql", "/search", "/ontology", "/lens/{name}"})
_FOR_MACHINES = ("/graphs", "/void", "/.well-known/", "/prefixes", "/examples", "/openapi.json", "/health", "/ready")


def explorer(site: Site) -> ASGIApp:
    """Make the application; under a prefix, where it is mounted, it serves the same pages."""
    matcher = Matcher(ROUTES, CHANGES)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        path = scope["path"].removeprefix(scope.get("root_path", "")) or "/"
        match = matcher.find(path)
        if path.startswith(_FOR_MACHINES) or (match is not None and match.pattern in _SHARED and not _wants_page(scope)):
            await site.machines(scope, receive, send)
            return
        began = perf_counter()
        try:
            reply = (
                asset_of(site.assets, path.removeprefix(_ASSETS), scope)
                if path.startswith(_ASSETS)
                else await _page(site, match, path, scope, receive)
            )
            await send_reply(reply, scope, send)
        except ClientDisconnect:
            return  # nobody is left to tell
        told(scope["method"], match.pattern if match else "", reply.status, perf_counter() - began, len(reply.body))

    async def fault(request: Request, _: Exception) -> Response:
        """What nobody thought of: told to the visitor in a sentence, and to the log by the server, as it is raised again."""
        error = Refusal(500, "This page could not be made, for a fault of ours: the log of the server tells more.")
        found = await _problem(site, error, "/", request.scope, May())
        reply = sent(found, request.scope)
        response = Response(reply.body, reply.status)
        response.raw_headers = list(reply.headers)
        return response

    return ServerErrorMiddleware(application, handler=fault)


def _wants_page(scope: Scope) -> bool:
    return scope["method"] in _READING and preferred(header(scope, b"accept"), otherwise="") == HTML


async def _page(site: Site, match: Match | None, path: str, scope: Scope, receive: Receive) -> Sent:
    may, cookie = site.door.visitor(scope)
    try:
        found = await _found(site, match, path, scope, receive, may)
    except GoldenThreadError as error:
        found = await _problem(site, error, path, scope, may)
    if found.browser:
        cookie = cookie_of(scope, found.browser)
    return sent(found, scope, cookie="" if found.lasting else cookie)


async def _found(site: Site, match: Match | None, path: str, scope: Scope, receive: Receive, may: May) -> Written:
    if match is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "There is no such page: begin with the plan, or search for what you want.")
    if scope["method"] == "POST" and match.change is not None:
        return await post(site, match, match.change, scope, receive, may)
    if scope["method"] not in _READING or match.route is None:
        allowed = [*(("GET", "HEAD") if match.route else ()), *(("POST",) if match.change else ())]
        raise Refusal(405, f"{scope['method']} does nothing here: open the page instead.", {"Allow": ", ".join(allowed)})
    return await read(site, match, scope, may)


async def _problem(site: Site, error: GoldenThreadError, path: str, scope: Scope, may: May) -> Written:
    """Give the page of what went wrong; plain text where even that cannot be made."""
    page = problem_page(error, site.workspace.folder)
    headers = error.headers if isinstance(error, Refusal) else {}
    try:
        return await site.make(lambda visit: written(page, visit, site.renderer, headers), path, {}, scope.get("root_path", ""), may)
    except GoldenThreadError:
        return plainly(page.status, told_of(str(error), site.workspace.folder))
