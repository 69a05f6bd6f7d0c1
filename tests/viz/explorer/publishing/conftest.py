"""The Leicestershire workspace as a site of files, written once for all processes of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from following import files_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace


@pytest.fixture(scope="session")
def site(leicestershire: Workspace, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder of the site."""
    from goldenthread.viz.explorer.publishing.publishing import publish

    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if hasattr(request.config, "workerinput") else own) / "published"
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            publish(leicestershire, folder)
    return folder


@pytest.fixture(scope="session")
def files(site: Path) -> Mapping[str, bytes]:
    """All files of the site, by their path in it."""
    return files_of(site)
