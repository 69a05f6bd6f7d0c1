"""Which workspace is meant, and the one of the shipped papers, which is built when it is first needed.

The shipped one lies in the user's data folder. Beside it stands a stamp: a checksum of the papers and of all that makes
a graph of them, so that a new release builds it anew.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from filelock import FileLock
from platformdirs import user_data_path

from ..ontology.errors import WorkspaceError
from .editions import PACKAGE, checksum_of_files, folder_of, makers
from .workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from .building import BuildSummary

__all__ = ["Build", "build_shipped", "data_folder", "find_workspace", "open_workspace"]

_MAKERS = ("ontology", "graph", "examples")


class Build(Protocol):
    """What makes a workspace of papers: `goldenthread.graph.building.build`, or that with a sign of how far it is."""

    def __call__(
        self, sources: Sequence[Path], folder: Path, *, base: str = "", council: str = "", without: Collection[str] = ()
    ) -> BuildSummary:
        """Build `sources` into the workspace in `folder`, and take papers away."""


def open_workspace(folder: Path | None, build: Build | None = None) -> Workspace:
    """Open the workspace in `folder`, or else the current folder, or else that of the shipped papers, built if need be.

    Raises WorkspaceError where there is none or it cannot be made.
    """
    return find_workspace(folder) or build_shipped(build).workspace


def find_workspace(folder: Path | None, *, old: bool = False) -> Workspace | None:
    """Do the same without building: None if the shipped papers are meant and not built, or were by an `old` release."""
    if folder is not None:
        return Workspace.open(folder)
    if Workspace.exists(Path()):
        return Workspace.open(Path())
    shipped = _shipped_folder()
    if not Workspace.exists(shipped) or (not old and _stamp_of(shipped) != _checksum()):
        return None
    return Workspace.open(shipped)


def data_folder() -> Path:
    """Give the folder of the user's data, where the shipped workspace and the tour's pictures lie."""
    return user_data_path(PACKAGE, appauthor=False)


def build_shipped(build: Build | None = None) -> BuildSummary:
    """Build the workspace of the shipped papers; raise WorkspaceError if the user's data folder may not be written."""
    from . import building  # noqa: PLC0415 - not needed once it is built

    shipped = _shipped_folder()
    try:
        shipped.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(shipped.with_suffix(".lock")):
            described = tomllib.loads((_example() / "workspace.toml").read_text(encoding="utf-8"))
            papers = tuple(sorted((_example() / "sources").iterdir()))
            kept = {path.name for path in Workspace.open(shipped).sources()} if Workspace.exists(shipped) else set()
            summary = (build or building.build)(papers, shipped, **described, without=kept - {path.name for path in papers})
            shipped.with_suffix(".stamp").write_text(_checksum(), encoding="utf-8")
    except OSError as error:
        sentence = f"The folder {shipped.parent} cannot be used ({error.strerror}): name a workspace with --workspace DIR."
        raise WorkspaceError(sentence) from error
    return summary


def _shipped_folder() -> Path:
    return data_folder() / _example().name


def _example() -> Path:
    return folder_of("examples") / "leicestershire"


def _stamp_of(shipped: Path) -> str:
    stamp = shipped.with_suffix(".stamp")
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def _checksum() -> str:
    """A checksum of what the shipped workspace is made from: papers, words, rules, conventions, code."""
    return checksum_of_files(makers(*_MAKERS))
