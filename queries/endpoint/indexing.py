"""The index of names and quoted words of what is served, as the routes have it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...graph.search import SearchIndex

__all__ = ["Searching"]


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
