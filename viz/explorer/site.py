"""What a server of the explorer shares: the workspace at its present state, the templates, and the replies of late."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ...graph.publishing import HIDDEN
from ...graph.search import SearchableStore
from ...queries.endpoint.application import endpoint
from ...queries.endpoint.remembering import Recent
from ...queries.workers.errors import RenewedError
from ...queries.workers.pooled import PooledStore
from .addresses import ServedLinks
from .assets import Assets
from .rendering import Renderer
from .visit import Shown, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ...graph.workspace import Workspace
    from ...queries.endpoint.service import Service
    from .changing.desk import Desk
    from .guarding import Door
    from .sending import Written
    from .visit import May

__all__ = ["Site"]

_THREADS = 32  # pages made at the same time: most of them wait for a worker
_REMEMBERED = 64 << 20  # bytes
_AGAIN = 4  # times that a page is begun anew because the plan was exchanged while it was made

Made = TypeVar("Made")


class Site:
    """A workspace as it is served; it belongs to one event loop.

    `machines` answers what is not for people: the SPARQL endpoint of the service. `door` says who may change anything, and the
    `desk` is where that is handed in.
    """

    def __init__(self, workspace: Workspace, service: Service, door: Door, desk: Desk) -> None:
        self.workspace, self.machines, self.door, self.desk = workspace, endpoint(service), door, desk
        self.renderer, self.assets = Renderer(), Assets.shipped()
        #: Replies by address and form, of one revision.
        self.remembered: Recent[tuple[str, ...], Written] = Recent(_REMEMBERED)
        self._service = service
        self._threads = ThreadPoolExecutor(_THREADS, "page")
        self._shown: Shown | None = None
        self._showing = asyncio.Lock()

    @property
    def revision(self) -> str:
        """Of what is shown to the next visitor."""
        return self._service.pool.revision

    async def shown(self) -> Shown:
        """Give the present state. Raises WorkspaceError and QueryError where it cannot be read."""
        async with self._showing:
            if self._shown is None or self._shown.revision != self.revision:
                if self._service.searching is not None:
                    await self._service.searching.index(self.revision)  # made beside the workspace, where the store finds it
                store = PooledStore(self._service.pool, asyncio.get_running_loop())
                searchable = SearchableStore(store, self.workspace.folder / HIDDEN)
                self._shown = await self.apart(partial(Shown.of, self.workspace, searchable))
            return self._shown

    async def make(
        self, maker: Callable[[Visit], Made], path: str, query: Mapping[str, tuple[str, ...]], root: str, may: May, *, once: bool = False
    ) -> Made:
        """Make something of a visit, in a thread, all of it from one state; what is done `once` is not begun again.

        Raises what the maker raises, and RenewedError where the state was exchanged meanwhile.
        """
        for _ in range(1 if once else _AGAIN):
            try:
                shown = await self.shown()
                visit = Visit(shown, path, query, ServedLinks(shown.base, root, self.assets.versioned), may)
                return await self.apart(partial(maker, visit))
            except RenewedError:
                continue
        raise RenewedError("The plan is being built anew just now: do it again in a moment.")

    async def apart(self, work: Callable[[], Made]) -> Made:
        """Do work in a thread of the site's own."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)
