"""The store of a workspace with its index, which lies in the workspace's hidden folder."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from .._publishing import HIDDEN
from .opening import kept_index
from .searchable import SearchableStore

if TYPE_CHECKING:
    from ..workspace import Workspace
    from .index import SearchIndex

__all__ = ["searchable", "workspace_index"]


def searchable(workspace: Workspace) -> SearchableStore:
    """Open the store of a workspace. Raises WorkspaceError for a damaged file."""
    return SearchableStore(workspace.store(), _revision(workspace), workspace.folder / HIDDEN)


def workspace_index(workspace: Workspace) -> SearchIndex:
    """Give the index of a workspace; the graph is read only where there is none of its present state."""
    return kept_index(_revision(workspace), workspace.folder / HIDDEN) or searchable(workspace).index


def _revision(workspace: Workspace) -> str:
    """The same as long as no file that is kept has changed, nor the words that come with this release."""
    files = sorted(workspace.folder.glob("*/*.trig"))
    told = (f"{path.name} {(state := path.stat()).st_size} {state.st_mtime_ns}" for path in files)
    return sha256("\n".join([version(__name__.partition(".")[0]), *told]).encode()).hexdigest()
