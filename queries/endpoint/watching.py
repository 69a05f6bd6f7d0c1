"""Keeping up with a workspace that is built anew while it is asked."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Protocol

from ...ontology.errors import GoldenThreadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..workers.origin import Origin

__all__ = ["Renewing", "keep_up"]

_EVERY = 1.0  # seconds between two looks
_log = logging.getLogger(__name__)


class Renewing(Protocol):
    """Whoever can load other quads while it answers; the pool of workers does."""

    async def renew(self, origin: Origin) -> None:
        """Load the quads beside those that are asked, then ask them instead; a failure leaves all as it was."""


async def keep_up(pool: Renewing, origin: Origin, revision: Callable[[], str], every: float = _EVERY) -> None:
    """Have the pool load the quads anew whenever `revision` gives something new, until cancelled.

    `revision` looks at files, so it is called off the event loop. What cannot be read is tried again when it has changed
    again; until then the old quads are asked.
    """
    known = await asyncio.to_thread(revision)
    while True:
        await asyncio.sleep(every)
        try:
            found = await asyncio.to_thread(revision)
            if found != known:
                known = found
                await pool.renew(origin)
        except GoldenThreadError as error:
            _log.warning("%s", error)
