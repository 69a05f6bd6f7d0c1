"""How a workspace stands: what tells one state of it from another, and what it keeps in that state, graph by graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._revision import kept_of
from ._settings import SETTINGS
from .publishing import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .workspace import Workspace

__all__ = ["documents_of", "state_of"]

_GIVEN = ("sources", "conventions", "decisions/waiting")


def state_of(workspace: Workspace) -> str:
    """Give what tells a state of all that a build starts from and makes from any other: papers, settings, decisions, graphs."""
    revision, folder = workspace.revision, workspace.folder
    with reading(folder):
        given = [path for part in _GIVEN for path in sorted((folder / part).glob("*")) if path.is_file()]
        settings = [folder / SETTINGS] if (folder / SETTINGS).is_file() else []
        return f"{revision}{kept_of(folder, [*given, *settings]).revision}"


def documents_of(workspace: Workspace) -> Mapping[str, bytes]:
    """Read what papers state and what follows, as it is kept, by the IRI of its graph."""
    kept, contents = workspace.contents()
    graphs = {"statements": f"{workspace.base}graph/source/", "derived": f"{workspace.base}graph/"}
    return {f"{graphs[path.parent.name]}{path.stem}": contents[path] for path in kept.files if path.parent.name in graphs}
