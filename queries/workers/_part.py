"""What a process of the pool does next.

A fork of a keeper returns from the keeper's loop with a part of its own, instead of living on top of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

__all__ = ["Part"]

Part: TypeAlias = "Callable[[], Part | None]"
