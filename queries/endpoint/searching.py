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
from .rdf import tagged
from .refusals import Refusal
from .requests import parameters

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Scope

    from ...graph.search import SearchIndex
    from .replies import Reply
    from .service import Service

__all__ = ["Searching", "search"]

_LIMIT, _MOST = 20, 100
_PLACES = ("labels", "words")


class Searching:
    """The index of what is served, opened anew when that has another revision; who comes meanwhile waits for it."""

    def __init__(self, opened: Callable[[], SearchIndex]) -> None:
        """Take what opens the index of the present quads; it may take long, and is called off the event loop."""
        self._opened = opened
        self._last: tuple[str, SearchIndex] | None = None
        self._opening = asyncio.Lock()

    async def index(self, revision: str) -> SearchIndex:
        """Give the index of a revision. Raises WorkspaceError where the quads cannot be read."""
        async with self._opening:
            if self._last is None or self._last[0] != revision:
                self._last = revision, await asyncio.to_thread(self._opened)
            return self._last[1]


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
    return tagged(json.dumps(as_data(text, found), ensure_ascii=False).encode(), "application/json", scope)


def _limit(text: str | None) -> int:
    if text is None:
        return _LIMIT
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST):
        raise Refusal(400, f"limit={text} is no whole number from 1 to {_MOST}.")
    return int(text)
