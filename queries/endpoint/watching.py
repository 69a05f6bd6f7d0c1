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
_LATER = 30.0  # seconds until what could not be loaded is tried again
_LOG = logging.getLogger(__name__)


class Renewing(Protocol):
    """Whoever can load other quads while it answers; the pool of workers does."""

    @property
    def revision(self) -> str:
        """Of the quads that are asked now."""

    async def renew(self, origin: Origin) -> None:
        """Load the quads beside those that are asked, then ask them instead; a failure leaves all as it was."""


async def keep_up(
    pool: Renewing,
    origin: Origin,
    revision: Callable[[], str],
    beforehand: Callable[[], object] = lambda: None,
    *,
    every: float = _EVERY,
    later: float = _LATER,
) -> None:
    """Have the pool load the quads anew when `revision` gives another one than the pool asks, until cancelled.

    `revision` looks at files, and `beforehand` makes ready what goes with other quads, so they are called off the event loop. What
    cannot be loaded is tried again `later`; until then the old quads are asked.
    """
    known = pool.revision
    while True:
        await asyncio.sleep(every)
        try:
            found = await asyncio.to_thread(revision)
            if found not in {known, pool.revision}:
                await asyncio.to_thread(beforehand)
                await pool.renew(origin)
            known = found
        except (GoldenThreadError, OSError) as error:
            _LOG.warning("The workspace has changed and could not be loaded, so the old graph is asked: %s", error)
            await asyncio.sleep(later)
