"""Changing many files of a workspace as one: after a crash, all are old or all are new.

The new files are first written aside (`.goldenthread/next`) and forced to disk. Then one rename to
`.goldenthread/publishing` decides: before it nothing has happened, after it everything will. What follows, moving
each file to its place, may be cut short and done again any number of times, and whoever opens the workspace next does
so before reading. Two locks keep others out, and end with the process that holds them: one is held through a whole
build, the other only while files are moved or read.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import monotonic
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from ..ontology.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

__all__ = ["HIDDEN", "building", "explained", "publish", "reading", "sync_folder", "taken"]

HIDDEN = ".goldenthread"
_NEXT, _PUBLISHING, _DONE = "next", "publishing", "done"
_PUT, _REMOVE = "put", "remove.json"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_PATIENCE = 20.0  # seconds: moving files takes milliseconds, so whoever holds on longer is stuck
_LOOK = 0.01  # seconds between two looks at a lock that is held


@contextmanager
def building(folder: Path, patience: float = 2.0) -> Iterator[None]:
    """Keep every other builder out; raise WorkspaceError if one is at work for `patience` seconds more."""
    with explained(folder):
        (folder / HIDDEN).mkdir(parents=True, exist_ok=True)
        lock = taken(folder, "building.lock", patience, "another build is at work in it; wait until it has finished")
    with lock:
        with reading(folder):
            pass  # finishes what an earlier build left
        yield


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Keep files from being moved while they are read; finish a move that was cut short before anything is read."""
    with explained(folder), _reading_lock(folder):
        _roll_forward(folder)
        yield


def publish(folder: Path, files: Mapping[str, bytes], removed: Collection[str] = ()) -> None:
    """Put `files` (path inside the workspace -> content) in place and take `removed` away, all or nothing.

    Call it while `building`. Files that hold these bytes already are left alone. Raises WorkspaceError, with nothing
    changed, where the disk is full or may not be written.
    """
    changed = {name: content for name, content in files.items() if not _holds(folder / name, content)}
    gone = sorted(name for name in removed if (folder / name).exists() and name not in files)
    if not changed and not gone:
        return
    hidden = folder / HIDDEN
    with explained(folder):
        try:
            _stage(hidden / _NEXT, changed, gone)
        except OSError:
            shutil.rmtree(hidden / _NEXT, ignore_errors=True)
            raise
    with reading(folder):
        (hidden / _NEXT).rename(hidden / _PUBLISHING)  # the moment of decision
        sync_folder(hidden)
        _roll_forward(folder)


def _stage(aside: Path, files: Mapping[str, bytes], gone: Collection[str]) -> None:
    shutil.rmtree(aside, ignore_errors=True)
    (aside / _PUT).mkdir(parents=True)
    for name, content in {_REMOVE: json.dumps(gone).encode(), **{f"{_PUT}/{n}": c for n, c in files.items()}}.items():
        path = aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for path in (*aside.rglob("*"), aside, aside.parent):
        if path.is_dir():
            sync_folder(path)


def _roll_forward(folder: Path) -> None:
    """Finish what was decided, if anything was: safe to be cut short anywhere and to be done twice."""
    hidden = folder / HIDDEN
    publishing, done = hidden / _PUBLISHING, hidden / _DONE
    if not publishing.exists():
        return
    for name in json.loads((publishing / _REMOVE).read_bytes()):
        (folder / name).unlink(missing_ok=True)
    put = publishing / _PUT
    for path in sorted(path for path in put.rglob("*") if path.is_file()):
        target = folder / path.relative_to(put)
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
    for touched in (folder, *(path for path in folder.iterdir() if path.is_dir())):
        sync_folder(touched)
    shutil.rmtree(done, ignore_errors=True)
    publishing.rename(done)  # from here on nothing is moved or removed again
    shutil.rmtree(done, ignore_errors=True)


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to disk, where the system can: Windows keeps them itself and opens no folder."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reading_lock(folder: Path) -> AbstractContextManager[object]:
    try:
        (folder / HIDDEN).mkdir(exist_ok=True)
        return taken(folder, "reading.lock", _PATIENCE, "another program holds its files; end that program")
    except OSError as error:
        if error.errno not in _FORBIDDEN or (folder / HIDDEN / _PUBLISHING).exists():
            raise
        return nullcontext()  # a workspace to look at only: nothing to finish, and nobody here to move its files


def taken(folder: Path, name: str, patience: float, trouble: str) -> AbstractContextManager[object]:
    """Take a lock of a workspace; raise WorkspaceError, with what is the `trouble`, if another process holds it for `patience` seconds.

    Whoever waits keeps the turn, a lock of its own, so that one who lets go and comes back at once stands behind those who wait.
    """
    until = monotonic() + patience
    lock, turn = (FileLock(folder / HIDDEN / each, poll_interval=_LOOK) for each in (name, f"turn-{name}"))
    try:
        with turn.acquire(timeout=patience):
            return lock.acquire(timeout=max(0.0, until - monotonic()))
    except Timeout as error:
        raise WorkspaceError(f"The workspace {folder} is in use: {trouble}.") from error


def _is_full(error: OSError) -> bool:
    """Tell whether a disk has no room; the engine's own errors have no number, but the system's words."""
    return error.errno in _FULL or (error.errno is None and os.strerror(errno.ENOSPC) in str(error))


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the system says against reading or writing a workspace into a sentence with a remedy."""
    try:
        yield
    except OSError as error:
        if _is_full(error):
            raise WorkspaceError(f"The disk of {folder} is full: make room there and try again.") from error
        if error.errno in _FORBIDDEN:
            what = error.filename or folder
            raise WorkspaceError(f"{what} may not be used: ask for the permission, or choose another folder.") from error
        if error.errno in {errno.ENOTDIR, errno.EEXIST}:
            raise WorkspaceError(f"{folder} is or lies in a file, not a folder: choose a folder.") from error
        raise WorkspaceError(f"The workspace {folder} cannot be used ({error.strerror or error}): put that right and try again.") from error
