"""Reading: bytes of a paper in, a `Document` out.

A reader is one module with one function, `render`, from a file's bytes and its name to a `Rendition`; `formats` knows
which one reads what. A paper that cannot be read is refused with one sentence that says what is wrong and what to do;
nothing is guessed.
"""

from __future__ import annotations

from pathlib import Path

from ...ontology.errors import SourceError
from ..document import Document
from .composing import compose, source_name
from .formats import reader_of

__all__ = ["LARGEST_SOURCE", "read_document", "source_name"]

#: The largest source that is read, in bytes. A committee paper of 100 pages is about 0.3 MB of text.
LARGEST_SOURCE = 20_000_000


def read_document(path: Path) -> Document:
    """The Document of a paper.

    Raises SourceError where the file is missing, a folder, empty, too large, of a format that is not read, or damaged.
    """
    content = _content(path)
    return compose(reader_of(content, path)(content, str(path)), path, content)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder: name the papers in it one by one.")
        if path.exists() and not path.is_file():
            raise SourceError(f"{path} is no ordinary file but a pipe or a device: save what it gives in a file and read that.")
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
