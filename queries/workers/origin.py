"""Where the quads come from that workers ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Kept", "Origin", "Scratch"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A workspace folder, and the engine that its quads are to be in: "" chooses by size, or memory, or disk."""

    folder: Path
    store: str = ""


@dataclass(frozen=True, slots=True)
class Scratch:
    """No quads at first, and all changes allowed."""


Origin = Kept | Scratch
