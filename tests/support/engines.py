"""The engines that keep a graph, each behind the same interface: what holds on one must hold on all.

    def test_something(store_on: StoreOn) -> None:      # runs once on every engine
        assert store_on(quads).ask("ASK { ... }")

A server keeps what it was sent for as long as the tests run. For a new set of quads it is sent the difference alone, so
that the vocabulary, which is in every set, travels once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from servers import oxigraph_server

from goldenthread.graph._addresses import is_apart
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.merge import is_fact
from goldenthread.graph.store.oxigraph import OxigraphStore
from goldenthread.graph.store.remote.addresses import address_of
from goldenthread.graph.store.remote.credentials import Credentials
from goldenthread.graph.store.remote.ledger import ledger_graph, merged_graph, read_ledger
from goldenthread.graph.store.remote.store import RemoteStore
from goldenthread.graph.store.remote.wire import Wire
from goldenthread.graph.store.store import Store
from goldenthread.ontology.terms import HAS_CHECKSUM

if TYPE_CHECKING:
    from pathlib import Path

    from servers import Server

#: Gives a store that holds some quads, and nothing else, until it is asked for another.
StoreOn = Callable[[Iterable[Quad]], Store]

BASE = "https://example.org/council/"
ENGINES = ("memory", "disk", "oxigraph", "virtuoso")
_BATCH = 1000  # quads in one request: Virtuoso reads no more than 10,000 lines


@pytest.fixture(scope="session", params=ENGINES)
def store_on(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreOn]:
    """Make the store of some quads on an engine; a test that asks for it runs on each."""
    match request.param:
        case "memory":
            yield EmbeddedStore.of
        case "disk":
            yield OnDisk(tmp_path_factory.mktemp("disk"))
        case "oxigraph":
            with oxigraph_server() as server:
                yield Filled(server)
        case "virtuoso":
            yield Filled(request.getfixturevalue("virtuoso"))


class OnDisk:
    """The engine on disk, with the quads of one store at a time: how an index is made of files is tried elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._engine = ox.Store(str(folder))
        self._held: frozenset[Quad] = frozenset()

    def __call__(self, quads: Iterable[Quad]) -> OxigraphStore:
        wanted = frozenset(each for quad in quads for each in ((quad, Quad(*quad.triple)) if is_fact(quad) else (quad,)))
        for quad in self._held - wanted:
            self._engine.remove(quad)
        self._engine.extend(wanted - self._held)
        self._held = wanted
        return OxigraphStore(self._engine)


class Filled:
    """A server that holds the quads of one store at a time."""

    def __init__(self, server: Server) -> None:
        credentials = Credentials(server.user, server.password) if server.user else None
        self._wire = Wire(address_of(server.query), credentials)
        self._kind = read_ledger(self._wire, BASE).server
        self._held: frozenset[Quad] = frozenset()

    def __call__(self, quads: Iterable[Quad]) -> RemoteStore:
        wanted = frozenset(_with_merged(quads))
        for what, difference in (("DELETE", self._held - wanted), ("INSERT", wanted - self._held)):
            rest = iter(difference)
            while batch := tuple(islice(rest, _BATCH)):
                lines = (f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}" for quad in batch)
                self._wire.update(self._kind.updates_at(self._wire.address), f"{what} DATA {{\n{chr(10).join(lines)}\n}}")
        self._held = wanted
        return RemoteStore(self._wire, BASE, self._kind)


def _with_merged(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with those of the merged graph and of the ledger, as `goldenthread mirror` keeps them."""
    ledger, merged = ledger_graph(BASE), merged_graph(BASE)
    for quad in quads:
        yield quad
        assert isinstance(quad.graph_name, NamedNode)
        yield Quad(quad.graph_name, NamedNode(HAS_CHECKSUM), Literal("told by a test"), ledger)
        if not is_apart(quad.graph_name.value):
            yield Quad(quad.subject, quad.predicate, quad.object, merged)
