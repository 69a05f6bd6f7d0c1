"""The servers that are compared, each on the same quads, in a process of its own, on loopback."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlencode

from servers import running, virtuoso_server

from .data import Data

__all__ = ["ENGINES", "OURS", "REFERENCE", "Engine", "absent", "versions"]

OURS, REFERENCE = "Golden Thread", "oxigraph serve"
_IN_MEMORY, _VIRTUOSO, _RDFLIB = "oxigraph serve, in memory", "Virtuoso 7", "rdflib-endpoint"
_MERGED = "urn:x-goldenthread:merged"  # Virtuoso's default graph is the union of all graphs: the merge is a graph of its own
_PROGRAMS = {REFERENCE: "oxigraph", _IN_MEMORY: "oxigraph", _VIRTUOSO: "virtuoso-t", _RDFLIB: "rdflib-endpoint"}
_PATIENCE = 300.0  # seconds until a server has loaded what it is asked
_BUFFERS = 170_000  # of 8 kB: a gigabyte and a third for Virtuoso


@dataclass(frozen=True, slots=True)
class Engine:
    """A server that runs: its name, where it is asked, and what it is sent with every query."""

    name: str
    url: str
    fields: Mapping[str, str] = field(default_factory=dict)


def absent(name: str) -> str:
    """Why an engine cannot be compared on this machine, or ""."""
    program = _PROGRAMS.get(name)
    found = program is None or shutil.which(program) or (Path(sys.executable).parent / program).is_file()
    return "" if found else f"{program} is not installed"


@contextmanager
def ours(data: Data, *options: str) -> Iterator[Engine]:
    """`goldenthread serve --only-sparql`, with the store that the size of the workspace tells."""
    program = "from goldenthread.viz.cli import main; main()"
    told = ("serve", "--only-sparql", "-w", str(data.workspace.folder), *options)
    with running(lambda port, _: [sys.executable, "-P", "-c", program, *told, "--port", str(port)]) as port:
        yield _answering(Engine(OURS, f"http://127.0.0.1:{port}/sparql"))


@contextmanager
def oxigraph_on_disk(data: Data) -> Iterator[Engine]:
    """Oxigraph's own server on a database that its own loader made."""
    program, folder = _program("oxigraph"), data.copies / "oxigraph"
    if not folder.is_dir():
        beside = folder.with_suffix(".new")
        shutil.rmtree(beside, ignore_errors=True)
        for command in (["load", "--location", str(beside), "--file", str(data.dumped("all.nq"))], ["optimize", "--location", str(beside)]):
            subprocess.run([program, *command], check=True, capture_output=True)
        beside.rename(folder)
    with running(lambda port, _: [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]) as port:
        yield _answering(Engine(REFERENCE, f"http://127.0.0.1:{port}/query"))


@contextmanager
def oxigraph_in_memory(data: Data) -> Iterator[Engine]:
    """The same server with all quads in memory."""
    program = _program("oxigraph")
    with running(lambda port, _: [program, "serve", "--bind", f"127.0.0.1:{port}"]) as port:
        with data.dumped("all.nq").open("rb") as quads:
            sent = urllib.request.Request(
                f"http://127.0.0.1:{port}/store",
                quads,
                {"Content-Type": "application/n-quads", "Content-Length": str(data.dumped("all.nq").stat().st_size)},
                method="POST",
            )
            urllib.request.urlopen(sent, timeout=_PATIENCE).close()  # noqa: S310 - a server on loopback that was just started
        yield _answering(Engine(_IN_MEMORY, f"http://127.0.0.1:{port}/query"))


@contextmanager
def virtuoso(data: Data) -> Iterator[Engine]:
    """Virtuoso 7, all in its buffers; its dataset is the merge, named by default-graph-uri."""
    merged, every = data.dumped("merged.nt"), data.dumped("all.nq")
    with virtuoso_server(_BUFFERS, 40, data.copies) as server:
        load = (
            f"log_enable(2,1); DB.DBA.TTLP_MT(file_to_string_output('{merged}'), '', '{_MERGED}', 0);"
            f"DB.DBA.TTLP_MT(file_to_string_output('{every}'), '', '{_MERGED}:rest', 512); checkpoint;"
        )
        told = subprocess.run(
            ["isql-vt", f"127.0.0.1:{server.sql}", server.user, server.password, f"exec={load}"], check=True, capture_output=True, text=True
        )
        if "Error" in told.stderr + told.stdout:
            raise SystemExit(f"Virtuoso did not load the quads: {(told.stderr + told.stdout)[:500]}")
        yield _answering(Engine(_VIRTUOSO, server.query, {"default-graph-uri": _MERGED}))


@contextmanager
def rdflib_endpoint(data: Data) -> Iterator[Engine]:
    """rdflib-endpoint on the merge alone, since it asks all graphs as one; over Oxigraph where oxrdflib is installed."""
    store = "Oxigraph" if find_spec("oxrdflib") else "default"
    program, merged = _program("rdflib-endpoint"), data.dumped("merged.nt")
    with running(lambda port, _: [program, "serve", "--store", store, "--port", str(port), "--host", "127.0.0.1", str(merged)]) as port:
        yield _answering(Engine(_RDFLIB, f"http://127.0.0.1:{port}/"))


#: Each engine by its name, in the order of the tables.
ENGINES: Mapping[str, Callable[[Data], AbstractContextManager[Engine]]] = {
    OURS: ours,
    REFERENCE: oxigraph_on_disk,
    _IN_MEMORY: oxigraph_in_memory,
    _VIRTUOSO: virtuoso,
    _RDFLIB: rdflib_endpoint,
}


def versions() -> tuple[str, ...]:
    """The engines by name and version."""
    told = [f"{name} {version(name)}" for name in ("oxigraph", "rdflib-endpoint", "uvicorn")]
    if not absent(_VIRTUOSO):
        said = subprocess.run(["virtuoso-t", "-?"], check=False, capture_output=True, text=True)
        told += [f"Virtuoso {found[1]}" for found in [re.search(r"Version ([\d.]+)", said.stdout + said.stderr)] if found]
    return tuple(told)


def _program(name: str) -> str:
    found = shutil.which(name) or str(Path(sys.executable).parent / name)
    return found if Path(found).is_file() else name


def _answering(engine: Engine) -> Engine:
    """The engine, as soon as it answers that it holds something."""
    until = time.monotonic() + _PATIENCE
    body = urlencode({**engine.fields, "query": "SELECT * { ?s ?p ?o } LIMIT 1"}).encode()
    headers = {"Accept": "application/sparql-results+json"}
    while True:
        try:
            asked = urllib.request.Request(engine.url, body, headers)  # noqa: S310 - the same
            with urllib.request.urlopen(asked, timeout=30) as reply:  # noqa: S310
                if b'"o"' in reply.read():
                    return engine
        except (urllib.error.URLError, ConnectionError) as error:
            if time.monotonic() > until:
                raise SystemExit(f"{engine.name} does not answer: {error}") from error
        time.sleep(0.1)
