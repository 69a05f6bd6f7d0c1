"""The store of a workspace with its index, which lies in the workspace's hidden folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..publishing import HIDDEN
from ..store.opening import is_address, open_store
from .opening import kept_index
from .searchable import SearchableStore

if TYPE_CHECKING:
    from ..workspace import Workspace
    from .index import SearchIndex

__all__ = ["searchable", "workspace_index"]


def searchable(workspace: Workspace, where: str = "") -> SearchableStore:
    """Open what a workspace keeps, where it is said (`goldenthread.graph.store.opening`), with what that raises."""
    return SearchableStore(open_store(workspace, where), workspace.folder / HIDDEN)


def workspace_index(workspace: Workspace, where: str = "") -> SearchIndex:
    """Give the index of a workspace; its graph is read only where there is none of its present state.

    Of a server the revision is asked first: it may hold another state than the files. Raises what `searchable` does.
    """
    beside = None if is_address(where or workspace.settings.store) else kept_index(workspace.revision, workspace.folder / HIDDEN)
    return beside or searchable(workspace, where).index
