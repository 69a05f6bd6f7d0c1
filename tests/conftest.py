"""What several tests share: where the checkout is, and the Leicestershire papers and workspace."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace

pytest_plugins = ("servers", "engines", "explorer", "browsing", "visiting")  # of tests/support

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def leicestershire_papers() -> tuple[Path, ...]:
    """The two example papers."""
    return tuple(sorted((ROOT / "examples/leicestershire/sources").glob("*.txt")))


@pytest.fixture(scope="session")
def leicestershire(leicestershire_papers: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The workspace built from the two example papers. Shared by all tests: read it, do not change it."""
    from goldenthread.graph.building import build
    from goldenthread.graph.workspace import Workspace

    described = tomllib.loads((ROOT / "examples/leicestershire/workspace.toml").read_text(encoding="utf-8"))
    folder = tmp_path_factory.mktemp("leicestershire")
    Workspace.create(folder, described["base"], described["council"])
    build(leicestershire_papers, folder)
    return Workspace.open(folder)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of checks that lies beside the checkout, or where GOLDENTHREAD_SHARED says; without it, a skip."""
    folder = Path(os.environ.get("GOLDENTHREAD_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the folder of further checks is not here: set GOLDENTHREAD_SHARED to it")
    return folder
