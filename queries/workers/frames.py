"""What goes over the sockets between the front, its keepers and their workers: a JSON object, and bytes that follow it.

A frame is the length of the object (4 bytes), that of the bytes (8 bytes), both big-endian, the object in UTF-8, the bytes.
The same few objects go to and fro: who sends one often keeps it as it is `written`, and who reads one remembers it.
"""

from __future__ import annotations

import json
import struct
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from socket import socket

__all__ = ["Frame", "FrameReader", "framed", "receive", "written"]

Frame = tuple["Mapping[str, Any]", bytes]

_LENGTHS = struct.Struct("!IQ")
_AT_ONCE = 1 << 16  # bytes: room for more would be asked of the system each time anew
_SHORT = 512  # bytes of an object that is remembered
_REMEMBERED = 1024


class FrameReader:
    """Gathers what a socket gives into frames."""

    __slots__ = ("_gathered",)

    def __init__(self) -> None:
        self._gathered = bytearray()

    def read(self, data: bytes) -> Iterator[Frame]:
        """Take in more bytes, and give the frames that are complete now."""
        if not self._gathered and len(data) >= _LENGTHS.size:
            head, body = _LENGTHS.unpack_from(data)
            start = _LENGTHS.size + head
            if start + body == len(data):  # one frame and whole, as nearly always
                yield _object(data[_LENGTHS.size : start]), data[start:]
                return
        self._gathered += data
        while len(self._gathered) >= _LENGTHS.size:
            head, body = _LENGTHS.unpack_from(self._gathered)
            start = _LENGTHS.size + head
            if len(self._gathered) < start + body:
                return
            frame = _object(bytes(self._gathered[_LENGTHS.size : start])), bytes(self._gathered[start : start + body])
            del self._gathered[: start + body]
            yield frame


def written(head: Mapping[str, Any]) -> bytes:
    """Write the object of a frame."""
    return json.dumps(head, separators=(",", ":")).encode()


def framed(head: Mapping[str, Any] | bytes, body: bytes | bytearray = b"") -> bytes:
    """Write a frame, of an object or of one that is written already."""
    if not isinstance(head, bytes):
        head = written(head)
    return b"".join((_LENGTHS.pack(len(head), len(body)), head, body))


def receive(line: socket) -> Frame | None:
    """Wait for the next frame; None when the other side is gone. It sends the one after that only when this is answered."""
    reader = FrameReader()
    while data := line.recv(_AT_ONCE):
        for frame in reader.read(data):
            return frame
    return None


def _object(head: bytes) -> Mapping[str, Any]:
    return _remembered(head) if len(head) <= _SHORT else json.loads(head)


@lru_cache(_REMEMBERED)
def _remembered(head: bytes) -> Mapping[str, Any]:
    return MappingProxyType(json.loads(head))
