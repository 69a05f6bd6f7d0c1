"""What goes over the sockets between the front, its keepers and their workers: a JSON object, and bytes that follow it.

A frame is the length of the object (4 bytes), that of the bytes (8 bytes), both big-endian, the object in UTF-8, the bytes.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from socket import socket

__all__ = ["Frame", "FrameReader", "framed", "receive"]

Frame = tuple[dict[str, Any], bytes]

_LENGTHS = struct.Struct("!IQ")
_AT_ONCE = 1 << 18


class FrameReader:
    """Gathers what a socket gives into frames."""

    __slots__ = ("_gathered",)

    def __init__(self) -> None:
        self._gathered = bytearray()

    def read(self, data: bytes) -> Iterator[Frame]:
        """Take in more bytes, and give the frames that are complete now."""
        self._gathered += data
        while len(self._gathered) >= _LENGTHS.size:
            head, body = _LENGTHS.unpack_from(self._gathered)
            start = _LENGTHS.size + head
            if len(self._gathered) < start + body:
                return
            frame = json.loads(self._gathered[_LENGTHS.size : start]), bytes(self._gathered[start : start + body])
            del self._gathered[: start + body]
            yield frame


def framed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """Write a frame."""
    written = json.dumps(head, separators=(",", ":")).encode()
    return _LENGTHS.pack(len(written), len(body)) + written + body


def receive(line: socket) -> Frame | None:
    """Wait for the next frame; None when the other side is gone. It sends the one after that only when this is answered."""
    reader = FrameReader()
    while data := line.recv(_AT_ONCE):
        for frame in reader.read(data):
            return frame
    return None
