"""What several tests share: where the checkout is, and the Leicestershire papers and workspace."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import tomllib
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goldenthread.graph.workspace import Workspace

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


@contextmanager
def _empty_oxigraph() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    binary = Path(sys.executable).with_name("oxigraph")
    server = subprocess.Popen([binary, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(1000):
            with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/"):
                break
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


@pytest.fixture
def oxigraph() -> Iterator[str]:
    """The URL of an Oxigraph server that holds nothing, for one test; it is there within 0.1 s."""
    with _empty_oxigraph() as url:
        yield url


@pytest.fixture(scope="module")
def shared_oxigraph() -> Iterator[str]:
    """Another, for the tests of one module."""
    with _empty_oxigraph() as url:
        yield url
