"""The store of a workspace with its index, which lies in the workspace's hidden folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._publishing import HIDDEN
from ..store.opening import open_store
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
    """Give the index of a workspace; the graph is read only where there is none of its present state."""
    return kept_index(workspace.revision, workspace.folder / HIDDEN) or searchable(workspace, where).index
