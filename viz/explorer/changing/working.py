"""What the builder is at, on disk, so that every page and every server of a workspace can say so."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ....graph.publishing import HIDDEN

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["LONGEST", "Working", "note", "noted", "unnote"]

#: Seconds that a build may take; what is noted for longer was left by a server that was killed.
LONGEST = 3600.0
_FILE = "working.json"


@dataclass(frozen=True, slots=True)
class Working:
    """What is being done ("decisions", "preview", "import"), for which import, and since when; how far it is, in words.

    Where it went wrong, `trouble` is the sentence that tells why.
    """

    what: str
    since: datetime
    name: str = ""
    step: str = ""
    trouble: str = ""


def noted(folder: Path) -> Working | None:
    """Tell what the builder of the workspace in a folder is at, or what went wrong last; None where it has nothing to do."""
    try:
        told = json.loads((folder / HIDDEN / _FILE).read_bytes())
        found = Working(**{**told, "since": datetime.fromisoformat(told["since"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return None if datetime.now(UTC) - found.since > timedelta(seconds=LONGEST) else found


def note(folder: Path, working: Working) -> None:
    """Write down what is being done."""
    aside = folder / HIDDEN / f"{_FILE}.next"
    aside.write_text(json.dumps({**asdict(working), "since": working.since.isoformat()}), encoding="utf-8")
    aside.replace(folder / HIDDEN / _FILE)


def unnote(folder: Path) -> None:
    """Write down that nothing is being done any more."""
    (folder / HIDDEN / _FILE).unlink(missing_ok=True)
