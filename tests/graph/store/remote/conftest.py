"""A server that does whatever a case says."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Any

import pytest


@dataclass
class Scripted:
    """A server that gives one answer after another, the last one for ever, and keeps what it was asked."""

    answers: list[dict[str, Any]]
    asked: list[bytes] = field(default_factory=list)
    listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    ending: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}/sparql"

    def serve(self) -> None:
        while not self.ending.is_set():
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                self.asked.append(_request(connection))
                self.give(connection, self.answers[min(len(self.asked), len(self.answers)) - 1])

    def give(self, connection: socket.socket, answer: dict[str, Any]) -> None:
        if answer.get("hang"):
            self.ending.wait(10)
        if "raw" in answer:
            connection.sendall(answer["raw"].encode())
        for line in answer.get("raw_lines", ()):
            connection.sendall(f"{line}\r\n".encode())
            self.ending.wait(answer["drip"])
        if "status" in answer:
            body = answer.get("body", "").encode()
            headers = {"Content-Type": "application/sparql-results+json", "Content-Length": str(len(body)), **answer.get("headers", {})}
            lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
            connection.sendall(f"HTTP/1.1 {answer['status']} Told\r\n{lines}\r\n".encode())
            for piece in (
                body[: answer.get("cut", len(body))].splitlines(keepends=True) if "drip" in answer else [body[: answer.get("cut")]]
            ):
                connection.sendall(piece)
                self.ending.wait(answer.get("drip", 0))
        if answer.get("reset"):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


Start = Callable[[list[dict[str, Any]]], Scripted]


def _request(connection: socket.socket) -> bytes:
    """One request, read to its end."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@pytest.fixture
def scripted() -> Iterator[Start]:
    """Start a server that gives these answers."""
    with ExitStack() as ended:

        def start(answers: list[dict[str, Any]]) -> Scripted:
            server = Scripted(answers)
            thread = threading.Thread(target=server.serve, daemon=True)
            thread.start()

            def end() -> None:
                server.ending.set()
                server.listening.shutdown(socket.SHUT_RDWR)
                server.listening.close()
                thread.join(10)

            ended.callback(end)
            return server

        yield start
