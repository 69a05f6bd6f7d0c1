"""Where the characters of a text stand in its source, kept as runs: nearly each stands right behind the one before it.

>>> offsets = Offsets((0, 5), (100, 107), 8)
>>> list(offsets)
[100, 101, 102, 103, 104, 107, 108, 109]
>>> offsets[0], offsets[5], offsets[-1], len(offsets)
(100, 107, 109, 8)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import overload

__all__ = ["Offsets"]


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """A rising sequence of places, one a character. Run `i` begins with character `firsts[i]`, which stands at `starts[i]`."""

    firsts: tuple[int, ...]
    starts: tuple[int, ...]
    length: int

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[int, ...]: ...
    def __getitem__(self, index: int | slice) -> int | tuple[int, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        at = index + self.length if index < 0 else index
        if not 0 <= at < self.length:
            raise IndexError(f"There is no character {index} in a text of {self.length}.")
        run = bisect_right(self.firsts, at) - 1
        return self.starts[run] + at - self.firsts[run]

    def __iter__(self) -> Iterator[int]:
        for start, (first, after) in zip(self.starts, pairwise((*self.firsts, self.length)), strict=True):
            yield from range(start, start + after - first)
