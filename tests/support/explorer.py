"""A running explorer, as a user starts it: a process of its own on a free port."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

__all__ = ["exploring"]

_COMMAND = [sys.executable, "-c", "from goldenthread.viz.cli import main; main()", "serve", "--no-browser", "--port", "0"]
_TOLD = re.compile(r"Explorer: (\S+)/ ")


@contextmanager
def exploring(folder: Path, *options: str, log: Path | None = None) -> Iterator[str]:
    """Give the address of an explorer of a workspace, without a slash at its end; it is ended afterwards.

    What it writes to standard error goes to the file `log`, if there is one.
    """
    command = [*_COMMAND, "--workspace", str(folder), *options]
    with ExitStack() as opened:
        errors = opened.enter_context(log.open("wb")) if log else None
        server = opened.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True))
        try:
            assert server.stdout is not None
            told = _TOLD.match(server.stdout.readline())
            assert told is not None, "the explorer did not start"
            yield told[1]
        finally:
            server.terminate()
            server.wait(timeout=60)


@pytest.fixture(scope="session")
def explorer(leicestershire: Workspace) -> Iterator[str]:
    """The address of an explorer of the Leicestershire papers, once a test process. It takes no changes: it is for reading."""
    with exploring(leicestershire.folder, "--read-only") as address:
        yield address
