"""A store together with its index of names and quoted words."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from ..store.queryable import Queryable
from .opening import memory_index, open_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pyoxigraph import Quad, Triple

    from ..store.store import Store, Table, Term
    from .index import SearchIndex

__all__ = ["SearchableStore", "index_of"]


class SearchableStore(Queryable):
    """Any store, asked as ever, and the index of its revision, which is opened or made when it is first needed."""

    __slots__ = ("_folder", "_index", "_lock", "_store", "revision")

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        """Take a store and the folder where its index may lie; without one it is in memory."""
        self._store, self._folder = store, folder
        #: What tells this state of the quads from others; asked of the store once, which a server takes a while to tell.
        self.revision = store.revision
        self._index: SearchIndex | None = None
        self._lock = Lock()

    @property
    def index(self) -> SearchIndex:
        """The index of the names and quoted words of this store. Raises QueryError where the store cannot be read."""
        with self._lock:
            if self._index is None:
                self._index = open_index(self._store, self.revision, self._folder)
            return self._index

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        """Run a query of any form."""
        return self._store.query(query, bindings)

    def quads(self, graph: str = "") -> Iterator[Quad]:
        """Give the quads of all named graphs, or of one."""
        return self._store.quads(graph)

    def graphs(self) -> tuple[str, ...]:
        """List the IRIs of the named graphs, sorted."""
        return self._store.graphs()


def index_of(store: Store, *, words: bool = True) -> SearchIndex:
    """Give the index of a store: its own, or one made now in memory; without `words`, of names at least."""
    return store.index if isinstance(store, SearchableStore) else memory_index(store, words=words)
