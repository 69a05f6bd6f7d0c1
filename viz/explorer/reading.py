"""A page that is read: from what is remembered, or made anew."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from ...queries.endpoint.http.refusals import Refusal
from ...queries.endpoint.http.replies import header
from .preferring import HTML, preferred
from .sending import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Scope

    from .matching import Match
    from .sending import Written
    from .site import Site
    from .visit import May, Visit

__all__ = ["parameters_of", "read"]

_MOST = 200  # parameters of an address


async def read(site: Site, match: Match, scope: Scope, may: May) -> Written:
    """Give a page, or the data of it where the address or the client asks for that. Raises GoldenThreadError."""
    route, root = match.route, scope.get("root_path", "")
    if route is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "There is nothing to read here.")
    data = route.data
    form = match.suffix or (preferred(header(scope, b"accept")) if data else HTML)
    key = (match.path, scope["query_string"].decode("latin-1"), form, root, header(scope, b"host"))
    revision = site.revision
    if (known := site.remembered.find(key, revision)) is not None:
        return known

    def make(visit: Visit) -> Written:
        reply = data(visit, form, **match.parameters) if data and form != HTML else route.maker(visit, **match.parameters)
        return written(reply, visit, site.renderer)

    found = await site.make(make, match.path, parameters_of(scope), root, may)
    if found.lasting and found.status == HTTPStatus.OK and site.revision == revision:
        site.remembered.keep(key, found, found.size, revision)
    return found


def parameters_of(scope: Scope) -> Mapping[str, tuple[str, ...]]:
    """Read the parameters of an address; raise Refusal, 400, for very many, or such as are not UTF-8."""
    values: dict[str, list[str]] = {}
    try:
        asked = scope["query_string"].decode("ascii")
        for name, value in parse_qsl(asked, keep_blank_values=True, errors="strict", max_num_fields=_MOST):
            values.setdefault(name, []).append(value)
    except ValueError as error:
        raise Refusal(400, "The end of this address cannot be read: begin again from the page that led here.") from error
    return {name: tuple(given) for name, given in values.items()}
