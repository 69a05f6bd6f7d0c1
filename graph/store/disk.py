"""Oxigraph on disk: an index of a workspace's files that can be thrown away.

It is made from the files in two streams at once, one of the named graphs and one of the merge of those that are facts,
each one call of the engine's bulk loader; that is what keeps both of two cores at work. The loader writes without
transactions, so an index is made beside, forced to disk and then renamed: one that has its name is whole.
"""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from io import BufferedReader, RawIOBase
from threading import Event
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Store

from ..publishing import sync_folder
from ._use import BESIDE, InUse, mark
from .merge import facts, is_fact
from .oxigraph import OxigraphStore

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

__all__ = ["DiskStore", "make_index"]

_PIECE = 1 << 20  # bytes that the engine takes at once


class DiskStore(OxigraphStore):
    """An index on disk, which nobody changes: opened in milliseconds, by as many processes as like."""

    __slots__ = ("_held",)

    def __init__(self, index: Path, revision: str) -> None:
        """Open an index that `make_index` made of files of that revision; raise OSError where there is none."""
        self._held = InUse(index)
        super().__init__(Store.read_only(str(index)), revision)


def make_index(index: Path, documents: Collection[Path], vocabulary: Iterable[Quad], are_current: Callable[[], bool]) -> None:
    """Make an index of TriG files and of the words that come with them; all of it is there then, or nothing.

    Nothing, too, if the documents are no longer `are_current` when it is made. Raises SyntaxError for one that is malformed,
    and OSError where one cannot be read or the index not written. Made by one at a time: whoever makes one takes away what
    another left that was cut short.
    """
    for left in index.parent.glob(f"*{BESIDE}"):
        shutil.rmtree(left, ignore_errors=True)
    beside = index.with_suffix(BESIDE)
    try:
        _fill(Store(str(beside)), documents, vocabulary)
        if are_current():
            mark(beside)
            _force(beside)
            shutil.rmtree(index, ignore_errors=True)  # what has the name and is no index
            beside.rename(index)
            sync_folder(index.parent)
    except FileNotFoundError:
        if are_current():
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fill(engine: Store, documents: Collection[Path], vocabulary: Iterable[Quad]) -> None:
    words = list(vocabulary)
    engine.bulk_extend([*words, *(Quad(*quad.triple) for quad in words if is_fact(quad))])
    stop = Event()

    def load(pieces: Iterator[bytes], syntax: RdfFormat) -> None:
        engine.bulk_load(BufferedReader(_Stream(pieces, stop), _PIECE), format=syntax)

    named = (path.read_bytes() for path in documents)
    merged = (piece for path in documents for piece in facts(path.read_bytes()))
    with ThreadPoolExecutor(2) as both:
        try:
            for loading in [both.submit(load, named, RdfFormat.TRIG), both.submit(load, merged, RdfFormat.TURTLE)]:
                loading.result()
        finally:
            stop.set()
    engine.flush()


class _Stream(RawIOBase):
    """Pieces of bytes as one file, which breaks off when it is told to stop."""

    def __init__(self, pieces: Iterator[bytes], stop: Event) -> None:
        super().__init__()
        self._pieces, self._stop, self._rest = pieces, stop, memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands over
        if self._stop.is_set():
            raise OSError("The other half could not be loaded.")
        while not self._rest and (piece := next(self._pieces, None)) is not None:
            self._rest = memoryview(piece)
        taken = min(len(buffer), len(self._rest))
        buffer[:taken], self._rest = self._rest[:taken], self._rest[taken:]
        return taken


def _force(folder: Path) -> None:
    """Force a folder and what it holds to disk, so that it is there whole when its name is."""
    for path in folder.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    sync_folder(folder)
