"""What can be made again and takes long to make: kept in a workspace's hidden folder, under a checksum of all it was made of.

It may be thrown away at any time. Whoever finds it missing, damaged or made of something else makes it anew.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

__all__ = ["remember", "remembered"]


def remembered(file: Path, made_of: str) -> bytes | None:
    """Give what `remember` kept in `file` under the same `made_of`; None where it is not to be had whole."""
    try:
        first, _, content = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return content if first == _head(made_of, content) else None


def remember(file: Path, made_of: str, content: bytes) -> None:
    """Keep `content`, whole or not at all; where the folder cannot be written nothing is lost but the next one's time."""
    with suppress(OSError):
        with NamedTemporaryFile(dir=file.parent, prefix=file.name, delete=False) as aside:
            aside.write(_head(made_of, content) + b"\n" + content)
        try:
            Path(aside.name).replace(file)
        except OSError:
            Path(aside.name).unlink()
            raise


def _head(made_of: str, content: bytes) -> bytes:
    """The first line: what it was made of, and a checksum of what follows, so that half a file is none."""
    return f"# {made_of} {sha256(content).hexdigest()}".encode()
