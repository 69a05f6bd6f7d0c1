"""The same rows from every server, and those of our store in process: before anything is timed."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections import Counter
from urllib.parse import urlencode

from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

from goldenthread.ontology.terms import XSD

from .classes import Kind
from .engines import Engine

__all__ = ["differing"]

_ASKED = 3  # queries of each kind that are compared


def differing(engine: Engine, kind: Kind, store: Store) -> str:
    """What is wrong with the rows that a server gives to questions of a kind, or ""."""
    for query in kind.queries[:_ASKED]:
        results = store.query(query)
        assert isinstance(results, QuerySolutions)
        expected = _rows(results.serialize(format=QueryResultsFormat.JSON))
        try:
            found = _rows(_answer(engine, query))
        except urllib.error.HTTPError as error:
            return f"answers {error.code}"
        if found != expected:
            return f"other rows ({found.total()} instead of {expected.total()})"
    return ""


def _answer(engine: Engine, query: str) -> bytes:
    asked = urllib.request.Request(  # noqa: S310 - a server on loopback
        engine.url, urlencode({**engine.fields, "query": query}).encode(), {"Accept": "application/sparql-results+json"}
    )
    with urllib.request.urlopen(asked, timeout=120) as reply:  # noqa: S310
        told: bytes = reply.read()
    return told


def _rows(told: bytes | None) -> Counter[tuple[tuple[str, ...], ...]]:
    """The rows in no order; a plain literal is a string, and so is what Virtuoso calls a typed one."""
    rows = Counter[tuple[tuple[str, ...], ...]]()
    for row in json.loads(told or b"")["results"]["bindings"]:
        rows[tuple(sorted((name, *_term(cell)) for name, cell in row.items()))] += 1
    return rows


def _term(cell: dict[str, str]) -> tuple[str, ...]:
    if cell["type"] == "uri":
        return (cell["value"],)
    return (cell["value"], cell.get("xml:lang", "").lower(), cell.get("datatype", f"{XSD}string"))
