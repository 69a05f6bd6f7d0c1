"""Who uses an index: it is taken away only when nobody has it open, for the engine opens some of its files when it needs them.

A lock of the system (flock) says so, and ends with the process that holds it. Windows, which has none, takes no file
away that is open.
"""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BESIDE", "InUse", "is_index", "mark", "take_away"]

#: The ending of what is not an index yet, or no more.
BESIDE = ".new"

_MARK = "in-use"


def mark(index: Path) -> None:
    """Lay into an index, while it is made, the file that is locked."""
    (index / _MARK).touch()


def is_index(index: Path) -> bool:
    """Whether an index is there, and whole: the mark is the last that is laid into it."""
    return (index / _MARK).is_file()


class InUse:
    """Keeps an index from being taken away for as long as this, or what a fork made of it, is there."""

    __slots__ = ("_descriptor",)

    def __init__(self, index: Path) -> None:
        """Raise OSError if the index is gone."""
        self._descriptor = -1
        self._descriptor = os.open(index / _MARK, os.O_RDONLY)
        if sys.platform != "win32":
            fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    def __del__(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)


def take_away(index: Path) -> bool:
    """Take an index away unless somebody uses it; tell whether it is gone."""
    beside = index.with_suffix(BESIDE)
    try:
        with (index / _MARK).open("rb") as held:
            if sys.platform != "win32":
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                index.rename(beside)
        if sys.platform == "win32":
            index.rename(beside)
    except OSError:
        return False
    shutil.rmtree(beside, ignore_errors=True)
    return True
