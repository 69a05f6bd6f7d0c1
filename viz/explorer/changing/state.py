"""What a page says of changes under way: what waits, what is being built since when, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.decisions import read_waiting
from .working import noted

if TYPE_CHECKING:
    from datetime import datetime

    from ....graph.workspace import Workspace
    from .working import Working

__all__ = ["UnderWay", "in_words", "under_way"]


@dataclass(frozen=True, slots=True)
class UnderWay:
    """How many decisions wait to take effect; since when (UTC, in words) they are being built in, "" where they are not; any trouble."""

    waiting: int
    since: str = ""
    step: str = ""
    trouble: str = ""


def under_way(workspace: Workspace) -> UnderWay:
    """Tell what is under way; raise WorkspaceError for a damaged file of decisions."""
    waiting = len(read_waiting(workspace))
    working = noted(workspace.folder)
    if not waiting or working is None:
        return UnderWay(waiting)
    return UnderWay(waiting, _since(working), working.step, working.trouble)


def in_words(when: datetime) -> str:
    """Give a time as a page shows it.

    >>> from datetime import UTC, datetime
    >>> in_words(datetime(2026, 1, 5, 9, 30, tzinfo=UTC))
    '5 January 2026, 09:30 UTC'
    """
    return f"{when.day} {when:%B %Y, %H:%M} UTC"


def _since(working: Working) -> str:
    return f"{working.since:%H:%M:%S} UTC" if working.what == "decisions" and not working.trouble else ""
