"""A real server, as `goldenthread serve` starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from goldenthread.graph.workspace import Workspace

    Serving = Callable[..., AbstractContextManager[str]]

COMMAND = [sys.executable, "-c", "from goldenthread.viz.cli import main; main()", "serve", "--only-sparql", "--port", "0"]


@pytest.fixture(scope="session")
def serving() -> Serving:
    """Start a server with some options, environment variables as keywords; gives its address, and stops it with Ctrl-C."""

    @contextmanager
    def started(*options: str, **environment: str) -> Iterator[str]:
        command, named = [*COMMAND, *options], os.environ | environment
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=named, start_new_session=True) as server:
            try:
                assert server.stdout is not None
                line = server.stdout.readline()
                assert line.startswith("SPARQL: http"), f"the server says {line!r}"
                yield line.split()[1].removesuffix("/sparql")
            finally:
                server.send_signal(signal.SIGINT)
                try:
                    left, _ = server.communicate(timeout=60)
                finally:
                    server.kill()
        assert (server.returncode, left) == (0, ""), "it ends well, and says no more"

    return started


@pytest.fixture(scope="session")
def scratch(serving: Serving) -> Iterator[str]:
    """The address of a server whose dataset all tests share: each begins with DROP ALL."""
    with serving("--scratch") as address:
        yield address


@pytest.fixture(scope="session")
def plan(serving: Serving, leicestershire: Workspace) -> Iterator[str]:
    """The address of a server of a workspace, which is only read."""
    with serving("--workspace", str(leicestershire.folder)) as address:
        yield address
