"""What was asked of a store for its revision, kept for whoever asks again."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...graph.search import SearchableStore
    from ...graph.store.store import Store

__all__ = ["ByRevision"]

_T = TypeVar("_T")
_KEPT = 4  # revisions: the last of a few workspaces


class ByRevision(Generic[_T]):
    """A function of a store whose last results are kept; of two that ask at once the second waits for the first."""

    def __init__(self, made: Callable[[Store], _T]) -> None:
        """Take the function, whose result may depend on nothing but the quads."""
        self._made, self._lock = made, Lock()
        self._kept: dict[str, _T] = {}

    def __call__(self, store: SearchableStore) -> _T:
        """Give the result for this store's revision. Raises what the function raises, and keeps nothing then."""
        with self._lock:
            if store.revision not in self._kept:
                found = self._made(store)
                while len(self._kept) >= _KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[store.revision] = found
            return self._kept[store.revision]
