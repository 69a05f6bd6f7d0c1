"""SPARQL servers for tests: real ones, each in a process of its own, on loopback and a free port, with a folder of its own.

Oxigraph comes with the tests' requirements; Virtuoso 7 is Debian's package virtuoso-opensource-7-bin, which .ci/run installs.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

_PATIENCE = 60.0  # seconds: a start takes one or two, on a machine with nothing else to do
_TRIES = 3  # a port that was free a moment ago may be taken by now

_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = {buffers}
MaxMemPoolSize = 1600000000
MaxDirtyBuffers = {dirty}
DirsAllowed = {folder}, {readable}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = {threads}
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: the URL for queries, who may change it, and (Virtuoso) the port for SQL."""

    query: str
    user: str = ""
    password: str = ""
    sql: int = 0


@pytest.fixture
def oxigraph() -> Iterator[str]:
    """The URL of an Oxigraph server that holds nothing, for one test; it is there within 0.1 s."""
    with oxigraph_server() as server:
        yield server.query.removesuffix("/query")


@pytest.fixture(scope="module")
def shared_oxigraph() -> Iterator[str]:
    """Another, for the tests of one module."""
    with oxigraph_server() as server:
        yield server.query.removesuffix("/query")


@pytest.fixture(scope="session")
def virtuoso() -> Iterator[Server]:
    """A Virtuoso 7 server for all tests of a process: what a test puts there has a base that no other test uses."""
    with virtuoso_server() as server:
        yield server


@contextmanager
def oxigraph_server() -> Iterator[Server]:
    """Start an Oxigraph server that keeps everything in memory."""
    program = program_named("oxigraph", "install the requirements of the tests")
    with running(lambda port, _: [program, "serve", "--bind", f"127.0.0.1:{port}"]) as port:
        yield Server(f"http://127.0.0.1:{port}/query")


@contextmanager
def virtuoso_server(buffers: int = 2000, threads: int = 4, readable: Path | None = None) -> Iterator[Server]:
    """Start a Virtuoso server with an empty database: so many buffers (8 kB each) and clients, and a folder to load files from."""
    program = program_named("virtuoso-t", "install virtuoso-opensource-7-bin")
    sql = free_port()

    def command(port: int, folder: Path) -> list[str]:
        settings = folder / "virtuoso.ini"
        sizes = {"buffers": buffers, "dirty": buffers * 3 // 4, "threads": threads}
        told = _VIRTUOSO.format(folder=folder, http=port, sql=sql, readable=readable or folder, **sizes)
        settings.write_text(told, encoding="utf-8")
        return [program, "+foreground", "+configfile", str(settings)]

    with running(command) as port:
        yield Server(f"http://127.0.0.1:{port}/sparql", "dba", "dba", sql)


def program_named(name: str, remedy: str) -> str:
    """Find a program, beside this Python or on the path; else the test fails (CI) or is skipped."""
    found = shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if found is None:
        missing = f"there is no {name} on this machine: {remedy}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@contextmanager
def running(command: Callable[[int, Path], list[str]]) -> Iterator[int]:
    """Start a server and give its port as soon as it listens there; end it afterwards, whatever happens."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place, ExitStack() as ending:
        folder = Path(place)
        for _ in range(_TRIES):
            port = free_port()
            with (folder / "output.txt").open("wb") as output:
                process = subprocess.Popen(command(port, folder), cwd=folder, stdout=output, stderr=output)
            ending.callback(process.wait)
            ending.callback(process.kill)
            if _listens(port, process):
                yield port
                return
        pytest.fail(f"a server did not start: {(folder / 'output.txt').read_text(errors='replace')[-1000:]}")


def _listens(port: int, process: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return process.poll() is None
        time.sleep(0.02)
    return False


def free_port() -> int:
    """Give a port on loopback that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
