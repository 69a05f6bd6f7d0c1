"""Many alarms that hardly ever ring, for the price of one timer.

A question is to be stopped after seconds, and answered in a tenth of a millisecond: a timer of the event loop for each would
be a part of that. So one timer looks a hundred times a second, while anything is set.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Clock"]

_EVERY = 0.01  # seconds: an alarm rings so much late at most


class Clock:
    """Alarms of one event loop."""

    __slots__ = ("_alarms", "_last", "_ticking")

    def __init__(self) -> None:
        self._alarms: dict[int, tuple[float, Callable[[], None]]] = {}
        self._last = 0
        self._ticking: asyncio.TimerHandle | None = None

    def set(self, seconds: float, ring: Callable[[], None]) -> int:
        """Have `ring` called after so many seconds; gives the number to `clear` the alarm by."""
        self._last += 1
        self._alarms[self._last] = monotonic() + seconds, ring
        if self._ticking is None:
            self._ticking = asyncio.get_running_loop().call_later(_EVERY, self._tick)
        return self._last

    def clear(self, alarm: int) -> None:
        """Let an alarm not ring; one that did, or that was cleared, is none."""
        self._alarms.pop(alarm, None)

    def _tick(self) -> None:
        self._ticking = asyncio.get_running_loop().call_later(_EVERY, self._tick) if self._alarms else None
        now = monotonic()
        for alarm in [alarm for alarm, (due, _) in self._alarms.items() if due <= now]:
            due = self._alarms.pop(alarm, None)  # one that rang before may have cleared it
            if due is not None:
                due[1]()
