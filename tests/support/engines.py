"""The engines that keep a graph, each behind the same interface: what holds on one must hold on all.

    def test_something(store_on: StoreOn) -> None:      # runs once on every engine
        assert store_on(quads).ask("ASK { ... }")

A server keeps what it was sent for as long as the tests run. For a new set of quads it is sent the difference alone, so
that the vocabulary, which is in every set, travels once.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize
from servers import oxigraph_server

from goldenthread.graph.addresses import is_apart
from goldenthread.graph.store.disk import DiskStore, make_index
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.remote.addresses import address_of
from goldenthread.graph.store.remote.credentials import Credentials
from goldenthread.graph.store.remote.ledger import ledger_graph, merged_graph, read_ledger
from goldenthread.graph.store.remote.store import RemoteStore
from goldenthread.graph.store.remote.wire import Wire
from goldenthread.graph.store.store import Store
from goldenthread.ontology.terms import HAS_CHECKSUM

if TYPE_CHECKING:
    from servers import Server

#: Gives a store that holds some quads, and nothing else, until it is asked for another.
StoreOn = Callable[[Iterable[Quad]], Store]

BASE = "https://example.org/council/"
ENGINES = ("memory", "disk", "oxigraph", "virtuoso")
_BATCH = 1000  # quads in one request: Virtuoso reads no more than 10,000 lines
_QUICK = Path("/dev/shm")  # noqa: S108 - a folder in memory, where there is one: a hundred indexes are forced to disk


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Iterator[Callable[[str], StoreOn]]:
    """Give an engine by its name; a server is started when it is first asked for."""
    with ExitStack() as ending:

        @cache
        def named(name: str) -> StoreOn:
            return _kept(_started(name))

        def _started(name: str) -> StoreOn:
            match name:
                case "oxigraph":
                    return Filled(ending.enter_context(oxigraph_server()))
                case "virtuoso":
                    return Filled(request.getfixturevalue("virtuoso"))
                case "disk":
                    return Indexed(Path(ending.enter_context(TemporaryDirectory(dir=_QUICK if _QUICK.is_dir() else None))))
            return EmbeddedStore.of

        yield named


@pytest.fixture(scope="session", params=ENGINES)
def store_on(request: pytest.FixtureRequest, engine: Callable[[str], StoreOn]) -> StoreOn:
    """Make the store of some quads on an engine; a test that asks for it runs on each."""
    return engine(request.param)


@pytest.fixture(scope="session", params=ENGINES[1:])
def elsewhere(request: pytest.FixtureRequest, engine: Callable[[str], StoreOn]) -> StoreOn:
    """Make the store of some quads on an engine other than the one in memory; a test that asks for it runs on each."""
    return engine(request.param)


def _kept(store_on: StoreOn) -> StoreOn:
    """The same engine, which does nothing when it is asked again for the store of the very same tuple of quads."""
    last: list[tuple[Iterable[Quad], Store]] = []

    def again(quads: Iterable[Quad]) -> Store:
        if not (last and isinstance(quads, tuple) and quads is last[0][0]):
            last[:] = [(quads, store_on(quads))]
        return last[0][1]

    return again


class Indexed:
    """An index on disk, made anew for each set of quads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, quads: Iterable[Quad]) -> DiskStore:
        document, index = self._folder / "quads.trig", self._folder / "index"
        serialize(quads, document, format=RdfFormat.TRIG)
        shutil.rmtree(index, ignore_errors=True)
        make_index(index, [document], (), lambda: True)
        return DiskStore(index, "told by a test")


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
