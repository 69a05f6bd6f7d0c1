"""The route `/search`: names and quoted words without SPARQL, as JSON; for pickers that search while somebody types.

`q` is what is typed, `kind` a class whose things alone are meant, `in` is `labels` or `words` where not both are, `limit` how many
of each are given at most.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from ...ontology.errors import ThingError
from ..searching import as_data
from .http.rdf import tagged
from .http.refusals import Refusal
from .http.requests import parameters

if TYPE_CHECKING:
    from starlette.types import Scope

    from .http.replies import Reply
    from .service import Service

__all__ = ["search"]

_LIMIT, _MOST = 20, 100
_PLACES = ("labels", "words")


async def search(service: Service, scope: Scope) -> Reply:
    """Give what is found; raise Refusal, 400 for parameters that are missing or unknown, 404 where nothing is indexed."""
    if service.searching is None:
        raise Refusal(404, "There is no index to search here: serve a workspace, or ask in SPARQL.")
    given = parameters(scope)
    text, kind, place = given.one("q"), given.one("kind") or "", given.one("in")
    if text is None:
        raise Refusal(400, "Say what to search for, as the parameter q.")
    if place not in {None, *_PLACES}:
        raise Refusal(400, f"in={place} is neither of {' and '.join(_PLACES)}: leave it out to search both.")
    limit = _limit(given.one("limit"))
    index = await service.searching.index(service.pool.revision)
    try:
        found = await asyncio.to_thread(index.search, text, kind=kind, labels=place != "words", words=place != "labels", limit=limit)
    except ThingError as error:
        raise Refusal(400, " ".join([str(error), *error.candidates])) from error
    return await tagged(json.dumps(as_data(text, found), ensure_ascii=False).encode(), "application/json", scope)


def _limit(text: str | None) -> int:
    if text is None:
        return _LIMIT
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST):
        raise Refusal(400, f"limit={text} is no whole number from 1 to {_MOST}.")
    return int(text)
