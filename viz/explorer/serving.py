"""The explorer over a running service."""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from .application import explorer
from .changing.desk import Desk
from .guarding import Door
from .site import Site
from .warming import kept_ready

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

    from ...graph.workspace import Workspace
    from ...queries.endpoint.guarding import Guard
    from ...queries.endpoint.service import Service

__all__ = ["shown"]

_LOG = logging.getLogger(__name__)


@contextmanager
def shown(workspace: Workspace, service: Service, guard: Guard | None) -> Iterator[ASGIApp]:
    """Give the explorer of a workspace that the running event loop serves; `guard` says who may change it by pages, None nobody.

    A workspace in which nothing can be written is there to be read.
    """
    if guard is not None and not os.access(workspace.folder, os.W_OK):
        _LOG.warning("Nothing can be written in %s, so everything is shown and nothing can be changed.", workspace.folder)
        guard = None
    desk = Desk(workspace)
    site = Site(workspace, service, Door(guard), desk)
    if guard is not None:
        desk.open()
    ready = asyncio.create_task(kept_ready(site))
    try:
        yield explorer(site)
    finally:
        ready.cancel()
        site.close()
        desk.close()
