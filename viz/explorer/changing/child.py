"""The child process of `builder`: one thing to do for a workspace, by name; a sentence goes out.

python -m goldenthread.viz.explorer.changing.child FOLDER decisions|preview|import NAME SINCE
"""

from __future__ import annotations

import faulthandler
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from ....graph.publishing import explained
from ....graph.settling import settle
from ....graph.workspace import Workspace
from ....ontology.errors import GoldenThreadError, StaleError
from .builder import REFUSED, STALE
from .imports import read_import
from .previewing import preview
from .taking_in import take_in
from .working import LONGEST, Working, note

if sys.platform != "win32":
    import resource

__all__ = ["PATIENCE"]

#: Seconds to wait for another build, on a command line perhaps.
PATIENCE = 600.0
_SHARE = 0.75  # of the machine's memory
_KINDNESS = 10  # steps that others go first


def _do(workspace: Workspace, what: str, name: str, since: datetime) -> None:
    def progress(step: str, done: int, total: int) -> None:
        with suppress(OSError):
            note(workspace.folder, Working(what, since, name, f"{step} ({done + 1} of {total})" if done < total else step))

    if what == "decisions":
        settle(workspace, patience=PATIENCE)
    elif what == "preview":
        preview(workspace, read_import(workspace.folder, name), progress)
    else:
        take_in(workspace, read_import(workspace.folder, name), PATIENCE, progress)


def _bound() -> None:
    """Live within bounds, also when nobody is left to look after this process; let others go first."""
    faulthandler.dump_traceback_later(LONGEST, exit=True)
    if sys.platform != "win32":
        os.nice(_KINDNESS)
        memory = int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * _SHARE)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _main(folder: str, what: str, name: str, since: str) -> int:
    out, sys.stdout = sys.stdout, sys.stderr  # whatever a library prints is no part of the sentence
    try:
        with explained(Path(folder)):
            _do(Workspace.open(Path(folder)), what, name, datetime.fromisoformat(since))
        return 0
    except StaleError as error:
        sentence, status = str(error), STALE
    except GoldenThreadError as error:
        sentence, status = str(error), REFUSED
    except MemoryError:
        sentence, status = "This takes more memory than this machine has to spare: build it in parts, or on a larger machine.", REFUSED
    with suppress(BrokenPipeError):  # the server may be gone
        out.write(sentence)
        out.flush()
    return status


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # it is a text file, here as everywhere
    _bound()
    sys.exit(_main(*sys.argv[1:]))
