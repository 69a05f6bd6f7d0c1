"""Changes on a workspace: tried on a copy, and what they come to in the officers' graph recorded as decisions."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from ...graph.amending import Author, amend_apart, officers_graph
from ...ontology.errors import ForgeryError, GoldenThreadError
from ..workers.change import Changed, Update, Upload
from .watching import Renewing

if TYPE_CHECKING:
    from ...graph.workspace import Workspace
    from ..workers.change import Change, Difference
    from ..workers.origin import Origin

__all__ = ["Recording", "Rehearsing"]

_log = logging.getLogger(__name__)


class Rehearsing(Renewing, Protocol):
    """Whoever can tell what a change would do, and load other quads while it answers; the pool of workers does."""

    async def rehearse(self, change: Change) -> Difference:
        """Tell what a change would do, without doing it."""


@dataclass(frozen=True, slots=True)
class Recording:
    """Changes what officers state in a workspace, one change after the other; `who` is their author."""

    pool: Rehearsing
    origin: Origin
    workspace: Workspace
    who: str
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def change(self, change: Change) -> Changed:
        """Make a change, whole or not at all; the next question sees it, with all that follows from it.

        Raises what the pool raises for a change that fails or takes too long, ForgeryError and AmendmentError for one that
        may not be, WorkspaceError where the workspace is in use or cannot be written.
        """
        self._forbid_elsewhere(change)
        async with self._turn:
            difference = await self.pool.rehearse(change)
            recording = asyncio.create_task(self._record(difference, _kind(change)))
            try:
                return await asyncio.shield(recording)
            except asyncio.CancelledError:
                await asyncio.wait([recording])  # what has begun ends before the next one's turn
                raise

    async def prepare(self) -> None:
        """Have what the papers state read and remembered, before the first change has to wait for it."""
        try:
            await amend_apart(self.workspace.folder, b"", b"", Author(self.who, datetime.now(UTC)))
        except GoldenThreadError as error:
            _log.warning("%s", error)  # whoever asks for a change is told the same

    async def _record(self, difference: Difference, kind: str) -> Changed:
        author = Author(self.who, datetime.now(UTC), f"by {kind}")
        if await amend_apart(self.workspace.folder, difference.added, difference.removed, author):
            await self.pool.renew(self.origin)
        return Changed(revision=self.pool.revision, created=False)

    def _forbid_elsewhere(self, change: Change) -> None:
        """Refuse what would fill or empty another graph, before it is read; of an update only its difference tells."""
        officers = officers_graph(self.workspace.base)
        if not isinstance(change, Update) and change.graph != officers:
            which = f"The graph {change.graph}" if change.graph else "The default graph"
            raise ForgeryError(f"{which} is not the officers' to change, only what they state is: send it to the graph {officers}.")


def _kind(change: Change) -> str:
    if isinstance(change, Update):
        return "SPARQL update"
    return "upload of a graph" if isinstance(change, Upload) else "removal of a graph"
