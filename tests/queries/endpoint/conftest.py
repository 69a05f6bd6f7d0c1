"""What the tests of the endpoint share: an endpoint without processes, and a real one with whom whole conversations are had."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
from contextlib import asynccontextmanager, contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

import httpx
import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat, Store

from goldenthread.ontology.terms import PREFIXES
from goldenthread.queries.endpoint import Service, endpoint
from goldenthread.queries.workers.errors import MalformedError, NotAcceptableError
from goldenthread.queries.workers.question import Answer, Question

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

_PROGRAM = [sys.executable, "-c", "from goldenthread.viz.cli import main; main(prog_name='goldenthread')"]
_PLAN = """
@prefix ex: <https://example.org/> .
ex:outcome <http://www.w3.org/2004/02/skos/core#prefLabel> "A good life, \\"everywhere\\"" , "Büro & <Haus>"@de ; ex:cost 12 .
ex:cabinet { ex:aim ex:isPartOf ex:outcome }
"""


class StandIn:
    """Answers in the process from quads in memory, where a test is about HTTP and not about workers."""

    def __init__(self) -> None:
        self.store = Store()
        self.store.load(_PLAN.encode(), format=RdfFormat.TRIG)
        self.revision = "1"
        self.asked: list[Question] = []
        self.failure: Exception | None = None
        self.spool_from = 1 << 20
        self.delay = 0.0
        self.cancelled = 0

    async def answer(self, question: Question) -> Answer:
        """Answer as a worker would."""
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
        written = io.BytesIO()
        form, kind = _written(found, question, written)
        body = written.getvalue()
        spool = io.BytesIO(body) if len(body) >= self.spool_from else None
        whole = None if spool else body
        return Answer(media_type=kind, form=form, rows=1, revision=self.revision, length=len(body), body=whole, spool=spool)


def _written(found: QuerySolutions | QueryBoolean | QueryTriples, question: Question, to: io.BytesIO) -> tuple[str, str]:
    if isinstance(found, QueryTriples):
        form, kind = "triples", question.triples
    else:
        form, kind = ("solutions", question.solutions) if isinstance(found, QuerySolutions) else ("boolean", question.boolean)
    if kind is None:
        raise NotAcceptableError(f"The query gives {form}, which are not accepted: accept another format.")
    if isinstance(found, QueryTriples):
        found.serialize(to, RdfFormat.from_media_type(kind))
    else:
        found.serialize(to, QueryResultsFormat.from_media_type(kind))
    return form, kind


@pytest.fixture
def pool() -> StandIn:
    """Whoever answers in this test."""
    return StandIn()


@pytest.fixture
def client(pool: StandIn) -> Callable[[], AbstractAsyncContextManager[httpx.AsyncClient]]:
    """An HTTP client of an endpoint in this process."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[httpx.AsyncClient]:
        transport = httpx.ASGITransport(endpoint(Service(pool)))
        async with httpx.AsyncClient(transport=transport, base_url="http://plans.example", headers={"accept-encoding": ""}) as asking:
            yield asking

    return opened


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    """Run `goldenthread serve` with some options; gives the address it prints, and sees to it that it ends well."""

    @contextmanager
    def running(*options: str, **environment: str) -> Iterator[str]:
        command = [*_PROGRAM, "serve", "--only-sparql", "--port", "0", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[1]
        finally:
            process.send_signal(signal.SIGINT)
            left, _ = process.communicate(timeout=30)
        assert (process.returncode, left) == (0, "")

    return running


@pytest.fixture(scope="session")
def scratch(serving: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """The address of `serve --scratch`, for all tests: begin with `DROP ALL`."""
    with serving("--scratch") as address:
        yield address


@pytest.fixture
def exchange() -> Callable[..., tuple[int, Mapping[str, str], bytes]]:
    """Send one request as it is described, nothing added; gives status, headers and body."""

    def exchanged(address: str, request: Mapping[str, Any]) -> tuple[int, Mapping[str, str], bytes]:
        place = urlsplit(address)
        content = _content(request)
        headers = {name.lower(): value for name, value in request.get("headers", {}).items()}
        connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
        try:
            connection.putrequest(request["method"], _target(request), skip_accept_encoding=True)
            if "form" in request:
                headers.setdefault("content-type", "application/x-www-form-urlencoded")
            for name, value in headers.items():
                connection.putheader(name, value)
            if content is not None:
                connection.putheader("content-length", str(len(content)))
            connection.endheaders(content)
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    return exchanged


def _target(request: Mapping[str, Any]) -> str:
    address = request.get("address", [])
    return request.get("path", "/sparql") + (f"?{urlencode(address, quote_via=quote)}" if address else "")


def _content(request: Mapping[str, Any]) -> bytes | None:
    if "form" in request:
        return urlencode(request["form"]).encode()
    return request["body"].encode(request.get("encoding", "utf-8")) if "body" in request else None
