"""Office files are ZIP archives of XML: what stands in one is checked before any library opens it.

A small archive can unfold to gigabytes, and XML can define entities that unfold further or fetch other files. Word,
Excel and LibreOffice write neither such sizes nor document type definitions, so an archive that holds them is no paper.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import PurePosixPath

from ...ontology.errors import SourceError

__all__ = ["checked_archive"]

_MOST_MEMBERS = 10_000
_LARGEST_MEMBER = 100_000_000  # bytes unpacked; the text of a paper of 1,000 pages takes about 30 million
_LARGEST_TOTAL = 300_000_000  # bytes unpacked, pictures among them
_HIGHEST_RATIO = 200  # unpacked to packed; sheets of like rows reach about 60
_RATIO_MATTERS = 1_000_000  # bytes unpacked; a smaller member does no harm whatever its ratio
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the ones that office files use
_XML = (".xml", ".rels", ".vml")
# A document type definition, in UTF-8 and both UTF-16s; in the text of an element "<" is written "&lt;".
_DEFINITIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def checked_archive(content: bytes, name: str) -> None:
    """Passes where the bytes are an archive that is safe to open; `name` is what errors call the file.

    Raises SourceError for a damaged or encrypted archive, one that unfolds too far, and one whose XML defines entities.
    """
    if not content:
        raise SourceError(f"{name} is empty: give the file that holds the paper.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check_sizes(members, name)
            for member in members:
                _check_name(member, name)
                unpacked = archive.read(member)
                if member.filename.casefold().endswith(_XML) and any(sign in unpacked for sign in _DEFINITIONS):
                    raise SourceError(f"{name} defines entities in {member.filename}, which no office program writes: get the file anew.")
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise SourceError(f"{name} is damaged (its archive cannot be unpacked): open it, save it again and read that.") from None


def _check_sizes(members: list[zipfile.ZipInfo], name: str) -> None:
    """The sizes are those that the archive declares: unpacking stops there, and fails where they are not true."""
    if len(members) > _MOST_MEMBERS:
        raise SourceError(f"{name} holds {len(members):,} files, more than the {_MOST_MEMBERS:,} of any paper: check where it comes from.")
    if len({member.filename for member in members}) < len(members):
        raise SourceError(f"{name} holds two files of one name: open it, save it again and read that.")
    largest = max((member.file_size for member in members), default=0)
    if largest > _LARGEST_MEMBER or sum(member.file_size for member in members) > _LARGEST_TOTAL:
        raise SourceError(f"{name} unfolds to more than {_LARGEST_MEMBER / 1e6:.0f} MB, which no paper does: check where it comes from.")
    for member in members:
        if member.file_size > max(_RATIO_MATTERS, _HIGHEST_RATIO * member.compress_size):
            raise SourceError(f"{name} unfolds to over {_HIGHEST_RATIO} times its size, which no paper does: check where it comes from.")


def _check_name(member: zipfile.ZipInfo, name: str) -> None:
    if member.flag_bits & 0x1:
        raise SourceError(f"{name} is protected by a password: save it without one and read that.")
    if member.compress_type not in _COMPRESSIONS:
        raise SourceError(f"{name} is packed in a way that no office program uses: open it, save it again and read that.")
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts):
        raise SourceError(f"{name} holds a file whose name leads out of it ({member.filename!r}): check where it comes from.")
