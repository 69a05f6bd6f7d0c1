"""SPARQL servers, ours and others, each in a process of its own on loopback, with the same triples as default graph."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["PEERS", "Server", "ours", "started"]

_PATIENCE = 120.0
_GRAPH = "https://example.org/merge"
_VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 40
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 40
KeepAliveTimeout = 60
[SPARQL]
ResultSetMaxRows = 1000000
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs: what it is called, where it listens, and what a query needs beside its text."""

    name: str
    port: int
    path: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def ours(workspace: Path) -> Server:
    """Start the endpoint of this package on a workspace."""
    command = [
        str(Path(sys.executable).with_name("goldenthread")),
        "serve",
        "--only-sparql",
        "--port",
        "{port}",
        "--workspace",
        str(workspace),
    ]
    return Server("Golden Thread", _start(command, workspace.parent / "ours"), "/sparql")


def _oxigraph(triples: Path, folder: Path) -> Server:
    program = str(Path(sys.executable).with_name("oxigraph"))
    location = folder / "oxigraph"
    subprocess.run([program, "load", "--location", str(location), "--file", str(triples)], check=True, capture_output=True)
    subprocess.run([program, "optimize", "--location", str(location)], check=True, capture_output=True)
    command = [program, "serve-read-only", "--location", str(location), "--bind", "127.0.0.1:{port}"]
    return Server("Oxigraph server", _start(command, folder), "/query")


def _virtuoso(triples: Path, folder: Path) -> Server:
    sql = _free_port()
    shutil.copy(triples, folder / "merge.nt")
    settings = folder / "virtuoso.ini"

    def write(port: int) -> None:
        settings.write_text(_VIRTUOSO.format(folder=folder, http=port, sql=sql), encoding="utf-8")

    port = _start(["virtuoso-t", "+foreground", "+configfile", str(settings)], folder, write)
    loading = f"ld_dir('{folder}', 'merge.nt', '{_GRAPH}'); rdf_loader_run(); checkpoint;"
    for _ in range(60):
        done = subprocess.run(["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={loading}"], capture_output=True, check=False)
        if done.returncode == 0 and b"Error" not in done.stderr:
            break
        time.sleep(0.5)
    return Server("Virtuoso 7", port, "/sparql", {"default-graph-uri": _GRAPH})


def _rdflib_endpoint(triples: Path, folder: Path) -> Server:
    program = str(Path(sys.executable).with_name("rdflib-endpoint"))
    return Server("rdflib-endpoint", _start([program, "serve", "--host", "127.0.0.1", "--port", "{port}", str(triples)], folder), "/")


#: The others, by how they are started; and the most triples that each is given (None: any number).
PEERS = ((_oxigraph, None), (_virtuoso, None), (_rdflib_endpoint, 300_000))

_running: list[subprocess.Popen[bytes]] = []


@contextmanager
def started() -> Iterator[None]:
    """End, when the block ends, every server that was started in it."""
    try:
        yield
    finally:
        while _running:
            process = _running.pop()
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _start(command: list[str], folder: Path, prepare: Callable[[int], None] = lambda port: None) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    prepare(port)
    name = re.sub(r"\W", "", Path(command[0]).name)
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            [part.replace("{port}", str(port)) for part in command], cwd=folder, stdout=log, stderr=log, env=os.environ
        )
    _running.append(process)
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return port
    raise RuntimeError(f"{name} did not start: {(folder / f'{name}.log').read_text(errors='replace')[-500:]}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
