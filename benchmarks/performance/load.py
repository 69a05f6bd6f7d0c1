"""Keep-alive clients over bare sockets, in a process of its own: each asks again as soon as it is answered.

Reads one JSON object a line, and writes one for each: what to ask (`Burst`), and how long every answer took. The same for
every server; of standard library alone, so that it costs little beside a server that needs 40 microseconds.
"""

from __future__ import annotations

import gc
import json
import random
import selectors
import socket
import sys
import time
from itertools import count
from urllib.parse import urlencode

_PATIENCE = 120.0  # seconds for an answer
_NUMBER = 10  # digits of the comment that makes a query another text


class Client:
    """One connection, and the answer that it waits for."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address
        self.socket = self._connected()
        self.sent, self.since, self.got = b"", 0.0, b""

    def _connected(self) -> socket.socket:
        made = socket.create_connection(self.address, _PATIENCE)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made

    def ask(self, request: bytes) -> None:
        self.sent, self.got, self.since = request, b"", time.perf_counter()
        self.socket.sendall(request)

    def read(self) -> bool:
        """Take what has come; tell whether the answer is whole."""
        piece = self.socket.recv(1 << 20)
        if not piece:
            raise ConnectionError
        self.got = self.got + piece if self.got else piece
        return whole(self.got)

    def again(self) -> None:
        """Connect anew and send the same again: a server may end a connection between two questions."""
        self.socket.close()
        self.socket, self.got = self._connected(), b""
        self.socket.sendall(self.sent)


def whole(reply: bytes) -> bool:
    """Tell whether a reply is there to its end."""
    end = reply.find(b"\r\n\r\n")
    if end < 0:
        return False
    head = reply[:end].lower()
    at = head.find(b"\r\ncontent-length:")
    if at >= 0:
        return len(reply) >= end + 4 + int(head[at + 17 :].split(b"\r\n", 1)[0])
    return reply.endswith(b"0\r\n\r\n")


def requests(job: dict) -> list[bytes]:  # type: ignore[type-arg]  # what JSON holds
    """The requests of a burst, each but for the number at its end where it is to be another text every time."""
    made = []
    for query in job["queries"]:
        body = urlencode({**job["fields"], "query": query + ("\n#" if job["anew"] else "")}).encode()
        size = len(body) + (_NUMBER if job["anew"] else 0)
        head = (
            f"POST {job['path']} HTTP/1.1\r\nHost: {job['host']}:{job['port']}\r\nAccept: application/sparql-results+json\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {size}\r\n\r\n"
        )
        made.append(head.encode() + body)
    return made


def burst(job: dict, numbers: count) -> dict:  # type: ignore[type-arg]
    """Ask for `seconds`, and once by each client at least; every answer that was begun is awaited."""
    asked, anew, taken, refused = requests(job), job["anew"], [], 0
    chance = random.Random(job["seed"])
    clients = [Client((job["host"], job["port"])) for _ in range(job["clients"])]
    ready = selectors.DefaultSelector()
    waiting = 0
    start = time.perf_counter()

    def send(client: Client) -> None:
        nonlocal waiting
        request = chance.choice(asked)
        waiting += 1
        client.ask(request + b"%0*d" % (_NUMBER, next(numbers)) if anew else request)

    if not anew:  # what is remembered is remembered before anything is timed
        for request in asked:
            clients[0].ask(request)
            while not clients[0].read():
                pass
        start = time.perf_counter()
    for client in clients:
        ready.register(client.socket, selectors.EVENT_READ, client)
        send(client)
    while waiting:
        events = ready.select(_PATIENCE)
        if not events:
            raise TimeoutError(f"no answer within {_PATIENCE:g} seconds")
        for key, _ in events:
            client = key.data
            try:
                done = client.read()
            except ConnectionError:
                ready.unregister(key.fileobj)
                client.again()
                ready.register(client.socket, selectors.EVENT_READ, client)
                continue
            if done:
                now = time.perf_counter()
                waiting -= 1
                if client.got.startswith(b"HTTP/1.1 200"):
                    taken.append(now - client.since)
                else:
                    refused += 1
                if now - start < job["seconds"]:
                    send(client)
    seconds = time.perf_counter() - start
    for client in clients:
        client.socket.close()
    return {"taken": taken, "refused": refused, "seconds": seconds}


if __name__ == "__main__":
    gc.disable()
    numbered = count(random.SystemRandom().randrange(10**9))
    for line in sys.stdin:
        try:
            reply = burst(json.loads(line), numbered)
        except OSError as error:
            reply = {"error": f"{type(error).__name__}: {error}"}
        gc.collect()
        print(json.dumps(reply), flush=True)
