"""The endpoint beside other servers: point, path and aggregate queries, first asked and asked again, by 1, 8 and 32 clients."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from goldenthread.graph.store.oxigraph import OxigraphStore

from .asked import classes
from .load import answer, load
from .servers import PEERS, Server, ours, started
from .timing import Table

__all__ = ["endpoint"]

_CLIENTS = (1, 8, 32)
_CHECKED = 5  # queries of each class whose rows are compared
_AGAIN = 5  # how many queries are asked again and again, to be remembered


def endpoint(workspace: Path, store: OxigraphStore, requests: int) -> tuple[Table, int]:
    """p50 and p99 of every server, rows compared first; gives the table, and how many servers' rows differ."""
    queries = classes(store)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, started():
        folder = Path(name)
        triples = folder / "merge.nt"
        with triples.open("w", encoding="utf-8") as file:
            file.writelines(f"{triple} .\n" for triple in store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))
        size = sum(1 for _ in triples.open("rb"))
        own = ours(workspace)
        servers, left = [own], list[str]()
        for number, (start, most) in enumerate(PEERS):
            if (most is None or size <= most) and (start.__name__ != "_virtuoso" or shutil.which("virtuoso-t")):
                (folder / str(number)).mkdir()
                servers.append(start(triples, folder / str(number)))
            else:
                left.append(start.__name__.strip("_").replace("_", "-"))
        differing = [server.name for server in servers if not _right(server, store, queries)]
        timed = [server for server in servers if server.name not in differing]
        rows = [row for kind, texts in queries.items() for clients in _CLIENTS for row in _rows(timed, kind, texts, clients, requests)]
    head = ("queries", "clients", *(f"{server.name} p50 / p99 ms" for server in timed), "ours to Oxigraph server")
    note = f"{size:,} triples. Rows differ on: {', '.join(differing) or 'none'}. Left out for want of time: {', '.join(left) or 'none'}."
    return Table("The endpoint beside other servers", head, rows, note), len(differing)


def _right(server: Server, store: OxigraphStore, queries: dict[str, list[str]]) -> bool:
    """Whether a server gives the rows of the store for some queries of each class."""
    return all(answer(server, text) == sorted(store.select(text).texts) for texts in queries.values() for text in texts[:_CHECKED])


def _rows(servers: list[Server], kind: str, texts: list[str], clients: int, requests: int) -> list[list[str]]:
    """First every query once, which no server can remember; then a few again and again."""
    fresh = [f"{text}\n# {clients}" for text in texts]
    count = min(requests, len(fresh)) if kind != "aggregate" else max(clients * 2, min(requests, 40))
    found = []
    for name, asked, number in ((kind, fresh, count), (f"{kind}, again", fresh[:_AGAIN], requests if kind != "aggregate" else count)):
        times = []
        for server in servers:
            if asked is not fresh:
                load(server, asked, 1, len(asked))
            times.append(load(server, asked, clients, number)[0])
        peer = next((time for server, time in zip(servers, times, strict=True) if server.name.startswith("Oxigraph")), None)
        ratio = f"{times[0].p50 / peer.p50:.2f}" if peer and servers[0].name == "Golden Thread" else ""
        found.append([name, str(clients), *map(str, times), ratio])
    return found
