"""The application on a port of this machine, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from .application import endpoint
from .patience import Patient, allow_files
from .replaying import replaying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

    from .service import Service

__all__ = ["event_loop", "listening", "serve", "server_of"]

_REPLAYED = 32 << 20  # bytes of replies that are given again before their request is parsed
_WAITING = 2048  # connections that the system holds until they are accepted
_GRACE = 3  # seconds that requests under way have to end
_SELDOM = 50_000, 20, 100  # new objects until cycles are looked for among the young, and how often among the older


def event_loop() -> asyncio.AbstractEventLoop:
    """Make the event loop to serve in: uvloop's where there is one, at half of the time a request."""
    try:
        import uvloop  # noqa: PLC0415 - it is not there on every system
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def listening(host: str, port: int) -> socket.socket:
    """Open a port to listen on, a free one for 0; raise OSError where it is taken or may not be used."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=_WAITING)


async def serve(service: Service, listener: socket.socket, application: ASGIApp | None = None, prefix: str = "") -> None:
    """Serve until the process is interrupted or asked to end, then finish what is under way.

    An `application` may stand around the endpoint of the service, and pass on to that what is the endpoint's. `prefix` is the path under
    which a proxy shows it all, and which the proxy takes off.

    The process is the server's: what is remembered holds no cycles, and to look through it for some was a third of the work.
    """
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    allow_files()
    await server_of(service, application, prefix).serve([listener])


def server_of(service: Service, application: ASGIApp | None = None, prefix: str = "") -> uvicorn.Server:
    """Make the server of a service; it ends when its `should_exit` is set."""
    config = uvicorn.Config(
        application or endpoint(service),
        http=replaying(_REPLAYED, service),
        ws="none",
        lifespan="off",
        access_log=False,  # an address and what was asked would be personal data
        log_level="error",
        server_header=False,
        root_path=prefix,
        timeout_graceful_shutdown=_GRACE,
    )
    return _Server(config)


class _Server(uvicorn.Server):
    """A server that looks after its connections, and ends when it is told to without raising the signal once more.

    There are workers to stop then.
    """

    async def on_tick(self, counter: int) -> bool:
        """Close connections that stand still; called ten times a second."""
        if counter % 10 == 0:
            now = asyncio.get_running_loop().time()
            for connection in tuple(self.server_state.connections):
                if isinstance(connection, Patient):
                    connection.look(now)
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let the signals that end a process end the serving."""
        old = {number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in old.items():
                signal.signal(number, handler)
