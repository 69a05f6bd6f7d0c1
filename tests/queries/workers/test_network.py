"""No query reaches another machine, whichever of the locks is left: the scan, the namespace, the filter, the limit on files."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.workers.change import Update
from goldenthread.queries.workers.errors import FederationError, WorkerLostError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORKERS = "goldenthread.queries.workers"
NOFILE = f"from {WORKERS}._confining import confine\nfrom {WORKERS}.question import Limits\nconfine(Limits(), 0)"
CHANGE = f"from {WORKERS}._confining import bounded\nfrom {WORKERS}.question import Limits\nkept = bounded(Limits())\nkept.__enter__()"
FILTER = f"from {WORKERS}._filter import forbid_sockets\nsys.exit(3) if not forbid_sockets() else None"
NAMESPACE = f"from {WORKERS}._confining import cut_off_network; sys.exit(3) if not cut_off_network() else None"
ASK = "store.query('SELECT * {{ SERVICE SILENT <http://127.0.0.1:{0}/> {{ ?s ?p ?o }} }}')"


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_a_query_that_names_another_machine_is_refused(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened() as pool:
            with pytest.raises(FederationError, match="ask only what is here"):
                await ask(pool, "SELECT * { SERVICE <http://127.0.0.1/> {} }")
            for elsewhere in ("LOAD <http://127.0.0.1/>", "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"):
                with pytest.raises(FederationError, match="not allowed here"):
                    await pool.change(Update(text=elsewhere))

    running(story())


def test_a_worker_reaches_nothing_even_if_the_refusal_is_got_round(
    opened: Callable[..., Any],
    ask: Callable[..., Any],
    running: Callable[..., Any],
    listening: socket.socket,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def story() -> None:
        async with opened() as pool:
            with pytest.raises(WorkerLostError, match="could not be answered"):
                await ask(pool, f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")

    port = listening.getsockname()[1]
    monkeypatch.setattr("goldenthread.queries.workers.pool.endpoints_of", lambda *_: ())
    running(story())
    with pytest.raises(BlockingIOError):
        listening.accept()


@pytest.mark.parametrize(
    ("lock", "reached"),
    [("", True), (NOFILE, False), (NAMESPACE, False), (FILTER, False), (CHANGE, False)],
    ids=["none", "files", "namespace", "filter", "change"],
)
def test_either_lock_is_enough(lock: str, reached: bool, listening: socket.socket) -> None:
    question = ASK.format(listening.getsockname()[1])
    with subprocess.Popen([sys.executable, "-c", f"import sys, pyoxigraph\nstore = pyoxigraph.Store()\n{lock}\n{question}"]) as process:
        if reached:  # the socket is one that would tell
            listening.setblocking(True)
            listening.settimeout(20)
            listening.accept()[0].close()
            process.kill()
        elif process.wait(20) == 3:
            pytest.skip("this system has no such lock")
    if not reached:
        with pytest.raises(BlockingIOError):
            listening.accept()
