"""What was answered lately, of one revision of the data, bounded in bytes: the least lately used goes first.

>>> recent = Recent[str, str](10)
>>> for name in ("one", "two", "three"):
...     recent.keep(name, name.upper(), 4, "monday")
>>> recent.find("one", "monday"), recent.find("three", "monday"), recent.size
(None, 'THREE', 8)
>>> recent.find("three", "tuesday"), recent.size
(None, 0)
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["Recent"]

Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Values by key, of which `limit` bytes are kept. It belongs to one event loop: no lock, nothing awaited."""

    __slots__ = ("_kept", "_limit", "_revision", "size")

    def __init__(self, limit: int) -> None:
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._limit = limit
        self._revision = ""
        #: How many bytes are kept.
        self.size = 0

    def find(self, key: Key, revision: str) -> Value | None:
        """Give what is kept under a key, which counts as a use of it, or None; of another revision nothing is kept."""
        if revision != self._revision:
            self._renew(revision)
            return None
        kept = self._kept.get(key)
        if kept is None:
            return None
        self._kept.move_to_end(key)
        return kept[0]

    def keep(self, key: Key, value: Value, size: int, revision: str) -> None:
        """Keep a value of `size` bytes in place of what the key had, and forget what there is no room for any more."""
        if revision != self._revision:
            self._renew(revision)
        _, old = self._kept.pop(key, (None, 0))
        self.size -= old
        if size > self._limit:
            return
        self._kept[key] = value, size
        self.size += size
        while self.size > self._limit:
            _, (_, gone) = self._kept.popitem(last=False)
            self.size -= gone

    def _renew(self, revision: str) -> None:
        self._kept.clear()
        self._revision, self.size = revision, 0
