"""The floor: Starlette and uvicorn giving a page of the same bytes that lies ready, in a process of its own."""

from __future__ import annotations

import multiprocessing
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

__all__ = ["floor"]

_START = 20.0  # seconds


@contextmanager
def floor(size: int) -> Iterator[str]:
    """The address of a server whose `/` gives so many bytes."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    child = multiprocessing.get_context("spawn").Process(target=_serve, args=(port, size), daemon=True)
    child.start()
    try:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.join()


def _serve(port: int, size: int) -> None:
    body = b"x" * size

    async def page(_: Request) -> HTMLResponse:
        return HTMLResponse(body)

    uvicorn.run(Starlette(routes=[Route("/", page)]), port=port, log_level="error", access_log=False)


def _wait(port: int) -> None:
    ended = time.monotonic() + _START
    while time.monotonic() < ended:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("The bare server did not start.")
