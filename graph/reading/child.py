"""The child process in which `guarding` has one file read: a path comes in, a Document or a sentence goes out, pickled."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from ...ontology.errors import SourceError
from ..document import Document
from . import read_document

if sys.platform != "win32":
    import resource

__all__ = ["LARGEST_MEMORY"]

#: Bytes of memory that the reading of one file may take, where the system can hold a process to it (not on Windows).
LARGEST_MEMORY = 3 * 2**30


def _outcome(path: Path) -> Document | str:
    try:
        return read_document(path)
    except SourceError as error:
        return str(error)
    except MemoryError:
        return f"{path} takes more than {LARGEST_MEMORY / 2**30:.0f} GB of memory to read: check the file, or read it in parts."


def _limit_memory() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever a library prints is no part of the answer
    out.write(pickle.dumps(_outcome(pickle.load(sys.stdin.buffer))))  # noqa: S301  # our own parent wrote it
