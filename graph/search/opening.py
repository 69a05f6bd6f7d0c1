"""Where an index lies, and when it is made anew.

It lies in a folder of throw-away things, in a file named by the revision that it fits: whoever still asks an older one is not
disturbed. It is made beside and then renamed, so that no half index is ever there; two makers at once make the same.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING

from .filling import fill
from .index import SearchIndex
from .schema import VERSION

if TYPE_CHECKING:
    from ..store.store import Store

__all__ = ["kept_index", "memory_index", "open_index"]

_FOLDER, _ENDING = "search", ".sqlite"
_KEPT = 2  # indexes: of this revision, and of what another process may still ask or another store holds


def open_index(store: Store, revision: str, folder: Path | None) -> SearchIndex:
    """Give the index of a store's revision: the one in `folder`, or one made now, there or else in memory.

    An index that is damaged is made anew. Raises QueryError where the store cannot be read.
    """
    if folder is None:
        return memory_index(store)
    return kept_index(revision, folder) or _made(store, revision, folder) or memory_index(store)


def memory_index(store: Store, *, words: bool = True) -> SearchIndex:
    """Make an index that is kept nowhere; without `words`, of names alone."""
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    index = SearchIndex(connection)
    fill(connection, store, words=words)
    return index


def kept_index(revision: str, folder: Path) -> SearchIndex | None:
    """Give the index of a revision if it lies in `folder` and is whole, else nothing."""
    path = _path(revision, folder)
    if not path.is_file():
        return None
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False, isolation_level=None)
    index = SearchIndex(connection)
    try:
        whole = connection.execute("SELECT count(*) FROM name LIMIT 1").fetchone() is not None
    except sqlite3.DatabaseError:
        whole = False
    return index if whole else None


def _made(store: Store, revision: str, folder: Path) -> SearchIndex | None:
    """Make the index in `folder`; nothing where that may not be written or has no room."""
    path = _path(revision, folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = mkstemp(dir=path.parent, suffix=".new")
    except OSError:
        return None
    beside = Path(name)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            fill(connection, store)
        os.fsync(descriptor)
        beside.replace(path)
    except (OSError, sqlite3.OperationalError):
        return None
    finally:
        os.close(descriptor)
        beside.unlink(missing_ok=True)
    _tidied(path)
    return kept_index(revision, folder)


def _tidied(newest: Path) -> None:
    """Take away the indexes of older revisions, as far as the system lets us."""
    with suppress(OSError):
        others = sorted(newest.parent.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in [path for path in others if path != newest][_KEPT - 1 :]:
            path.unlink()


def _path(revision: str, folder: Path) -> Path:
    return folder / _FOLDER / (sha256(f"{VERSION} {revision}".encode()).hexdigest()[:32] + _ENDING)
