"""The Leicestershire workspace as a site of files, written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from following import files_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace


@pytest.fixture(scope="session")
def site(leicestershire: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    from goldenthread.viz.explorer.publishing.publishing import publish

    folder = tmp_path_factory.mktemp("published") / "site"
    publish(leicestershire, folder)
    return folder


@pytest.fixture(scope="session")
def files(site: Path) -> Mapping[str, bytes]:
    """All files of the site."""
    return files_of(site)
