"""A real server of an empty dataset, as `goldenthread serve --scratch` starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

COMMAND = [sys.executable, "-c", "from goldenthread.viz.cli import main; main()", "serve", "--only-sparql", "--port", "0"]


@contextmanager
def serving(*options: str, environment: dict[str, str] | None = None) -> Iterator[str]:
    """The address of a server that is started with some options, and stopped in the end."""
    with subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, text=True, env=os.environ | (environment or {})) as server:
        try:
            yield _address(server.stdout)
        finally:
            server.terminate()


def _address(told: IO[str] | None) -> str:
    assert told is not None
    line = told.readline()
    assert line.startswith("SPARQL: http"), f"the server says {line!r}"
    return line.split()[1].removesuffix("/sparql")


@pytest.fixture(scope="session")
def scratch() -> Iterator[str]:
    """The address of a server whose dataset all tests share: each begins with DROP ALL."""
    with serving("--scratch") as address:
        yield address
