"""What tells one state of a workspace from another, without reading it.

The revision is made of the names, sizes and times of the kept files (`statements/`, `decisions/`, `derived/`), and of
the ontology, the lenses and the rules, which every graph is asked together with. Both times count: that of the last
writing, which a copy may keep, and that of the last change of the entry, which nothing sets back; and which entry it is,
for a file is never written in place. So the same revision is the same quads; the same quads may have several, for a
copied folder has one of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from . import editions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["Kept", "kept_of"]

_LAYOUT = "1"  # of what is made from the files; another one where a store holds them in another way
_LENGTH = 32  # hex digits


@dataclass(frozen=True, slots=True)
class Kept:
    """The files that hold what a workspace keeps, their size in bytes and their revision."""

    files: tuple[Path, ...]
    size: int
    revision: str


def kept_of(folder: Path, files: Sequence[Path]) -> Kept:
    """Give the revision of `files` in `folder`; raise OSError where one cannot be looked at."""
    digest, size = sha256(f"{_LAYOUT} {editions.words()}".encode()), 0
    for path in files:
        seen = path.stat()
        size += seen.st_size
        digest.update(
            f"{path.relative_to(folder).as_posix()} {seen.st_size} {seen.st_ino} {seen.st_mtime_ns} {seen.st_ctime_ns}\n".encode()
        )
    return Kept(tuple(files), size, digest.hexdigest()[:_LENGTH])
