"""What the descriptions tell of the data: counted by the workers, once for a revision, however many ask."""

from __future__ import annotations

import asyncio
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Triple, parse

from ..describing.counting import statistics_queries
from ..describing.examples import examples_query
from ..workers.question import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..describing.service import Service as Described
    from ..workers.question import Answer
    from .answering import Answering

__all__ = ["Survey", "Surveyed"]

_PATIENCE = 120.0  # seconds: they look at everything, four hundred councils where there are so many
_TRIPLES, _ROWS = "application/n-triples", "text/csv"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The statistics of the data at a revision, as triples; and by the IRI of a class a thing to ask about."""

    revision: str
    statistics: tuple[Triple, ...]
    things: Mapping[str, str]


class Survey:
    """The last survey, made anew when it is asked for and the data has another revision; who comes meanwhile waits for it."""

    def __init__(self) -> None:
        self._last: Surveyed | None = None
        self._surveying = asyncio.Lock()

    async def of(self, pool: Answering, described: Described) -> Surveyed:
        """Give the survey of the data as they are; raise QueryError where the workers cannot count them."""
        async with self._surveying:
            revision = pool.revision
            if self._last is None or self._last.revision != revision:
                triples: list[Triple] = []
                for query in statistics_queries(described.dataset, described.default_graph):
                    answer = await pool.answer(Question(query=query, triples=_TRIPLES, seconds=_PATIENCE))
                    triples += await asyncio.to_thread(_triples, _content(answer))
                rows = await pool.answer(Question(query=examples_query(), solutions=_ROWS, seconds=_PATIENCE))
                self._last = Surveyed(revision, tuple(triples), _pairs(_content(rows)))
            return self._last


def _content(answer: Answer) -> bytes:
    if answer.spool is None:
        return answer.body or b""
    with answer.spool:
        return answer.spool.read()


def _triples(content: bytes) -> list[Triple]:
    return [quad.triple for quad in parse(content, format=RdfFormat.N_TRIPLES)]


def _pairs(content: bytes) -> dict[str, str]:
    rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return {row[0]: row[1] for row in list(rows)[1:]}
