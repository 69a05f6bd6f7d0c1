"""Reading: bytes of a paper in, a `Document` out.

A paper that cannot be read is refused with one sentence that says what is wrong and what to do; nothing is guessed.
"""

from __future__ import annotations

from pathlib import Path

from ...ontology.errors import SourceError
from ..conventions import Convention, read_convention
from ..document import Document
from .text import document_of_text, source_name

__all__ = ["LARGEST_SOURCE", "read_document", "source_name"]

#: The largest source that is read, in bytes. A committee paper of 100 pages is about 0.3 MB of text.
LARGEST_SOURCE = 20_000_000
_LONGEST_LINE = 20_000  # characters; a longer one is no printed text
_OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, Excel or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "a rich-text file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
}


def read_document(path: Path, convention: Convention | None = None) -> Document:
    """The Document of a plain-text paper in UTF-8.

    Raises SourceError where the file is missing, a folder, empty, too large, another format than text, in another
    encoding, or no printed text.
    """
    content = _content(path)
    for opening, kind in _OTHER_FORMATS.items():
        if content.startswith(opening):
            raise SourceError(f"{path} is {kind}, not plain text: save it as text (UTF-8) and read that.")
    if b"\0" in content:
        raise SourceError(f"{path} holds binary data, not text: save the paper as text (UTF-8) and read that.")
    try:
        text = content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{path} is not UTF-8 text (line {line}): save it again with the encoding UTF-8.") from None
    if not text.strip():
        raise SourceError(f"{path} is empty: nothing is printed in it; give the file that holds the paper's text.")
    if max(map(len, text.splitlines())) > _LONGEST_LINE:
        raise SourceError(f"{path} has a line of more than {_LONGEST_LINE:,} characters, which no printed paper has: check the file.")
    return document_of_text(text, path, content, convention or read_convention())


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder: name the papers in it one by one.")
        size = path.stat().st_size
        if size > LARGEST_SOURCE:
            raise SourceError(
                f"{path} has {size / 1e6:.0f} MB, more than the {LARGEST_SOURCE / 1e6:.0f} MB that a paper may have: check the file."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"There is no file {path}: check the name and the folder.") from None
    except PermissionError:
        raise SourceError(f"{path} may not be read by you: ask for permission or copy it.") from None
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}): check the file.") from None
