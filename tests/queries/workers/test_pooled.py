"""A pool as a store: asked from threads, of one state."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from goldenthread.ontology.errors import QueryError
from goldenthread.queries.workers.change import Upload
from goldenthread.queries.workers.errors import DeadlineError, RenewedError
from goldenthread.queries.workers.pooled import PooledStore

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextlib import AbstractAsyncContextManager

    from goldenthread.queries.workers.pool import Pool

    Opening = Callable[..., AbstractAsyncContextManager[Pool]]
    Running = Callable[[Coroutine[Any, Any, Any]], Any]

GRAPH, P = "http://e.org/graph", NamedNode("http://e.org/p")
CONTENT = b'<http://e.org/a> <http://e.org/p> "x\\ty"@en, 1.5, true .'
VALUES = {Literal("x\ty", language="en"), Literal("1.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), Literal(True)}


def test_a_pool_answers_as_a_store_does(opened: Opening, running: Running) -> None:
    def asked(store: PooledStore) -> None:
        table = store.select("SELECT ?o ?none { ?s ?p ?o }")
        assert table.columns == ("o", "none")
        assert {row[0] for row in table.rows} == VALUES
        assert {row[1] for row in table.rows} == {None}
        assert store.select("SELECT ?o { ?s ?p ?o }", {"o": Literal(True)}).rows == ((Literal(True),),)
        assert store.ask("ASK { ?s ?p true }")
        assert not store.ask("ASK { ?s ?p false }")
        assert set(store.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == {Triple(NamedNode("http://e.org/a"), P, value) for value in VALUES}
        assert store.graphs() == ()
        with pytest.raises(QueryError, match="another form"):
            store.ask("SELECT * {}")
        with pytest.raises(QueryError, match="line 1"):
            store.query("SELECT")
        with pytest.raises(QueryError, match="cannot stand for"):
            store.select("SELECT ?o { ?s ?p ?o }", {"o": BlankNode()})

    async def story() -> None:
        async with opened(CONTENT) as pool:
            await asyncio.to_thread(asked, PooledStore(pool, asyncio.get_running_loop()))

    running(story())


def test_named_graphs_and_their_quads_are_given(opened: Opening, running: Running) -> None:
    async def story() -> None:
        async with opened() as pool:
            await pool.change(Upload(graph=GRAPH, contents=(("text/turtle", CONTENT),), replace=True))
            store = PooledStore(pool, asyncio.get_running_loop())
            quads = {Quad(NamedNode("http://e.org/a"), P, value, NamedNode(GRAPH)) for value in VALUES}
            assert await asyncio.to_thread(store.graphs) == (GRAPH,)
            assert set(await asyncio.to_thread(lambda: list(store.quads()))) == quads
            assert set(await asyncio.to_thread(lambda: list(store.quads(GRAPH)))) == quads

    running(story())


def test_whoever_began_on_one_state_is_told_when_there_is_another(opened: Opening, running: Running) -> None:
    async def story() -> None:
        async with opened() as pool:
            store = PooledStore(pool, asyncio.get_running_loop())
            await pool.change(Upload(graph=None, contents=(("text/turtle", CONTENT),), replace=True))
            with pytest.raises(RenewedError):
                await asyncio.to_thread(store.ask, "ASK {}")

    running(story())


def test_a_long_question_is_stopped_at_its_deadline(opened: Opening, running: Running) -> None:
    async def story() -> None:
        async with opened() as pool:
            store = PooledStore(pool, asyncio.get_running_loop(), seconds=0.2)
            with pytest.raises(DeadlineError):
                await asyncio.to_thread(store.select, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")

    running(story())
