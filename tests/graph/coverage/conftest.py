"""The workspace of the two example papers."""

from pathlib import Path

import pytest

from goldenthread.graph.building import build
from goldenthread.graph.workspace import Workspace


@pytest.fixture(scope="session")
def leicestershire(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    papers = sorted((root / "examples/leicestershire/sources").glob("*.txt"))
    return build(papers, tmp_path_factory.mktemp("coverage") / "plan", council="Leicestershire County Council").workspace
