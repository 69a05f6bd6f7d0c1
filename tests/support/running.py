"""Running a story of asyncio beside a browser: Playwright keeps an event loop of its own running in the thread of the tests."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

__all__ = ["finished"]

Result = TypeVar("Result")


def finished(story: Coroutine[Any, Any, Result]) -> Result:
    """Give what a story comes to, in a thread and a loop of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()
