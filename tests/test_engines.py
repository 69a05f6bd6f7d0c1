"""Whatever reads a store reads the same of real papers on every engine: networks, pages, workbooks, exports, rules, receipts."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.graph.building import build
from goldenthread.graph.decisions import read_decisions
from goldenthread.graph.inferring import infer
from goldenthread.graph.lineage import plan_outlines
from goldenthread.graph.named import named_things
from goldenthread.graph.network import project
from goldenthread.graph.reviewing import Answer, decision_on, read_log, read_queue
from goldenthread.graph.things import find_thing
from goldenthread.graph.workbook.content import content_of
from goldenthread.graph.workspace import Workspace
from goldenthread.queries.checking import check, checks
from goldenthread.queries.facts import Facts
from goldenthread.queries.matrices import lenses, outline_of, stakes_of, ties_of
from goldenthread.queries.matrices.lenses import with_concepts
from goldenthread.queries.matrices.offers import offers_of
from goldenthread.queries.plans import plans
from goldenthread.viz.exporting import Format, rendered
from goldenthread.viz.matrices import boards_page
from goldenthread.viz.sarif import sarif_log
from goldenthread.viz.stratml.plan import choose_plan

if TYPE_CHECKING:
    from engines import StoreOn
    from pyoxigraph import Quad

    from goldenthread.graph.store.store import Store


def _matrices(store: Store) -> tuple[object, ...]:
    """What the explorer's tables of a whole plan read."""
    plan = plans(store)[0].iri
    ties = ties_of(store, plan)
    offers = offers_of(store, (tie.link for tie in ties if tie.grade == "suggested"))
    concepts = [(lens.name, tuple(lens.concepts), dict(lens.within)) for lens in with_concepts(store, lenses(store))]
    return outline_of(store, plan), ties, stakes_of(store, plan), offers, concepts


READERS: dict[str, Callable[[Store, Workspace], Any]] = {
    "quads": lambda store, _: sorted(map(str, store.quads())),
    "graphs": lambda store, _: store.graphs(),
    "network": lambda store, _: [(list(network.nodes.items()), list(network.edges.items())) for network in (project(store),)],
    "things": lambda store, _: (named_things(store), find_thing(store, "9.3"), find_thing(store, "Healthy Weight Strategy")),
    "plans": lambda store, _: (plan_outlines(store), choose_plan(store, Facts.of(store))),
    "facts": lambda store, _: Facts.of(store).triples,
    "review": lambda store, workspace: (read_queue(store, read_decisions(workspace)), read_log(store, read_decisions(workspace))),
    "workbook": lambda store, workspace: content_of(store, workspace.base),
    "links": lambda store, workspace: list(map(str, infer(store, workspace.base))),
    "sarif": lambda store, _: sarif_log(store, check(store), checks()),
    "boards": lambda store, _: boards_page(store, "Boards"),
    "matrices": lambda store, _: _matrices(store),
    "exports": lambda store, _: [rendered(store, form) for form in Format],
}


@pytest.fixture(scope="module")
def decided(leicestershire: Workspace, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Store, tuple[Quad, ...]]:
    """The Leicestershire papers, where an officer has accepted one suggestion and rejected another; read once."""
    folder = tmp_path_factory.mktemp("decided") / "leicestershire"
    shutil.copytree(leicestershire.folder, folder)
    workspace = Workspace.open(folder)
    offers = read_queue(workspace.store(), read_decisions(workspace)).offers
    taken = [
        decision_on(offer, answer, datetime(2026, 1, 5, 9, tzinfo=UTC), who="A. N. Officer", note="as agreed")
        for offer, answer in zip(offers, (Answer.ACCEPT, Answer.REJECT), strict=False)
    ]
    build((), folder, decisions=taken)
    store = workspace.store()
    return workspace, store, tuple(store.quads())


@pytest.fixture(scope="module")
def in_memory(decided: tuple[Workspace, Store, tuple[Quad, ...]]) -> Callable[[str], Any]:
    """What a reader reads in memory, read once."""
    workspace, store, _ = decided
    return cache(lambda name: READERS[name](store, workspace))


@pytest.mark.parametrize("name", READERS)
def test_it_is_read_elsewhere_as_in_memory(
    name: str, decided: tuple[Workspace, Store, tuple[Quad, ...]], in_memory: Callable[[str], Any], elsewhere: StoreOn
) -> None:
    workspace, _, quads = decided
    assert READERS[name](elsewhere(quads), workspace) == in_memory(name)
