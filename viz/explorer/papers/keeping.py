"""What is kept of a paper laid out: a file a part beside the workspace, made at the first need and thrown away at any time.

To lay a paper out it is read again, which takes seconds where it is long. That goes on in a thread of its own, one a paper, while
whoever waits is told so after a short while.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from filelock import FileLock, Timeout

from ....graph._aside import remember, remembered
from ....graph._editions import checksum_of_files, makers
from ....graph._publishing import HIDDEN
from ....graph.coverage import certificates_of, quoted_places
from ....graph.frozen import from_json, to_json
from ....graph.reading.again import read_again
from ....ontology.errors import GoldenThreadError, IntegrityError, SourceError
from .front import Front, front_of
from .laying import Laid, lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from ....queries.sources import Source
    from ..visit import Shown

_Kept = TypeVar("_Kept", Front, Laid)

__all__ = ["Opened", "known_front", "open_part"]

_FOLDER = "papers"
_LOOK = 0.05  # seconds between two looks for what another thread makes


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
    keeper = _Keeper(shown, source, file)
    if found := keeper.find(number):
        return found
    return keeper.make(number, patience)


def known_front(shown: Shown, source: Source) -> Front | None:
    """Give what is known of a paper as a whole, where it was laid out before; nothing is made."""
    file = shown.workspace.original(source.file)
    return _Keeper(shown, source, file).front() if file else None


class _Keeper:
    """Finds and makes what is kept of one paper, in one state of the workspace."""

    def __init__(self, shown: Shown, source: Source, file: Path) -> None:
        self._shown, self._source, self._file = shown, source, file
        self._made_of = f"{shown.revision} {source.checksum} {_edition()}"
        self._stem = sha256(source.name.encode()).hexdigest()[:24]
        self._folder = shown.workspace.folder / HIDDEN / _FOLDER

    def front(self) -> Front | None:
        return self._read(Front, "front")

    def find(self, number: int) -> Opened | None:
        front = self.front()
        if front is None:
            return None
        part = self._read(Laid, str(min(max(number, 1), len(front.parts))))
        return Opened(front, part) if part else None

    def make(self, number: int, patience: float) -> Opened | None:
        made: list[Opened | GoldenThreadError | OSError] = []
        Thread(target=self._work, args=(number, made, patience), daemon=True, name="paper").start()
        until = monotonic() + patience
        while not made and monotonic() < until:
            sleep(_LOOK)
        if made and isinstance(made[0], Exception):
            raise made[0]
        return made[0] if made and isinstance(made[0], Opened) else None

    def _work(self, number: int, made: list[Opened | GoldenThreadError | OSError], patience: float) -> None:
        """Lay the paper out, unless another thread or process does already: then wait for it."""
        try:
            with self._alone(patience):
                found = self.find(number) or self._laid_out(number)
            made.append(found)
        except Timeout:
            return  # it goes on elsewhere
        except (GoldenThreadError, OSError) as error:
            made.append(error)

    def _alone(self, patience: float) -> AbstractContextManager[object]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            return FileLock(self._folder / f"{self._stem}.lock").acquire(timeout=patience)
        except OSError as error:
            if isinstance(error, Timeout):
                raise
            return nullcontext()  # a workspace to look at only: nothing can be kept, so nobody need wait

    def _laid_out(self, number: int) -> Opened:
        document = read_again(self._file, self._source.checksum, self._path("document"))
        [certificate] = certificates_of([document], self._shown.store)
        laid = lay_out(certificate, quoted_places(self._shown.store, document.filename))
        front = front_of(certificate, laid)
        for part in laid:
            remember(self._path(str(part.number)), self._made_of, to_json(part))
        remember(self._path("front"), self._made_of, to_json(front))
        return Opened(front, laid[min(max(number, 1), len(laid)) - 1])

    def _path(self, what: str) -> Path:
        return self._folder / f"{self._stem}.{what}.json"

    def _read(self, kind: type[_Kept], what: str) -> _Kept | None:
        content = remembered(self._path(what), self._made_of)
        try:
            return from_json(kind, content) if content is not None else None
        except IntegrityError:
            return None


@cache
def _edition() -> str:
    """What tells how this edition of the program reads papers and lays them out."""
    return checksum_of_files(makers("graph.reading", "graph.extracting", "graph.coverage", "viz.explorer.papers"))
