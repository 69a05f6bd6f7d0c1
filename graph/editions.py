"""What tells one edition of this program from another, by the files that come with it: of its words, or of its makers.

They are read, and not asked for their times: those that lie in a zip have none.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from ..ontology import lenses, resource, rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

__all__ = ["PACKAGE", "checksum_of_files", "folder_of", "makers", "words"]

PACKAGE = __name__.partition(".")[0]


@cache
def words() -> str:
    """Give a checksum of the ontology, the lenses with their crosswalk, and the rules."""
    return checksum_of_files((resource("goldenthread.ttl"), resource("lenses/crosswalk.sssom.tsv"), *lenses(), *rules()))


def folder_of(part: str) -> Path:
    """Give the folder of a part of this program."""
    return Path(str(files(f"{PACKAGE}.{part}")))


def makers(*parts: str) -> tuple[Path, ...]:
    """Give all files of parts of this program ("graph", "examples"): code, conventions, patterns."""
    folders = map(folder_of, parts)
    return tuple(path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix not in {".pyc", ""} and path.is_file())


def checksum_of_files(chosen: Iterable[Path | Traversable], beside: str = "") -> str:
    """Give a checksum of files, by their names and bytes in their order, and of what else counts."""
    digest = sha256(beside.encode())
    for file in chosen:
        digest.update(file.name.encode() + b"\n" + sha256(file.read_bytes()).digest())
    return digest.hexdigest()
