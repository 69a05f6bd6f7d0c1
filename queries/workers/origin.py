"""Where the quads come from that workers ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import Store

__all__ = ["Kept", "Opened", "Origin", "Scratch"]


@dataclass(frozen=True, slots=True)
class Opened:
    """Quads as a keeper has them: their revision, and how each worker comes by their store once it is forked."""

    revision: str
    store: Callable[[], Store]
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
        """Load or open what the workspace keeps; raise WorkspaceError if it cannot be read."""
        from ...graph.store.opening import make_ready  # noqa: PLC0415 - the front, which makes origins, needs none of it
        from ...graph.workspace import Workspace  # noqa: PLC0415

        ready = make_ready(Workspace.open(self.folder), self.store)
        return Opened(ready.revision, lambda: ready.open().engine)


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
