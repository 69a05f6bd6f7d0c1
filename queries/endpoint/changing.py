"""Who makes the changes that an endpoint takes, and from whom it takes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from .refusals import Refusal

if TYPE_CHECKING:
    from starlette.types import Scope

    from ..workers.change import Change, Changed
    from .guarding import Guard

__all__ = ["Changing", "Writing", "admitted"]


class Changing(Protocol):
    """Whoever makes changes: the pool of workers on a scratch dataset, a `recording.Recording` on a workspace."""

    async def change(self, change: Change) -> Changed:
        """Make a change, whole or not at all; raise a QueryError of `queries.workers.errors`, or what forbids the change."""


@dataclass(frozen=True, slots=True)
class Writing:
    """That an endpoint takes changes: who makes them, and who keeps the door."""

    by: Changing
    guard: Guard


def admitted(writing: Writing | None, scope: Scope) -> Changing:
    """Give who makes a change that a request asks for; raise Refusal, 403, 401 or 400, where it may not.

    Ask before its body is read: nobody is to send many bytes for nothing.
    """
    if writing is None:
        raise Refusal(
            403, "Nothing can be changed here, the graph is made of the papers: start the server with --allow-update, or --scratch."
        )
    writing.guard.admit(scope)
    return writing.by
