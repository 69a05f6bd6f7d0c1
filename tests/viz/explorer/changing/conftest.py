"""A workspace of one Leicestershire paper, a desk at work on it, and what is handed in."""

from __future__ import annotations

import io
import shutil
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.building import build
from goldenthread.graph.workspace import Workspace
from goldenthread.viz.explorer.changing.desk import Desk
from goldenthread.viz.explorer.changing.form import Upload
from goldenthread.viz.explorer.changing.imports import read_import

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from goldenthread.viz.explorer.changing.imports import Import

_LETTERS = 8_000  # of a paper
_PATIENCE = 120.0  # seconds: a build takes two, on a machine with nothing else to do
_LOOK = 0.1  # seconds between two looks: a builder lets others go first, those who look too often as well


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, leicestershire_papers: tuple[Path, ...]) -> tuple[Path, ...]:
    """The beginnings of the two Leicestershire papers: enough to be told for what they are."""
    folder = tmp_path_factory.mktemp("papers")
    for paper in leicestershire_papers:
        text = paper.read_text(encoding="utf-8")
        (folder / paper.name).write_text(text[: text.rindex("\n\n", 0, _LETTERS)] + "\n", encoding="utf-8")
    return tuple(sorted(folder.iterdir()))


@pytest.fixture(scope="session")
def of_one_paper(tmp_path_factory: pytest.TempPathFactory, papers: tuple[Path, ...]) -> Path:
    """The workspace, built once: each test changes a copy of it."""
    folder = tmp_path_factory.mktemp("one") / "plan"
    build(papers[:1], folder, base="https://example.org/plan/", council="Leicestershire County Council")
    return folder


@pytest.fixture
def workspace(of_one_paper: Path, tmp_path: Path) -> Workspace:
    return Workspace.open(Path(shutil.copytree(of_one_paper, tmp_path / "plan")))


@contextmanager
def at_work(workspace: Workspace) -> Iterator[Desk]:
    """A desk that is open."""
    desk = Desk(workspace)
    desk.open()
    try:
        yield desk
    finally:
        desk.close()


@pytest.fixture
def desk(workspace: Workspace) -> Iterator[Desk]:
    with at_work(workspace) as desk:
        yield desk


def upload(name: str, content: bytes) -> Upload:
    return Upload(name, len(content), io.BytesIO(content))


def until(true: Callable[[], bool]) -> None:
    """Wait for what must come."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < _PATIENCE, "it did not come"
        time.sleep(_LOOK)


def looked_at(workspace: Workspace, name: str) -> Import:
    """The import of a name, once it is known what it would change, or why not."""
    until(lambda: (found := read_import(workspace.folder, name)).preview is not None or bool(found.trouble))
    return read_import(workspace.folder, name)


def settled(workspace: Workspace, name: str) -> Import:
    """The import of a name, once it is built or was refused."""
    until(lambda: bool((found := read_import(workspace.folder, name)).done or found.trouble or found.again))
    return read_import(workspace.folder, name)


def visible(folder: Path) -> dict[str, bytes]:
    """All that a workspace shows, with the bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".goldenthread" not in path.parts
    }
