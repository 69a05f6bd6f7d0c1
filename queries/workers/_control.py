"""The commands that the front gives a keeper: a letter and a process, and for some the files that go with them."""

from __future__ import annotations

import socket
import struct
from enum import Enum
from typing import NamedTuple

__all__ = ["Command", "Order", "order", "send"]

_FORM = struct.Struct("!cq")
_FILES = 2  # at most


class Command(Enum):
    """What a keeper can be told."""

    FORK = b"F"  # a worker: its line, its spool
    SUCCEED = b"S"  # a process that makes a change and keeps the result: its line
    KILL = b"K"
    CALM = b"C"  # let others go first


class Order(NamedTuple):
    """A command, the process that it is about (0 where it makes one), and open files."""

    command: Command
    process: int
    files: tuple[int, ...]


def send(line: socket.socket, command: Command, process: int = 0, files: tuple[int, ...] = ()) -> None:
    """Send a command; OSError if the keeper is gone."""
    socket.send_fds(line, [_FORM.pack(command.value, process)], files)


def order(line: socket.socket) -> Order | None:
    """Wait for the next command; None when the front is gone."""
    data, files, _, _ = socket.recv_fds(line, _FORM.size, _FILES)
    while data and len(data) < _FORM.size:
        more = line.recv(_FORM.size - len(data))
        if not more:
            return None
        data += more
    if not data:
        return None
    letter, process = _FORM.unpack(data)
    return Order(Command(letter), process, tuple(files))
