"""How long a page takes over HTTP on this machine: the first that is made of its kind, others made anew, and again."""

from __future__ import annotations

import http.client
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Self
from urllib.parse import urlsplit

__all__ = ["Asking", "Timed", "timed"]

_AT_LEAST = 30  # answers made anew: an address that is alone is asked with a parameter that no page knows
_AGAIN = 5  # addresses asked again: some pages are never kept
_PATIENCE = 120.0
_ENOUGH = 2.0  # seconds for what is made anew of a kind: after that no more are asked


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds until the whole of a page was there: the very first, those made anew, those that were known; bytes as sent; not 200."""

    first: float
    anew: tuple[float, ...]
    again: tuple[float, ...]
    size: int
    failed: tuple[str, ...]


class Asking:
    """One client with one connection, as a browser has it."""

    def __init__(self, home: str) -> None:
        parts = urlsplit(home)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, address: str) -> tuple[float, int, int]:
        """Seconds, status, and bytes of the body as it is sent."""
        start = time.perf_counter()
        self._connection.request("GET", address, headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
        answer = self._connection.getresponse()
        size = len(answer.read())
        return time.perf_counter() - start, answer.status, size


def timed(asking: Asking, addresses: Sequence[str]) -> Timed:
    """Time a kind of page."""
    first = asking.get(addresses[0])[0]
    anew, failed, sizes = [], [], []
    rounds = -(-_AT_LEAST // len(addresses))
    for number, address in product(range(rounds), addresses):
        asked = f"{address}{'&' if '?' in address else '?'}measured={number}"
        seconds, status, size = asking.get(asked)
        if status == http.client.NOT_FOUND:
            raise SystemExit(f"{address} is not there: what is measured must be pages.")
        anew.append(seconds)
        sizes.append(size)
        if status != http.client.OK:
            failed.append(f"{asked}: {status}")
        if sum(anew) > _ENOUGH:
            break
    known = addresses[: min(len(anew), _AGAIN)] if not failed else ()
    again = tuple(asking.get(address)[0] for address in [address for address in known for _ in (0, 1)] * 3)
    return Timed(first, tuple(anew), again[1::2] or tuple(anew), sorted(sizes)[len(sizes) // 2], tuple(failed))
