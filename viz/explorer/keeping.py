"""What takes long to work out, kept beside the workspace under the state that it was made of; it may be thrown away at any time.

It is made at the first need, in a thread of its own; whoever waits is told so after a short while, and the work goes on.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from hashlib import sha256
from threading import Event, Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from filelock import FileLock, Timeout

from ...graph.aside import remember, remembered
from ...graph.frozen import from_json, to_json
from ...graph.publishing import HIDDEN
from ...ontology.errors import GoldenThreadError, IntegrityError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .visit import Shown

__all__ = ["WHILE_PUBLISHING", "Shelf", "in_time"]

#: Seconds that a page of a static site waits for what is worked out: it cannot say that it will be there in a moment.
WHILE_PUBLISHING = 300.0

_Kept = TypeVar("_Kept")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place for what belongs together: files whose names begin with `stem`, all made of `made_of`."""

    folder: Path
    stem: str
    made_of: str

    @classmethod
    def of(cls, shown: Shown, room: str, name: str, made_of: str) -> Shelf:
        """Give the shelf of a name in a room of the workspace's hidden folder, for the state that is shown."""
        stem = sha256(name.encode()).hexdigest()[:24]
        return cls(shown.workspace.folder / HIDDEN / room, stem, f"{shown.revision} {made_of}")

    def file(self, what: str) -> Path:
        """Give the file of something on the shelf."""
        return self.folder / f"{self.stem}.{what}.json"

    def find(self, kind: type[_Kept], what: str) -> _Kept | None:
        """Give what was kept, None where there is nothing of this state."""
        content = remembered(self.file(what), self.made_of)
        try:
            return None if content is None else from_json(kind, content)
        except IntegrityError:
            return None

    def keep(self, what: str, data: object) -> None:
        """Keep frozen data; nothing is kept where the folder may not be written."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
        remember(self.file(what), self.made_of, to_json(data))

    def made(self, kind: type[_Kept], what: str, work: Callable[[], _Kept], patience: float) -> _Kept | None:
        """Give what was kept, made now by `work` where there is none; None where it is still being made after `patience` seconds."""

        def alone() -> _Kept:
            with self.alone(patience):
                made = self.find(kind, what)  # by whoever was at it until now
                if made is None:
                    made = work()
                    self.keep(what, made)
                return made

        return self.find(kind, what) or in_time(alone, patience)

    def alone(self, patience: float) -> AbstractContextManager[object]:
        """Keep other threads and processes from making the same; raise Timeout (of filelock) where one still does after `patience`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return FileLock(self.folder / f"{self.stem}.lock").acquire(timeout=patience)
        except Timeout:
            raise
        except OSError:  # a workspace to look at only: nothing can be kept, so nobody need wait
            return nullcontext()


def in_time(work: Callable[[], _Made], patience: float) -> _Made | None:
    """Give what work gives, or None after `patience` seconds; it goes on then.

    Raises what it raises in that time, and IntegrityError where it broke off: the server's log has the rest.
    """
    outcome = _Outcome[_Made]()
    Thread(target=outcome.of, args=(work,), daemon=True, name="apart").start()
    if not outcome.done.wait(patience) or outcome.elsewhere:
        return None
    if outcome.failed:
        raise outcome.failed
    if not outcome.made:
        raise IntegrityError("This could not be worked out, for a fault of ours: the server's log tells more.")
    return outcome.made[0]


class _Outcome(Generic[_Made]):
    """What became of work in another thread, once it is `done`; `elsewhere` where another one is at the same."""

    def __init__(self) -> None:
        self.done = Event()
        self.made: list[_Made] = []
        self.failed: GoldenThreadError | OSError | None = None
        self.elsewhere = False

    def of(self, work: Callable[[], _Made]) -> None:
        try:
            self.made.append(work())
        except Timeout:
            self.elsewhere = True
        except (GoldenThreadError, OSError) as error:
            self.failed = error
        finally:
            self.done.set()
