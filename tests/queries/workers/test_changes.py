"""Changes are whole or not at all, and bounded as queries are."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.workers.change import Removal, Update, Upload
from goldenthread.queries.workers.errors import (
    DeadlineError,
    FederationError,
    MalformedError,
    MediaTypeError,
    MemoryBoundError,
    NoGraphError,
    UnchangeableError,
)
from goldenthread.queries.workers.origin import Kept
from goldenthread.queries.workers.pool import Pool
from goldenthread.queries.workers.question import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

E = "http://e.org/"
A = f"<{E}a> <{E}p> 1 ."
G = f"{E}g"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
IN_G = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{G}> {{ ?s ?p ?o }} }}"
LAUGHS = b"""<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>"""


@pytest.fixture(scope="module")
def pool(opened: Callable[..., Any], running: Callable[..., Any]) -> Iterator[Any]:
    opening = opened()
    yield running(opening.__aenter__())
    running(opening.__aexit__(None, None, None))


def turtle(text: str) -> tuple[tuple[str, bytes], ...]:
    return (("text/turtle", text.encode()),)


def test_each_change_has_a_revision_and_what_fails_has_none(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened(b"") as pool:
            revisions = {pool.revision}
            changed = await pool.change(Update(text=f"INSERT DATA {{ {A} }} ; INSERT DATA {{ GRAPH <{G}> {{ {A} }} }}"))
            assert (changed.revision, changed.created) == (pool.revision, False)
            revisions.add(pool.revision)
            with pytest.raises(MalformedError, match="line 2, column"):
                await pool.change(Update(text=f"INSERT DATA {{ <{E}b> <{E}p> 1 }} ;\n INSERT {{"))
            assert pool.revision in revisions
            assert await ask(pool, COUNT) == b"?n\n1\n"
            await pool.change(Update(text="CLEAR ALL"))
            assert pool.revision not in revisions
            assert await ask(pool, COUNT) == b"?n\n0\n"

    running(story())


def test_graphs_are_put_added_to_and_removed(opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        async with opened(b"") as pool:
            assert (await pool.change(Upload(graph=G, contents=turtle(A), replace=True))).created
            assert not (await pool.change(Upload(graph=G, contents=turtle(f"<{E}b> <{E}p> 2 ."), replace=False))).created
            assert await ask(pool, IN_G) == b"?n\n2\n"
            assert not (await pool.change(Upload(graph=G, contents=turtle("<x> <y> <z> ."), replace=True, base=E))).created
            assert await ask(pool, f"ASK {{ GRAPH <{G}> {{ <{E}x> <{E}y> <{E}z> }} }}") == b"true"
            assert (await pool.change(Upload(graph=f"{E}empty", contents=(), replace=True))).created
            await pool.change(Removal(graph=f"{E}empty"))
            await pool.change(Removal(graph=G))
            assert await ask(pool, IN_G) == b"?n\n0\n"
            with pytest.raises(NoGraphError, match="nothing was removed"):
                await pool.change(Removal(graph=G))
            await pool.change(Upload(graph=None, contents=turtle(A) + turtle("[] a 1 .") + turtle("[] a 1 ."), replace=False))
            assert await ask(pool, COUNT) == b"?n\n3\n"  # blank nodes of two documents are two
            await pool.change(Removal(graph=None))
            assert await ask(pool, COUNT) == b"?n\n0\n"

    running(story())


@pytest.mark.parametrize(
    ("contents", "error", "words"),
    [
        ((("application/rdf+xml", LAUGHS),), MalformedError, "document type declaration"),
        ((("application/rdf+xml", b"\xff\xfe" + LAUGHS.decode().encode("utf-16-le")),), MalformedError, "document type declaration"),
        ((("text/turtle", b"<http://e.org/a> ."),), MalformedError, "not Turtle"),
        ((("text/turtle", b"<a> <b> <c> ."),), MalformedError, "not Turtle"),
        (
            (("application/n-quads", b"<http://e.org/a> <http://e.org/p> <http://e.org/a> <http://e.org/g> ."),),
            MalformedError,
            "graphs of its own",
        ),
        ((("text/turtle", A.encode()), ("image/png", b"")), MediaTypeError, "image/png cannot be read"),
    ],
)
def test_data_that_cannot_be_taken_in_changes_nothing(
    contents: Any, error: type[Exception], words: str, pool: Any, ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        before = pool.revision
        with pytest.raises(error, match=words):
            await pool.change(Upload(graph=G, contents=contents, replace=True))
        assert pool.revision == before
        assert await ask(pool, COUNT) == b"?n\n400\n"
        assert await ask(pool, IN_G) == b"?n\n0\n"

    running(story())


@pytest.mark.parametrize(
    ("update", "default", "named", "left"),
    [
        ("INSERT { <http://e.org/x> ?p ?o } WHERE { ?s ?p ?o }", ("g",), (), {"a": 2, "x": 1}),
        ("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", ("g",), (), {"a": 1}),
        ("DELETE WHERE { ?s ?p ?o }", ("g",), (), {"a": 1}),
        ("DELETE WHERE { ?s ?p ?o }", ("none",), (), {"a": 2}),
        ("INSERT { <http://e.org/x> ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }", (), ("h",), {"a": 2, "x": 1}),
        (
            "INSERT { <http://e.org/x> ?p ?o } WHERE { { SELECT * WHERE { ?s ?p ?o } } } ; DELETE WHERE { ?s ?p ?o }",
            ("g", "h"),
            (),
            {"x": 2},
        ),
    ],
)
def test_the_protocols_dataset_stands_in_for_using(
    update: str,
    default: Any,
    named: Any,
    left: dict[str, int],
    opened: Callable[..., Any],
    ask: Callable[..., Any],
    running: Callable[..., Any],
) -> None:
    async def story() -> None:
        async with opened(f"<{E}a> <{E}p> 1, 2 .".encode()) as pool:
            await pool.change(Upload(graph=G, contents=turtle(A), replace=True))
            await pool.change(Upload(graph=f"{E}h", contents=turtle(f"<{E}a> <{E}p> 2 ."), replace=True))
            graphs, named_graphs = (tuple(E + graph for graph in names) for names in (default, named))
            await pool.change(Update(text=update, using_graphs=graphs, using_named_graphs=named_graphs))
            found = await ask(pool, "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?s")
            rows = (line.split(b"\t") for line in found.splitlines()[1:])
            assert {row[0].decode().removeprefix(f"<{E}").removesuffix(">"): int(row[1]) for row in rows} == left

    running(story())


@pytest.mark.parametrize(
    "text", [f"WITH <{G}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", f"DELETE {{ ?s ?p ?o }} USING <{G}> WHERE {{ ?s ?p ?o }}"]
)
def test_a_dataset_that_is_named_twice_is_refused(text: str, pool: Any, running: Callable[..., Any]) -> None:
    async def story() -> None:
        with pytest.raises(MalformedError, match="leave one of them out"):
            await pool.change(Update(text=text, using_graphs=(G,)))

    running(story())


def test_a_change_is_bounded_and_stopped_as_a_query_is(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    endless = Update(text=f"INSERT {{ <{E}x> <{E}y> ?n }} WHERE {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(?c + ?f + ?i AS ?n) }}")

    async def story() -> None:
        async with opened(seconds=1.0, memory=64 << 20) as pool:
            before = pool.revision
            with pytest.raises((DeadlineError, MemoryBoundError), match="nothing was changed"):
                await pool.change(endless)
            left = asyncio.create_task(pool.change(endless))
            await asyncio.sleep(0.1)
            left.cancel()
            with pytest.raises(asyncio.CancelledError):
                await left
            assert pool.revision == before
            assert await ask(pool, COUNT) == b"?n\n400\n"
            await pool.change(Update(text=f"INSERT DATA {{ {A} }}"))
            assert await ask(pool, COUNT) == b"?n\n401\n"

    running(story())


def test_a_rehearsal_tells_what_would_be_and_does_nothing(
    opened: Callable[..., Any], ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with opened(A.encode()) as pool:
            before = pool.revision
            difference = await pool.rehearse(Update(text=f"DELETE DATA {{ {A} }} ; INSERT DATA {{ GRAPH <{G}> {{ {A} }} }}"))
            assert difference.removed == f'<{E}a> <{E}p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'.encode()
            assert difference.added == f'<{E}a> <{E}p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> <{G}> .\n'.encode()
            assert pool.revision == before
            assert await ask(pool, COUNT) == b"?n\n1\n"

    running(story())


@pytest.mark.parametrize("store", ["memory", "disk"])
def test_what_a_workspace_keeps_is_asked_and_not_changed(
    store: str, leicestershire: Any, ask: Callable[..., Any], running: Callable[..., Any]
) -> None:
    async def story() -> None:
        async with Pool(Kept(leicestershire.folder, store), Limits(concurrent=1)) as pool:
            assert await ask(pool, "ASK { ?s a gt:Outcome }") == b"true"
            with pytest.raises(UnchangeableError):
                await pool.change(Update(text="CLEAR ALL"))
            assert pool.revision == leicestershire.revision
            trial = pool.rehearse(Update(text=f"INSERT DATA {{ {A} }}"))
            if store == "memory":
                assert (await trial).added.count(b"\n") == 1
            else:
                with pytest.raises(UnchangeableError, match="in memory only"):
                    await trial
            assert await ask(pool, "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 0") == b"?g\t?o\t?p\t?s\n"

    running(story())


@pytest.mark.parametrize("text", ["LOAD <http://127.0.0.1/>", f"INSERT DATA {{ {A} }} ; load silent <http://127.0.0.1/> into graph <{G}>"])
def test_nothing_is_loaded_from_elsewhere(text: str, pool: Any, running: Callable[..., Any]) -> None:
    async def story() -> None:
        with pytest.raises(FederationError, match="LOAD"):
            await pool.change(Update(text=text))

    running(story())
