"""The same short question as an ordinary client of Python sees it: the client's own time is most of it."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from itertools import count
from urllib.parse import urlencode, urlsplit

from SPARQLWrapper import JSON, POST, SPARQLWrapper

from .classes import Kind
from .engines import REFERENCE, Engine
from .measuring import percentile, seconds_of
from .report import ms, ratio, table

__all__ = ["ordinary"]

_QUESTIONS = 60  # of each client and round


def ordinary(engines: Sequence[Engine], kind: Kind, rounds: int) -> str:
    """A table of medians, each question a new one: SPARQLWrapper, and http.client with one connection kept."""
    numbers = count()
    times: dict[str, tuple[list[float], list[float]]] = {engine.name: ([], []) for engine in engines}
    with ExitStack() as ending:
        clients = {engine.name: (_wrapper(engine), ending.enter_context(_kept(engine))) for engine in engines}
        for name, pair in list(clients.items()) * rounds:
            for ask, taken in zip(pair, times[name], strict=True):
                for place in range(_QUESTIONS):
                    query = f"{kind.queries[place % len(kind.queries)]}\n# {next(numbers)}"
                    taken.append(seconds_of(partial(ask, query)))
    peers = [percentile(taken, 50) for taken in times.get(REFERENCE, ([1.0], [1.0]))]
    rows = []
    for name, both in times.items():
        medians = [percentile(taken, 50) for taken in both]
        rows.append((name, *(cell for mine, peer in zip(medians, peers, strict=True) for cell in (ms(mine), ratio(mine / peer)))))
    headings = ("server", "SPARQLWrapper, p50", "ratio", "http.client, p50", "ratio")
    return f"The “{kind.name}” question as one ordinary client of Python sees it, in milliseconds:\n\n{table(headings, rows)}"


def _wrapper(engine: Engine) -> Callable[[str], object]:
    client = SPARQLWrapper(engine.url)
    client.setMethod(POST)
    client.setReturnFormat(JSON)
    client.setOnlyConneg(True)
    for name, value in engine.fields.items():
        client.addParameter(name, value)

    def ask(query: str) -> object:
        client.setQuery(query)
        return client.queryAndConvert()

    return ask


@contextmanager
def _kept(engine: Engine) -> Iterator[Callable[[str], object]]:
    where = urlsplit(engine.url)
    connection = http.client.HTTPConnection(where.netloc, timeout=60)
    headers = {"Accept": "application/sparql-results+json", "Content-Type": "application/x-www-form-urlencoded"}

    def ask(query: str) -> object:
        connection.request("POST", where.path, urlencode({**engine.fields, "query": query}), headers)
        return connection.getresponse().read()

    with closing(connection):
        yield ask
