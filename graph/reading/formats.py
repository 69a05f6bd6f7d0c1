"""Which reader reads a file: told by the bytes it opens with, and by its ending where they tell nothing."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ...ontology.errors import SourceError
from .rendition import Rendition

__all__ = ["Reader", "reader_of"]

#: From a file's bytes and its name, as errors call it, to its text; raises SourceError.
Reader = Callable[[bytes, str], Rendition]

# A reader is loaded when a file needs it: the libraries behind some take longer to load than a text takes to read.
_BY_OPENING: tuple[tuple[bytes, str], ...] = ((b"%PDF", "pdf"),)
_BY_ENDING: dict[str, str] = {}
_UNREAD = {
    b"PK\x03\x04": "a Word, Excel or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a rich-text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
}


def reader_of(content: bytes, path: Path) -> Reader:
    """The reader for a file; raises SourceError for a format that none reads."""
    module = next((name for opening, name in _BY_OPENING if content.startswith(opening)), "")
    if not module:
        for opening, kind in _UNREAD.items():
            if content.startswith(opening):
                raise SourceError(f"{path} is {kind}, not plain text: save it as text (UTF-8) and read that.")
        module = _BY_ENDING.get(path.suffix.casefold(), "text")
    reader: Reader = import_module(f".{module}", __package__).render
    return reader
