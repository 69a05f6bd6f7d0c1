"""A whole site in place of the last one: written beside it, then exchanged, so that no half of one is ever there.

A folder is only ever taken away if it is such a site and nothing else: its list of files (`site.json`) names all that lies in it.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from ....ontology.errors import SiteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["LIST", "exchanged", "refuse_others_things", "with_list"]

#: The list of all files of a site, each with its checksum.
LIST = "site.json"
_SHOWN = 3  # names in a sentence
_KEPT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


def refuse_others_things(folder: Path) -> None:
    """Raise SiteError unless a folder is missing, empty, or a site that was published before with nothing added to it."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SiteError(f"{folder} is a file or a link: choose a new folder for the site.")
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()} if folder.is_dir() else set()
    there = {name for name in there if name.rpartition("/")[2] not in _KEPT_BY_SYSTEMS}
    if others := sorted(there - _listed_in(folder)):
        some = ", ".join(others[:_SHOWN]) + (" and more" if len(others) > _SHOWN else "")
        raise SiteError(f"{folder} holds what no site of Golden Thread put there ({some}): choose a new folder, or take that away.")


@contextmanager
def exchanged(folder: Path) -> Iterator[Path]:
    """Give a new folder to write a site into; it takes the place of `folder` at the end, and is gone if anything goes wrong.

    Raises SiteError where the folder may not be written or exchanged; then the old site is still there.
    """
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise SiteError(f"{folder} cannot be made ({error.strerror}): choose a folder that you may write to.") from error
    try:
        beside.chmod(0o755)  # of a server's user to read, as any new folder; that of mkdtemp is private
        try:
            yield beside
            _put(beside, target)
        except OSError as error:
            raise SiteError(f"{folder} cannot be written ({error.strerror}): make room, or choose another folder.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def with_list(files: Mapping[str, bytes], about: Mapping[str, str]) -> bytes:
    """Give the list of files by name, as JSON: what the site is about, and the SHA-256 of each file."""
    sums = {name: sha256(files[name]).hexdigest() for name in sorted(files)}
    return (json.dumps({**about, "files": sums}, ensure_ascii=False, indent=1) + "\n").encode()


def _put(beside: Path, target: Path) -> None:
    if not target.exists():
        beside.rename(target)
        return
    refuse_others_things(target)  # something may have been put there meanwhile
    kept = Path(mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    old = kept / "old"
    target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        old.rename(target)
        kept.rmdir()
        raise
    shutil.rmtree(kept, ignore_errors=True)


def _listed_in(folder: Path) -> frozenset[str]:
    try:
        told = json.loads((folder / LIST).read_bytes())
        return frozenset({LIST, *told["files"]})
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
