"""A pool without processes, for what is about HTTP and not about workers."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

from goldenthread.ontology.terms import PREFIXES
from goldenthread.queries.workers.errors import MalformedError, NotAcceptableError
from goldenthread.queries.workers.question import Answer

if TYPE_CHECKING:
    from goldenthread.queries.workers.question import Question


class StandIn:
    """Answers in the process, from quads in memory; remembers what it was asked."""

    def __init__(self, trig: str = "", revision: str = "1", spool_from: int = 1 << 20) -> None:
        self.store = Store()
        self.store.load(trig.encode(), format=RdfFormat.TRIG)
        self.revision = revision
        self.spool_from = spool_from
        self.asked: list[Question] = []
        self.failure: Exception | None = None
        self.delay = 0.0
        self.cancelled = 0

    async def answer(self, question: Question) -> Answer:
        self.asked.append(question)
        try:
            await asyncio.sleep(self.delay)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.failure:
            raise self.failure
        try:
            found = self.store.query(question.query, prefixes=dict(PREFIXES), base_iri=question.base)
        except SyntaxError as error:
            raise MalformedError(f"The query is not SPARQL 1.1 ({error}).", error.lineno or 0, error.offset or 0) from error
        form, kind, body = _written(found, question)
        spool = io.BytesIO(body) if len(body) >= self.spool_from else None
        whole = None if spool else body
        return Answer(media_type=kind, form=form, rows=1, revision=self.revision, length=len(body), body=whole, spool=spool)


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, question: Question) -> tuple[str, str, bytes]:
    """The form, the media type and the bytes of an answer."""
    written = io.BytesIO()
    match found:
        case QueryTriples():
            form, kind = "triples", _accepted("triples", question.triples)
            found.serialize(written, RdfFormat.from_media_type(kind))
        case QuerySolutions():
            form, kind = "solutions", _accepted("solutions", question.solutions)
            found.serialize(written, QueryResultsFormat.from_media_type(kind))
        case QueryBoolean():
            form, kind = "boolean", _accepted("boolean", question.boolean)
            found.serialize(written, QueryResultsFormat.from_media_type(kind))
    return form, kind, written.getvalue()


def _accepted(form: str, kind: str | None) -> str:
    if kind is None:
        raise NotAcceptableError(f"The query gives {form}, which cannot be written so: accept another format.")
    return kind
