"""Which reader reads a file: told by the bytes it opens with, by the parts of an Office file, and by its ending where they tell nothing."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ...ontology.errors import SourceError
from ._xml import is_xml, root_of
from .rendition import Rendition

__all__ = ["Reader", "is_plain", "reader_of"]

#: From a file's bytes and its name, as errors call it, to its text; raises SourceError.
Reader = Callable[[bytes, str], Rendition]

# A reader is loaded when a file needs it: the libraries behind some take longer to load than a text takes to read.
_BY_OPENING: tuple[tuple[bytes, str], ...] = ((b"%PDF", "pdf"),)
_BY_FOLDER: dict[str, str] = {"word/": "word", "xl/": "excel"}  # the folder that an Office file keeps its parts in
_BY_ENDING: dict[str, str] = {
    ".docx": "word",
    ".docm": "word",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".csv": "separated",
    ".tsv": "separated",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".aspx": "html",
    ".md": "markdown",
    ".markdown": "markdown",
}
_MODERNGOV = "meeting getmeeting meetings getmeetings getmeetingsbydate getallmeetingsbydate agenda getagenda getagendas".split()
_STRATML = ("StrategicPlan", "PerformancePlanOrReport")
#: By the root of an XML file, whatever its ending.
_BY_ROOT: dict[str, str] = {**dict.fromkeys(_MODERNGOV, "moderngov"), **dict.fromkeys(_STRATML, "stratml")}
_FIRST = 4096  # bytes in which a web page says that it is one
_ARCHIVE = b"PK\x03\x04"
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_UNREAD = {
    _ARCHIVE: "a Word, Excel or ZIP file that none of the readers knows: save it as .docx or as text and read that",
    b"\xd0\xcf\x11\xe0": "an Office file of the old kind (.doc, .xls) or one with a password: save it as .docx or .xlsx without one",
    b"{\\rtf": "a rich-text file, not plain text: save it as .docx or as text (UTF-8) and read that",
    b"\x89PNG": "a picture, not plain text: save the paper as text (UTF-8) and read that",
    b"\xff\xd8\xff": "a picture, not plain text: save the paper as text (UTF-8) and read that",
    b"\x1f\x8b": "a compressed file, not plain text: unpack it and read what is in it",
}


def reader_of(content: bytes, path: Path) -> Reader:
    """The reader for a file; raises SourceError for a format that none reads."""
    reader: Reader = import_module(f".{_module(content, path)}", __package__).render
    return reader


def is_plain(opening: bytes, path: Path) -> bool:
    """Whether a file that opens so is read as plain text, which needs no library."""
    try:
        return _module(opening, path) == "text"
    except SourceError:
        return False


def _module(content: bytes, path: Path) -> str:
    ending = _BY_ENDING.get(path.suffix.casefold(), "")
    if content.startswith(_ARCHIVE) and (module := _by_folder(content) or ending):
        return module
    for opening, module in _BY_OPENING:
        if content.startswith(opening):
            return module
    for opening, kind in _UNREAD.items():
        if content.startswith(opening):
            raise SourceError(f"{path} is {kind}.")
    if ending or _WEB_PAGE.match(content[:_FIRST]):
        return ending or "html"
    suffix = path.suffix.casefold()
    declared = content[:_FIRST].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml")  # a text may open with "<" and be no XML
    return _by_root(content, path) if suffix == ".xml" or declared or (suffix != ".txt" and is_xml(content)) else "text"


def _by_root(content: bytes, path: Path) -> str:
    """The reader for an XML file, by the name of its root element."""
    _, root = root_of(content, str(path))
    module = _BY_ROOT.get(root) or _BY_ROOT.get(root.casefold(), "")
    if not module:
        raise SourceError(f"{path} is XML of a kind that is not read (its root is {root}): give it as StratML, or as a web page or text.")
    return module


def _by_folder(content: bytes) -> str:
    """The reader for an Office file, by the folder of its parts; "" where the archive cannot be opened or has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    return next((module for folder, module in _BY_FOLDER.items() if any(name.startswith(folder) for name in names)), "")
