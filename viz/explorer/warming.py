"""What the first visitor would wait for, made ready as soon as the server runs, and again when the plan was built anew."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError

if TYPE_CHECKING:
    from .site import Site

__all__ = ["kept_ready"]

_EVERY = 1.0  # seconds between two looks
_SLOW = "pyvis.network"  # brings IPython in, which takes half a second


async def kept_ready(site: Site) -> None:
    """Have templates, libraries and the present state of the plan at hand, until cancelled; what goes wrong is told to visitors."""
    known = await _shown(site)
    await site.apart(site.renderer.read_all)
    await asyncio.sleep(_EVERY)  # the first page is asked just now: it comes first
    with suppress(ImportError):
        await site.apart(partial(import_module, _SLOW))
    while True:
        await asyncio.sleep(_EVERY)
        if site.revision != known:
            known = await _shown(site)


async def _shown(site: Site) -> str:
    revision = site.revision
    with suppress(GoldenThreadError, OSError):
        await site.shown()
    return revision
