"""What is kept of a paper laid out: how it is as a whole, and a file a part; a part is read without the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ....graph.coverage import certificates_of, quoted_places
from ....graph.editions import checksum_of_files, makers
from ....graph.reading.again import read_again
from ....ontology.errors import SourceError
from ..keeping import Shelf, in_time
from .front import Front, front_of
from .laying import Laid, lay_out
from .quoted import quoted_only

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ....queries.sources import Source
    from ..visit import Shown

__all__ = ["Opened", "known_front", "open_part", "open_quoted"]

_ROOM, _FRONT, _DOCUMENT = "papers", "front", "document"
_QUOTED = "quoted-"  # before the names of what is known from quotations alone


@dataclass(frozen=True, slots=True)
class Opened:
    """A paper, and one part of it laid out; a number beyond its parts gives the last one."""

    front: Front
    part: Laid


def open_part(shown: Shown, source: Source, number: int, patience: float) -> Opened | None:
    """Give a part of a paper; None where it is still being read after `patience` seconds, which then goes on.

    Raises SourceError where the paper is not kept, is another file by now, or cannot be read.
    """
    file = shown.workspace.original(source.file)
    if file is None:
        raise SourceError(f"The file {source.file} is not kept in this workspace: only what was quoted from it is known here.")
    shelf = _shelf(shown, source)

    def work() -> Opened:
        with shelf.alone(patience):
            return _found(shelf, number) or _laid_out(shown, source, file, number)

    return _found(shelf, number) or in_time(work, patience)


def open_quoted(shown: Shown, source: Source, number: int) -> Opened:
    """Give a part of a paper by its quotations alone, where no more of it is to be had."""
    shelf = _shelf(shown, source)
    return _found(shelf, number, _QUOTED) or _kept(shelf, *quoted_only(shown.store, source), number, _QUOTED)


def known_front(shown: Shown, source: Source) -> Front | None:
    """Give what is known of a paper as a whole, where it was laid out before; nothing is made."""
    return _shelf(shown, source).find(Front, _FRONT)


def _shelf(shown: Shown, source: Source) -> Shelf:
    return Shelf.of(shown, _ROOM, source.name, f"{source.checksum} {_edition()}")


def _found(shelf: Shelf, number: int, before: str = "") -> Opened | None:
    front = shelf.find(Front, f"{before}{_FRONT}")
    part = shelf.find(Laid, f"{before}{_within(number, len(front.parts))}") if front else None
    return Opened(front, part) if front and part else None


def _laid_out(shown: Shown, source: Source, file: Path, number: int) -> Opened:
    shelf = _shelf(shown, source)
    document = read_again(file, source.checksum, shelf.file(_DOCUMENT))
    [certificate] = certificates_of([document], shown.store)
    laid = lay_out(certificate, quoted_places(shown.store, document.filename))
    return _kept(shelf, front_of(certificate, laid), laid, number)


def _kept(shelf: Shelf, front: Front, laid: Sequence[Laid], number: int, before: str = "") -> Opened:
    for part in laid:
        shelf.keep(f"{before}{part.number}", part)
    shelf.keep(f"{before}{_FRONT}", front)
    return Opened(front, laid[_within(number, len(laid)) - 1])


def _within(number: int, count: int) -> int:
    return min(max(number, 1), count)


@cache
def _edition() -> str:
    """What tells how this edition of the program reads papers and lays them out."""
    return checksum_of_files(makers("graph.reading", "graph.extracting", "graph.coverage", "viz.explorer.papers"))
