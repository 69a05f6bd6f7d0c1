"""Whether a file is an officers' workbook, by what is in it and never by its name; and the name under which it is kept."""

from __future__ import annotations

import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

__all__ = ["MARK", "is_workbook", "kept_name"]

#: The defined name that only our workbooks have.
MARK = "goldenthread_workbook"

_INDEX = "xl/workbook.xml"
_LARGEST_INDEX = 5_000_000  # bytes of the list of sheets and names
_DAMAGED = (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error)


def is_workbook(path: Path) -> bool:
    """Tell whether a file is a workbook of ours; one that cannot be opened is none, and its reader says what it is."""
    if not path.is_file():  # a pipe would hold us up
        return False
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                return False
        with zipfile.ZipFile(path) as archive:
            index = archive.getinfo(_INDEX)
            return index.file_size <= _LARGEST_INDEX and MARK.encode() in archive.read(index)
    except _DAMAGED:
        return False


def kept_name(content: bytes) -> str:
    """Give the name under which a returned workbook is kept among the sources: the same bytes, the same name."""
    return f"officers-{sha256(content).hexdigest()[:16]}.xlsx"
