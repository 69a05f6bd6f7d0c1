"""Reading many files at once, each in a process of its own that may take only so much time and memory.

A file from outside can be made to keep a library busy for hours or to fill the machine's memory. Its reader therefore
works in a child process: one that takes too long is ended, one that dies takes nothing with it, and either way the
officer gets one sentence. Plain text is harmless and is read here: a file is plain text when its bytes are, whatever it
is called. The children work side by side, one a core.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ...ontology.errors import SourceError
from ..document import Document
from . import read_document
from .formats import is_plain

__all__ = ["LONGEST_READING", "read_documents"]

#: Seconds that the reading of one file may take. A PDF of 1,000 pages takes about ten.
LONGEST_READING = 300.0
_OPENING = 4096  # bytes by which a file is told
_CHILD = [sys.executable, "-m", f"{__package__}.child"]


def read_documents(paths: Sequence[Path], *, deadline: float = LONGEST_READING) -> list[Document]:
    """The Documents of papers, in the order given; `deadline` is in seconds for each.

    Raises SourceError for the first paper that cannot be read, takes too long or too much memory.
    """
    guarded = [path for path in paths if not _harmless(path)]
    with ThreadPoolExecutor(max_workers=max(1, min(len(guarded), _cores()))) as threads:
        waiting = {path: threads.submit(_read_apart, path, deadline) for path in guarded}
        return [waiting[path].result() if path in waiting else read_document(path) for path in paths]


def _cores() -> int:
    """How many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _harmless(path: Path) -> bool:
    """Whether a file is plain text, as its opening shows, or one that is refused before it is read."""
    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            return is_plain(file.read(_OPENING), path)
    except OSError:
        return True


def _read_apart(path: Path, deadline: float) -> Document:
    try:
        child = subprocess.run(_CHILD, input=pickle.dumps(path), capture_output=True, timeout=deadline, check=False)  # noqa: S603
        outcome = pickle.loads(child.stdout) if child.stdout else None  # noqa: S301  # our own child wrote it
    except subprocess.TimeoutExpired:
        raise SourceError(f"{path} takes longer than {deadline:.0f} seconds to read: check the file, or read it in parts.") from None
    except (pickle.UnpicklingError, EOFError):
        outcome = None
    if isinstance(outcome, Document):
        return outcome
    raise SourceError(outcome or f"{path} cannot be read: its reader broke off, so the file is damaged; save it anew and read that.")
