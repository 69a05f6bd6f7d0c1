"""A service with all that it needs, for as long as it is used: workers over the quads, kept up to date, and who makes changes."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from ...graph.search import workspace_index
from ..workers.origin import Kept, Scratch
from ..workers.pool import Pool
from .changing import Writing
from .indexing import Searching
from .service import Service
from .watching import keep_up

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from ...graph.workspace import Workspace
    from ..workers.question import Limits
    from .guarding import Guard

__all__ = ["of_nothing", "of_workspace"]


@asynccontextmanager
async def of_nothing(limits: Limits, hosts: frozenset[str], guard: Guard | None) -> AsyncIterator[Service]:
    """Give the service of an empty dataset, which whoever the guard admits may change."""
    async with Pool(Scratch(), limits, hosts) as pool:
        yield Service(pool, hosts=hosts, writing=Writing(pool, guard) if guard else None)


@asynccontextmanager
async def of_workspace(
    workspace: Workspace, where: str, limits: Limits, hosts: frozenset[str], guard: Guard | None
) -> AsyncIterator[Service]:
    """Give the service of a workspace, which follows when that is built anew.

    `where` names the engine, `hosts` the machines that a query may ask; `guard` says who may state anything by SPARQL, None nobody.
    """
    origin = Kept(workspace.folder, "memory" if guard else where)  # a change is tried on a copy, which only memory gives
    async with Pool(origin, limits, hosts) as pool:
        # Nobody waits for the index of what was built anew: it is there before the pool asks the new quads.
        following = keep_up(pool, origin, lambda: workspace.revision, lambda: workspace_index(workspace))
        beside = [asyncio.create_task(following)]
        writing = None
        if guard:
            from .recording import Recording  # noqa: PLC0415 - building comes with it

            recording = Recording(pool, origin, workspace, guard.who)
            writing = Writing(recording, guard)
            beside.append(asyncio.create_task(recording.prepare()))
        try:
            yield Service(pool, workspace.base, workspace.council, writing, hosts, Searching(lambda: workspace_index(workspace)))
        finally:
            for task in beside:
                task.cancel()
