"""HTTP with an end to all waiting: an answer that drips in, headers or body, is no longer waited for than a silent one.

A socket's own time-out begins anew with every byte. Here the time that is left is what each read may take.
"""

from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from io import BufferedReader, RawIOBase
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.request import HTTPHandler, HTTPSHandler, Request

if TYPE_CHECKING:
    from socket import socket

__all__ = ["TimedHandler", "TimedSecureHandler"]


class TimedHandler(HTTPHandler):
    """Opens http:// addresses; the time-out of a request is that of its whole answer, counted from when it was sent."""

    def http_open(self, req: Request) -> HTTPResponse:
        """Send a request and read the head of its answer; raises URLError, or TimeoutError."""
        return self.do_open(_Connection, req)


class TimedSecureHandler(HTTPSHandler):
    """Opens https:// addresses likewise, with the certificates that the machine trusts."""

    def https_open(self, req: Request) -> HTTPResponse:
        """Send a request and read the head of its answer; raises URLError, or TimeoutError."""
        return self.do_open(_SecureConnection, req)


class _Response(HTTPResponse):
    def __init__(self, sock: socket, *others: Any, **named: Any) -> None:
        super().__init__(sock, *others, **named)
        self.fp = BufferedReader(_Timed(self.fp.detach(), sock))


class _Connection(HTTPConnection):
    response_class = _Response


class _SecureConnection(HTTPSConnection):
    response_class = _Response


class _Timed(RawIOBase):
    """The bytes that a socket receives until the time that it was given is over."""

    def __init__(self, received: RawIOBase, sock: socket) -> None:
        self._received, self._socket = received, sock
        self._until = monotonic() + (sock.gettimeout() or 0.0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._until - monotonic()
        if left <= 0:
            raise TimeoutError
        self._socket.settimeout(left)
        return self._received.readinto(buffer)

    def close(self) -> None:
        self._received.close()
        super().close()
