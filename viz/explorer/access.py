"""The access log: one line of JSON a request, without an address of anybody, a name, or what was asked for.

A route is told by its pattern ("/id/{path:path}"), never by the path that was asked.
"""

from __future__ import annotations

import json
import logging

__all__ = ["LOG", "told"]

#: The name of the log.
LOG = "goldenthread.access"
_LOG = logging.getLogger(LOG)


def told(method: str, route: str, status: int, seconds: float, size: int) -> None:
    """Write a line on a request that was answered; `size` is in bytes."""
    if _LOG.isEnabledFor(logging.INFO):
        _LOG.info(json.dumps({"method": method, "route": route, "status": status, "ms": round(seconds * 1000, 1), "bytes": size}))
