"""Where the quads come from that workers ask."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Store

    from ...graph.workspace import Workspace

__all__ = ["Kept", "Opened", "Origin", "Scratch"]


@dataclass(frozen=True, slots=True)
class Opened:
    """Quads as a keeper has them: their revision, and how each process comes by their store once it is forked.

    `copied` if a fork has a copy of its own, on which a change can be tried, `changeable` if the change may be kept.
    """

    revision: str
    store: Callable[[], Store]
    copied: bool = True
    changeable: bool = False

    def changed(self, revision: str) -> Opened:
        """The same store after a change was made in it."""
        return replace(self, revision=revision)


@dataclass(frozen=True, slots=True)
class Kept:
    """A workspace folder, and the engine that its quads are to be in: "" chooses by size, or memory, or disk."""

    folder: Path
    store: str = ""

    def open(self) -> Opened:
        """Load or index what the workspace keeps; raise WorkspaceError if it cannot be read."""
        from ...graph.store.opening import DISK, engine_of, make_ready  # noqa: PLC0415 - the front, which makes origins,
        from ...graph.workspace import Workspace  # noqa: PLC0415 - needs none of it

        workspace = Workspace.open(self.folder)
        if engine_of(workspace, self.store) == DISK:
            _index_apart(workspace, self.store)
        ready = make_ready(workspace, self.store)
        if ready.engine == DISK:
            return Opened(ready.revision, lambda: ready.open().engine, copied=False)
        store = ready.open().engine
        return Opened(ready.revision, lambda: store)


@dataclass(frozen=True, slots=True)
class Scratch:
    """No quads at first, and all changes allowed."""

    revision: str = "empty"

    def open(self) -> Opened:
        """Make an empty store."""
        from pyoxigraph import Store  # noqa: PLC0415 - as above

        store = Store()
        return Opened(self.revision, lambda: store, changeable=True)


Origin = Kept | Scratch


def _index_apart(workspace: Workspace, store: str) -> None:
    """Make the index, if it is not there, in a process of its own: the threads that do it would be lost in each fork."""
    from ...graph.store.opening import make_ready  # noqa: PLC0415 - as above

    child = os.fork()
    if not child:
        try:
            make_ready(workspace, store)
        finally:
            os._exit(0)  # what went wrong goes wrong here once more, and is told then
    os.waitpid(child, 0)
