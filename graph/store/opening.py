"""Opening what a workspace keeps, in the engine that fits.

    memory   read from the files each time: a quarter of a second for ten councils' papers, nothing lies about
    disk     an index beside the files, made once a revision (`goldenthread.graph.store.disk`) and opened in milliseconds
    URL      a SPARQL 1.1 server that holds a copy (`goldenthread mirror`)

Unless one is named, by `--store`, by a line `store = "..."` in workspace.toml or by the caller, the size of the files decides.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from ...ontology.errors import WorkspaceError
from ..publishing import HIDDEN, explained
from ..vocabulary import vocabulary
from ..workspace import Workspace, damaged
from ._use import InUse, is_index, take_away
from .disk import DiskStore, make_index

if TYPE_CHECKING:
    from pathlib import Path

    from .oxigraph import OxigraphStore
    from .store import Store

__all__ = ["DISK", "MEMORY", "Ready", "engine_of", "is_address", "make_ready", "open_local", "open_store"]

MEMORY, DISK = "memory", "disk"

_ADDRESS = "://"

_LARGE = 8 << 20  # bytes of TriG from which on an index is worth its room (docs/PERFORMANCE.md)
_INDEXES = 2  # that are left lying: of this revision, and of the one before, which another process may still open
_PATIENCE = 900.0  # seconds: whoever else makes the index of a nation's councils needs one
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Ready:
    """What a workspace keeps, ready to be asked: its revision, its engine, and how each process comes by it.

    In memory all share the quads that were read; on disk each process opens the index for itself, after a fork too.
    """

    revision: str
    engine: str
    open: Callable[[], OxigraphStore]


def is_address(where: str) -> bool:
    """Tell whether a store is named by the address of a server."""
    return _ADDRESS in where


def open_store(workspace: Workspace, where: str = "") -> Store:
    """Open what `workspace` keeps; `where` is memory, disk, the URL of a SPARQL server, or "" (workspace.toml or the size tells).

    Raises WorkspaceError for a damaged file, an engine that does not exist, and an index that was asked for and cannot be made;
    ServerError for a server that cannot be used or holds nothing of the workspace.
    """
    chosen = where or workspace.settings.store
    if not is_address(chosen):
        return open_local(workspace, chosen)
    from .remote.connecting import connect  # noqa: PLC0415 - its libraries take a tenth of a second, and only a server needs them
    from .remote.store import RemoteStore  # noqa: PLC0415

    return RemoteStore(connect(chosen, workspace.settings.server), workspace.base).filled()


def open_local(workspace: Workspace, where: str = "") -> OxigraphStore:
    """Open the workspace's own files, as `open_store` does, also where a server is what is commonly asked."""
    return make_ready(workspace, where).open()


def make_ready(workspace: Workspace, where: str = "") -> Ready:
    """Read or index what `workspace` keeps, as `open_local` does; what it gives may be opened in other processes."""
    if engine_of(workspace, where) == DISK:
        try:
            return _indexed(workspace)
        except WorkspaceError:
            if _chosen(workspace, where):
                raise  # else the folder may not be written, or has no room: memory does it too
    store = workspace.store()
    return Ready(store.revision, MEMORY, lambda: store)


def engine_of(workspace: Workspace, where: str = "") -> str:
    """Tell which engine `make_ready` takes if it can; raise WorkspaceError for one that is none, or is elsewhere."""
    if is_address(where):
        raise WorkspaceError(f"What is done here is done from the workspace's own files, not from {where}: choose memory or disk.")
    chosen = _chosen(workspace, where)
    if chosen not in {"", MEMORY, DISK}:
        raise WorkspaceError(f"There is no store called '{chosen}': choose memory, disk, or a URL such as http://localhost:7878.")
    return chosen or (DISK if workspace.kept().size > _LARGE else MEMORY)


def _chosen(workspace: Workspace, where: str) -> str:
    return where or ("" if is_address(workspace.settings.store) else workspace.settings.store)


def _indexed(workspace: Workspace) -> Ready:
    folder = workspace.folder / HIDDEN / "index"
    with explained(workspace.folder):
        for _ in range(_TRIES):
            kept = workspace.kept()
            index = folder / kept.revision
            if not is_index(index):
                _make(workspace, folder, index)
            with suppress(FileNotFoundError):  # not made, or taken away just now: look again
                return _ready(index)
    raise WorkspaceError(f"The workspace {workspace.folder} changes all the time: ask again when whoever builds it has finished.")


def _ready(index: Path) -> Ready:
    """An index that stays for as long as this may open it."""
    held = InUse(index)

    def opened(held: InUse = held) -> DiskStore:
        return DiskStore(index, index.name)

    return Ready(index.name, DISK, opened)


def _make(workspace: Workspace, folder: Path, index: Path) -> None:
    """Make the index of a revision, unless another does or the files change meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "making.lock", timeout=_PATIENCE):
            kept = workspace.kept()
            if is_index(index) or index.name != kept.revision:
                return
            try:
                make_index(index, kept.files, vocabulary(), lambda: workspace.revision == kept.revision)
            except SyntaxError as error:
                raise damaged(kept.files) from error
            _tidy(folder, index)
    except Timeout as error:
        raise WorkspaceError(f"Another program has been making the index of {workspace.folder} for long: end it.") from error


def _tidy(folder: Path, newest: Path) -> None:
    """Take away the indexes of older revisions, but for the latest and those that somebody still asks."""
    others = sorted((path for path in folder.iterdir() if path.is_dir() and path != newest), key=lambda path: -path.stat().st_mtime)
    for path in others[_INDEXES - 1 :]:
        take_away(path)
