"""Who makes the changes that an endpoint takes, and from whom it takes them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ..workers.errors import OverloadedError
from .http.refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Scope

    from ..workers.change import Change, Changed
    from .guarding import Guard

__all__ = ["Changing", "Writing", "admitted"]

_AT_ONCE = 8  # changes that may be under way: one is made, the others wait, each with up to 64 MB in memory
_LATER = 2  # seconds after which to try again


class Changing(Protocol):
    """Whoever makes changes: the pool of workers on a scratch dataset, a `recording.Recording` on a workspace."""

    async def change(self, change: Change) -> Changed:
        """Make a change, whole or not at all; raise a QueryError of `queries.workers.errors`, or what forbids the change."""


@dataclass(frozen=True, slots=True)
class Writing:
    """That an endpoint takes changes: who makes them, who keeps the door, and how many may be inside."""

    by: Changing
    guard: Guard
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))


@asynccontextmanager
async def admitted(writing: Writing | None, scope: Scope) -> AsyncIterator[Changing]:
    """Give who makes a change that a request asks for, while it is made.

    Raises Refusal, 403, 401 or 400, where it may not be, and OverloadedError where too many are under way. Ask before its
    body is read: nobody is to send many bytes for nothing.
    """
    if writing is None:
        sentence = "Nothing can be changed here, the graph is made of the papers: start the server with --allow-update, or --scratch."
        raise Refusal(403, sentence)
    writing.guard.admit(scope)
    if writing.places.locked():
        raise OverloadedError("Too many changes are under way: try again in a moment.", _LATER)
    async with writing.places:
        yield writing.by
