"""The builder: does what was handed in, one thing after another, each in a process of its own.

What there is to do stands on disk (imports that were confirmed, decisions that wait, imports to look at), so nothing is forgotten when
a server is killed. The child yields to whoever reads (`nice`), may take only so much time and memory, and can be killed at any moment:
what it keeps it keeps by one rename. What went wrong beyond words goes to the log of the server. A child outlives a server that was
killed, and ends by itself.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from ....ontology.errors import GoldenThreadError
from ..problems import told_of
from .imports import CONFIRMED, PREVIEW, TROUBLE, imports_of, put, take_away
from .working import LONGEST, Working, note, unnote

if TYPE_CHECKING:
    from ....graph.workspace import Workspace
    from .imports import Import

__all__ = ["REFUSED", "STALE", "Builder"]

#: With which a child ends that has a sentence to say, and one that was asked for a state that is gone.
REFUSED, STALE = 3, 4

_CHILD = f"{__package__}.child"
_LOOKING = 600.0  # seconds that a preview may take: what was decided and confirmed waits for it
_LOOK = 5.0  # seconds between two looks at what other servers may have left
_AGAIN = 30.0  # seconds until what could not be put into effect is tried again
_TOLD = 500  # characters of a sentence
_BROKEN_OFF = "The work was broken off: nothing has changed; try again, and if it happens again tell whoever runs this server."
_TOO_LONG = "The work took more than %.0f minutes and was broken off: nothing has changed; build on the command line."


class Builder:
    """A thread that waits for children; it never works itself."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._folder = workspace, workspace.folder
        self._woken, self._ended = Event(), Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self._thread = Thread(target=self._work, name="builder", daemon=True)
        self._not_before = 0.0
        self._settled = False  # just now

    def start(self) -> None:
        """Begin with what there is to do."""
        unnote(self._folder)
        self._thread.start()

    def wake(self) -> None:
        """Have it look at once: something was handed in."""
        self._not_before = 0.0
        self._woken.set()

    def close(self) -> None:
        """End, and with it the child."""
        self._ended.set()
        self._woken.set()
        with self._lock:
            if self._child is not None:
                self._child.kill()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        while not self._ended.is_set():
            self._woken.clear()
            with suppress(OSError, GoldenThreadError):  # a disk that is full or gone: look again later
                while not self._ended.is_set() and self._step():
                    pass
            self._woken.wait(_LOOK)

    def _step(self) -> bool:
        """Do one thing; False where there is nothing to do."""
        asked = imports_of(self._folder)
        new = next((each for each in asked if each.preview is None and not each.trouble), None)
        settling = monotonic() >= self._not_before and bool(self._workspace.waiting())
        settled, self._settled = self._settled, False
        if confirmed := next((each for each in asked if each.confirmed and not each.done and not each.trouble), None):
            self._import(confirmed)
        elif settling and not (settled and new):  # in turn, where decisions keep coming
            self._settle()
        elif new:
            self._preview(new)
        else:
            return False
        return True

    def _settle(self) -> None:
        since = datetime.now(UTC)
        code, told = self._run("decisions", "", since)
        if code == 0:
            self._settled = True
            unnote(self._folder)
        else:
            self._not_before = monotonic() + _AGAIN
            note(self._folder, Working("decisions", since, trouble=told))

    def _preview(self, asked: Import) -> None:
        code, told = self._run("preview", asked.name, datetime.now(UTC), _LOOKING)
        unnote(self._folder)
        if code not in {0, STALE} and asked.folder.is_dir() and not self._ended.is_set():
            put(asked.folder, TROUBLE, {"sentence": told})

    def _import(self, asked: Import) -> None:
        code, told = self._run("import", asked.name, datetime.now(UTC))
        unnote(self._folder)
        if self._ended.is_set() or not asked.folder.is_dir():
            return
        if code == STALE:
            take_away(asked.folder, PREVIEW, CONFIRMED)
        elif code:
            put(asked.folder, TROUBLE, {"sentence": told})
            take_away(asked.folder, CONFIRMED)

    def _run(self, what: str, name: str, since: datetime, longest: float = LONGEST) -> tuple[int, str]:
        """Run a child to its end; give its status and its sentence."""
        note(self._folder, Working(what, since, name))
        command = [sys.executable, "-m", _CHILD, str(self._folder.absolute()), what, name, since.isoformat()]
        with self._lock:
            if self._ended.is_set():
                return REFUSED, _BROKEN_OFF
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True
            )
        try:
            told, _ = self._child.communicate(timeout=longest)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.communicate()
            return REFUSED, _TOO_LONG % (longest / 60)
        code = self._child.returncode
        sentence = told_of(told.decode("utf-8", "replace").strip(), self._folder)[:_TOLD]
        return code, sentence if code in {0, REFUSED, STALE} else _BROKEN_OFF
