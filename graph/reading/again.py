"""A paper that was read before, as it was read: kept beside the workspace, so that a PDF is not taken apart for every look at it."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from ...ontology.errors import IntegrityError, SourceError
from ..aside import remember, remembered
from ..document import Document
from ..editions import checksum_of_files, makers
from ..frozen import from_json, to_json
from .guarding import read_documents

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_again"]


def read_again(paper: Path, checksum: str, aside: Path) -> Document:
    """Give a paper as it was read when its file had a checksum; it is kept in the file `aside`, which may be thrown away.

    Raises SourceError where the paper is another file by now, or cannot be read any more.
    """
    made_of = f"{checksum} {paper.name} {_edition()}"
    kept = remembered(aside, made_of)
    if kept is not None:
        try:
            return from_json(Document, kept)
        except IntegrityError:
            pass  # of another make: it is made anew
    if sha256(paper.read_bytes()).hexdigest() != checksum:
        raise SourceError(f"{paper.name} is not the file that was read: build again, then look at it.")
    [document] = read_documents([paper])
    remember(aside, made_of, to_json(document))
    return document


@cache
def _edition() -> str:
    """What tells the readers of one edition of this program from those of another."""
    return checksum_of_files(makers("graph.reading"))
