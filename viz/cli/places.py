"""Which workspace a command means; the one of the shipped papers is built, with a progress bar, when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph import places
from ...graph.places import data_folder, find_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ...graph.building import BuildSummary
    from ...graph.workspace import Workspace

__all__ = ["build_shipped", "data_folder", "find_workspace", "open_workspace"]


def open_workspace(folder: Path | None) -> Workspace:
    """Open the workspace in `folder`, or else the current folder, or else that of the shipped papers, built if need be.

    Raises WorkspaceError where there is none or it cannot be made.
    """
    return find_workspace(folder) or build_shipped().workspace


def build_shipped() -> BuildSummary:
    """Build the workspace of the shipped papers; raise WorkspaceError if the user's data folder may not be written."""
    from .making import make  # noqa: PLC0415 - not needed once it is built

    return places.build_shipped(make)
