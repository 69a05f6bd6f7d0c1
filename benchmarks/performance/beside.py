"""What others notice of a question that asks for too much, and how soon after its deadline it is answered."""

from __future__ import annotations

import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlencode

from .classes import CROSS, POINT, kinds
from .data import Data
from .engines import ENGINES, OURS, REFERENCE, Engine, ours
from .loading import Load
from .measuring import percentile
from .report import ms, ratio, table, verdict

__all__ = ["measured"]

_TARGET = 2.0
_DEADLINE = 1.0  # seconds: that of the question that asks for too much
_CLIENTS = 4


def measured(data: Data, seconds: float) -> str:
    """A table of the 99th percentile of a short question without and with a question beside it that nobody can answer."""
    starts: dict[str, Callable[[Data], AbstractContextManager[Engine]]] = {OURS: ours, REFERENCE: ENGINES[REFERENCE]}
    rows = []
    late = ""
    for name, start in starts.items():
        with start(data) as engine, Load() as load:
            alone, with_it = _beside(load, engine, data, seconds)
            told = verdict(with_it / alone, _TARGET) if name == OURS else ""
            rows.append((name, ms(alone), ms(with_it), ratio(with_it / alone), told))
            if name == OURS:
                after = [_after_deadline(engine) for _ in range(3)]
                late = f"From the deadline ({_DEADLINE:g} s) to the answer that it was stopped: {ms(percentile(after, 50))} ms."
    headings = ("server", "p99 alone", "p99 beside it", "ratio", "target")
    about = (
        f"A “{POINT}” question, {_CLIENTS} clients, without and with another client that has all threes of triples counted "
        f"({data.councils} councils), in milliseconds:"
    )
    return f"{about}\n\n{table(headings, rows)}\n\n{late}"


def _beside(load: Load, engine: Engine, data: Data, seconds: float) -> tuple[float, float]:
    queries = kinds(data)[0].queries

    def taken() -> float:
        return percentile(load.burst(engine.url, engine.fields, queries, _CLIENTS, seconds, anew=True).taken, 99)

    taken()
    alone = taken()
    asking = threading.Thread(target=_cross, args=(engine, 2 * seconds), daemon=True)
    asking.start()
    time.sleep(0.2)
    with_it = taken()
    if engine.name == OURS:
        asking.join(60)
    return alone, with_it


def _after_deadline(engine: Engine) -> float:
    start = time.perf_counter()
    _cross(engine, _DEADLINE)
    return time.perf_counter() - start - _DEADLINE


def _cross(engine: Engine, deadline: float) -> None:
    body = urlencode({"query": CROSS, **({"timeout": str(deadline)} if engine.name == OURS else {})}).encode()
    try:
        urllib.request.urlopen(urllib.request.Request(engine.url, body), timeout=60).close()  # noqa: S310 - on loopback
    except (urllib.error.URLError, OSError):
        return
