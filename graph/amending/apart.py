"""Amending in a process of its own: it takes a second of one core, which others who are served would wait for."""

from __future__ import annotations

import asyncio
import pickle
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError, WorkspaceError

if TYPE_CHECKING:
    from ..decisions import Decision
    from .amending import Author

__all__ = ["amend_apart"]

_CHILD = f"{__package__}.child"


async def amend_apart(folder: Path, added: bytes, removed: bytes, author: Author) -> tuple[Decision, ...]:
    """Do what `amend` does, with the difference as N-Quads, in a child process; raise what it raises.

    A child that is killed leaves the workspace as it was or as it is to be; then WorkspaceError is raised. Cancelled, it ends
    the child, to the same effect.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", _CHILD, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    try:
        written, _ = await child.communicate(pickle.dumps((folder, added, removed, author)))
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        raise WorkspaceError(
            f"The change of {folder} was broken off (status {child.returncode}): look whether it took effect, and try again."
        )
    outcome = pickle.loads(written)  # noqa: S301  # our own child wrote it
    if isinstance(outcome, GoldenThreadError):
        raise outcome
    if not isinstance(outcome, tuple):
        raise TypeError(f"the child answers with decisions or an error, not {outcome!r}")
    return outcome
