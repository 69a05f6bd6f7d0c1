"""A pool without processes, for what is about HTTP and not about workers."""

import asyncio
import io

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

from goldenthread.ontology.terms import PREFIXES
from goldenthread.queries.workers.errors import MalformedError, NotAcceptableError
from goldenthread.queries.workers.question import Answer, Question


class StandIn:
    """Answers in the process, from quads in memory; counts how often it was asked."""

    def __init__(self, trig: str = "", revision: str = "1", spool_from: int = 1 << 20) -> None:
        self.store = Store()
        self.store.load(trig.encode(), format=RdfFormat.TRIG)
        self.revision = revision
        self.asked: list[Question] = []
        self.spool_from = spool_from
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
            raise MalformedError(str(error), error.lineno or 0, error.offset or 0) from error
        if isinstance(found, QuerySolutions):
            form, kind = "solutions", question.solutions
        elif isinstance(found, QueryBoolean):
            form, kind = "boolean", question.boolean
        else:
            form, kind = "triples", question.triples
        if kind is None:
            raise NotAcceptableError(f"The query gives {form}, which cannot be written so: accept another format.")
        written = io.BytesIO()
        formats = RdfFormat if form == "triples" else QueryResultsFormat
        found.serialize(written, formats.from_media_type(kind))
        body = written.getvalue()
        told = {"media_type": kind, "form": form, "rows": None, "revision": self.revision, "length": len(body)}
        return Answer(**told, spool=io.BytesIO(body)) if len(body) >= self.spool_from else Answer(**told, body=body)
