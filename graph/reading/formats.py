"""Which reader reads a file: told by the bytes it opens with, and by its ending where they tell nothing."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ...ontology.errors import SourceError
from ._xml import is_xml, root_of
from .rendition import Rendition

__all__ = ["Reader", "reader_of"]

#: From a file's bytes and its name, as errors call it, to its text; raises SourceError.
Reader = Callable[[bytes, str], Rendition]

# A reader is loaded when a file needs it: the libraries behind some take longer to load than a text takes to read.
_BY_OPENING: tuple[tuple[bytes, str], ...] = ()
_BY_ENDING: dict[str, str] = {}
_BY_ROOT = {"StrategicPlan": "stratml", "PerformancePlanOrReport": "stratml"}  # of an XML file, whatever its ending
_UNREAD = {
    b"%PDF": "a PDF",
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
        ending = path.suffix.casefold()
        module = _by_root(content, path) if ending == ".xml" or is_xml(content) else _BY_ENDING.get(ending, "text")
    reader: Reader = import_module(f".{module}", __package__).render
    return reader


def _by_root(content: bytes, path: Path) -> str:
    """The reader for an XML file, by the name of its root element."""
    _, root = root_of(content, str(path))
    if root not in _BY_ROOT:
        raise SourceError(f"{path} is XML of a kind that is not read (its root is {root}): give it as StratML, or as a web page or text.")
    return _BY_ROOT[root]
