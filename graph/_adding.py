"""Adding one file to a workspace while others build it: on disk before it returns, there whole or not at all.

A build holds its lock for as long as it takes, which may be minutes; whoever adds a file waits for none of it. The lock
here is held only while somebody looks at what there is and adds to it, so that two who do so at once see each other.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .publishing import HIDDEN, explained, reading, sync_folder, taken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["add_file", "adding"]

_ASIDE = "adding"
_PATIENCE = 20.0  # seconds: looking and adding takes milliseconds


@contextmanager
def adding(folder: Path) -> Iterator[None]:
    """Keep others from adding; raise WorkspaceError where one of them is stuck."""
    with explained(folder):
        (folder / HIDDEN).mkdir(parents=True, exist_ok=True)
        lock = taken(folder, "adding.lock", _PATIENCE, "another program keeps decisions in it; end that program")
    with lock:
        yield


def add_file(folder: Path, name: str, content: bytes) -> None:
    """Put a file at the path `name` in the folder and force it to disk. Call it while `adding`.

    Raises WorkspaceError, with nothing added, where the disk is full or may not be written.
    """
    aside, target = folder / HIDDEN / _ASIDE, folder / name
    with explained(folder), reading(folder):
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(target)
        for parent in (target.parent, *(above for above in target.parent.parents if above.is_relative_to(folder))):
            sync_folder(parent)
