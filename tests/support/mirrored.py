"""What the tests of mirroring look at: a server in step with a workspace, and a way to it that breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Triple

from goldenthread.graph.store.remote.answers import table_of
from goldenthread.graph.store.remote.ledger import read_ledger
from goldenthread.graph.store.remote.store import RemoteStore
from goldenthread.graph.store.remote.wire import Reply, Wire
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import ServerError

BASE = "https://example.org/plan/"


@dataclass(slots=True)
class Breaking(Wire):
    """A way that breaks: after `left` updates nothing gets through, or gets through and the answer is lost."""

    left: list[int] = field(default_factory=lambda: [0])
    is_deaf: bool = False

    def update(self, url: str, text: str) -> Reply:
        self.left[0] -= 1
        if self.left[0] >= 0:
            return Wire.update(self, url, text)
        if self.is_deaf:
            Wire.update(self, url, text)
        raise ServerError("The cable is out.")


def assert_in_step(workspace: Workspace, wire: Wire) -> None:
    """The server holds the same named graphs and the same default graph, and nothing else."""
    there, here = RemoteStore(wire, workspace.base).filled(), workspace.store()
    assert there.graphs() == here.graphs()
    assert set(there.quads()) == set(here.quads())
    assert merged(wire) == facts(workspace)
    ledger = read_ledger(wire, workspace.base)
    assert not ledger.incoming
    assert ledger.council == workspace.council
    ours = {graph.value for graph, *_ in rows_of(wire, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    own = {graph for graph in here.graphs() if graph.startswith(BASE)}
    assert {graph for graph in ours if graph.startswith(BASE)} == {*own, f"{BASE}graph/merged", f"{BASE}graph/mirror"}


def merged(wire: Wire) -> set[Triple]:
    """What a question sees, each triple once."""
    found = RemoteStore(wire, BASE).construct("CONSTRUCT WHERE { ?s ?p ?o }")
    assert len(set(found)) == len(found)
    return set(found)


def facts(workspace: Workspace) -> set[Triple]:
    """What a question is to see: all but suggestions and decisions."""
    store = workspace.store()
    told = [graph for graph in store.graphs() if not graph.endswith(("/suggested", "/decisions"))]
    return {quad.triple for graph in told for quad in store.quads(graph)}


def rows_of(wire: Wire, query: str) -> Iterator[list[NamedNode]]:
    """The rows of a SELECT, those of their terms that are IRIs."""
    for row in table_of(wire.query(query, "SELECT"), "").rows:
        yield [term for term in row if isinstance(term, NamedNode)]
