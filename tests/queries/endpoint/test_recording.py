"""Changes on a workspace: one after the other, recorded whole, seen by the next question; the rest of the graph is out of reach."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from goldenthread.graph.building import build
from goldenthread.graph.decisions import read_decisions
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import AmendmentError, ForgeryError
from goldenthread.ontology.terms import PREFIXES
from goldenthread.queries.endpoint.recording import Recording
from goldenthread.queries.workers.change import Change, Difference, Removal, Update, Upload
from goldenthread.queries.workers.errors import DeadlineError
from goldenthread.queries.workers.origin import Kept, Origin

BASE = "https://plan.example/"
OFFICERS = f"{BASE}graph/officers"


class Rehearser:
    """Tries updates in this process; counts how often it was asked and renewed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.rehearsed: list[Change] = []
        self.renewed = 0
        self.failure: Exception | None = None
        self.load()

    @property
    def revision(self) -> str:
        return str(self.renewed)

    def load(self) -> None:
        self.quads = list(self.workspace.store().quads())

    async def renew(self, origin: Origin) -> None:
        self.renewed += 1
        self.load()

    async def rehearse(self, change: Change) -> Difference:
        self.rehearsed.append(change)
        if self.failure:
            raise self.failure
        store = Store()
        store.extend(self.quads)
        if isinstance(change, Update):
            store.update(change.text, prefixes=dict(PREFIXES), base_iri=change.base)
        elif isinstance(change, Removal):
            store.clear_graph(NamedNode(str(change.graph)))
        else:
            store.clear_graph(NamedNode(str(change.graph)))
            for _, content in change.contents:
                store.load(content, format=RdfFormat.TURTLE, to_graph=NamedNode(str(change.graph)))
        after, before = set(store), set(self.quads)
        added, removed = (serialize(quads, format=RdfFormat.N_QUADS) or b"" for quads in (after - before, before - after))
        await asyncio.sleep(0.05)
        return Difference(added=added, removed=removed)


@pytest.fixture
def pool(tmp_path: Path) -> Rehearser:
    workspace = build([Path(__file__).with_name("brackenshire.xml")], tmp_path / "plan", base=BASE).workspace
    return Rehearser(workspace)


def recording(pool: Rehearser) -> Recording:
    return Recording(pool, Kept(pool.workspace.folder), pool.workspace, "A. N. Officer")


def naming(name: str, graph: str = OFFICERS) -> Update:
    where = "WHERE { GRAPH ?any { ?outcome a gt:Outcome } }"
    return Update(text=f'INSERT {{ GRAPH <{graph}> {{ ?outcome skos:altLabel "{name}" }} }} {where}')


def names(pool: Rehearser) -> set[str]:
    table = pool.workspace.store().select("SELECT ?name { ?outcome a gt:Outcome ; skos:altLabel ?name }")
    return {row[0] for row in table.texts}


def test_two_changes_at_once_are_both_made_one_after_the_other(pool: Rehearser) -> None:
    ledger = recording(pool)
    second = Update(
        text=f"""INSERT {{ GRAPH <{OFFICERS}> {{ ?outcome skos:altLabel "Both" }} }}
        WHERE {{ GRAPH <{OFFICERS}> {{ ?outcome skos:altLabel "First" }} }}"""
    )

    async def both() -> None:
        await asyncio.gather(ledger.change(naming("First")), ledger.change(second))

    asyncio.run(both())
    assert names(pool) == {"First", "Both"}
    assert pool.renewed == 2
    told = {(decision.object.value, decision.who, decision.note) for decision in read_decisions(pool.workspace)}
    assert told == {("First", "A. N. Officer", "by SPARQL update"), ("Both", "A. N. Officer", "by SPARQL update")}


def test_a_graph_that_is_uploaded_or_removed_is_the_officers(pool: Rehearser) -> None:
    ledger = recording(pool)
    outcome = pool.workspace.store().select("SELECT ?outcome { ?outcome a gt:Outcome }").rows[0][0]
    label = NamedNode(PREFIXES["skos"] + "altLabel")
    document = (("text/turtle", f'{outcome} {label} "First", "Second" .'.encode()),)
    asyncio.run(ledger.change(Upload(graph=OFFICERS, contents=document, replace=True)))
    assert names(pool) == {"First", "Second"}
    document = (("text/turtle", f'{outcome} {label} "Second" .'.encode()),)
    asyncio.run(ledger.change(Upload(graph=OFFICERS, contents=document, replace=True)))
    assert names(pool) == {"Second"}
    asyncio.run(ledger.change(Removal(graph=OFFICERS)))
    assert names(pool) == set()
    assert not any(quad.graph_name == NamedNode(OFFICERS) for quad in pool.workspace.store().quads())


@pytest.mark.parametrize("graph", [None, f"{BASE}graph/source/brackenshire-xml", f"{BASE}graph/inferred", f"{BASE}graph/new"])
def test_no_other_graph_is_even_read(pool: Rehearser, graph: str | None) -> None:
    for change in (Removal(graph=graph), Upload(graph=graph, contents=(), replace=True), Upload(graph=graph, contents=(), replace=False)):
        with pytest.raises(ForgeryError, match="is not the officers' to change"):
            asyncio.run(recording(pool).change(change))
    assert pool.rehearsed == []


def test_what_is_refused_or_stopped_changes_nothing_and_holds_up_nobody(pool: Rehearser) -> None:
    ledger = recording(pool)
    before = {path: path.read_bytes() for path in pool.workspace.folder.rglob("*.trig")}
    for update, error in (
        (naming("Forged", f"{BASE}graph/inferred"), ForgeryError),
        (Update(text="DROP ALL"), ForgeryError),
        (Update(text=f"INSERT DATA {{ GRAPH <{OFFICERS}> {{ <a:b> skos:altLabel 'x' }} }}"), AmendmentError),
    ):
        with pytest.raises(error):
            asyncio.run(ledger.change(update))
    pool.failure = DeadlineError("Too long.", 10)
    with pytest.raises(DeadlineError):
        asyncio.run(ledger.change(naming("Late")))
    assert {path: path.read_bytes() for path in pool.workspace.folder.rglob("*.trig")} == before
    assert pool.renewed == 0
    pool.failure = None
    asyncio.run(ledger.change(naming("Next")))
    assert names(pool) == {"Next"}


def test_a_change_that_comes_to_nothing_is_no_decision(pool: Rehearser) -> None:
    asyncio.run(recording(pool).change(Update(text=f"CREATE SILENT GRAPH <{BASE}graph/new>")))
    assert (len(read_decisions(pool.workspace)), pool.renewed) == (0, 0)


def test_what_has_begun_is_finished_when_its_sender_goes(pool: Rehearser) -> None:
    ledger = recording(pool)

    async def leaving() -> None:
        asking = asyncio.create_task(ledger.change(naming("Begun")))
        while not pool.rehearsed:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)  # the rehearsal is over
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await ledger.change(naming("Next"))

    asyncio.run(leaving())
    assert names(pool) == {"Begun", "Next"}


def test_what_papers_state_is_read_before_the_first_change(pool: Rehearser, caplog: pytest.LogCaptureFixture) -> None:
    asyncio.run(recording(pool).prepare())
    assert (pool.workspace.folder / ".goldenthread/stated.nq").is_file()
    assert (len(read_decisions(pool.workspace)), pool.renewed, caplog.messages) == (0, 0, [])
    (pool.workspace.folder / "workspace.toml").unlink()
    asyncio.run(recording(pool).prepare())
    assert len(caplog.messages) == 1
