"""A workspace on a server, and back: `goldenthread mirror`.

What a server holds is told by its ledger (`goldenthread.graph.store.remote.ledger`), so only graphs that changed are
sent, and a run that broke off goes on where it stopped. Papers stay in the workspace: a server holds graphs alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal

from ..ontology.errors import ServerError
from ..ontology.terms import PREF_LABEL
from .addresses import DECISIONS, graph_of
from .store.embedded import EmbeddedStore
from .store.opening import open_local
from .store.remote.filling import Filling
from .store.remote.ledger import Arrived, checksum_of, incoming_graph, only_base, read_ledger
from .store.remote.store import RemoteStore
from .store.trig import canonical_trig
from .workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad

    from .store.remote.ledger import Ledger
    from .store.remote.wire import Wire
    from .store.store import Store

__all__ = ["BroughtBack", "Difference", "Mirrored", "bring_back", "compare", "mirror"]

#: Told what is being done, and how many of how many triples are done before it.
Progress = Callable[[str, int, int], None]

_TOGETHER = 50_000  # triples put in place by one request: a server keeps so many changes in memory until it is done
_PAPERS = "SELECT DISTINCT ?file { ?report a gt:Report ; dcterms:identifier ?file } ORDER BY ?file"


@dataclass(frozen=True, slots=True)
class Difference:
    """How a workspace differs from what a server holds of it, by the IRIs of named graphs, sorted.

    `wanted` are the checksums of all graphs of the workspace.
    """

    wanted: Mapping[str, str]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mirrored:
    """What was done: graphs sent and taken away, triples sent, and in how many steps the server changed.

    `server` is its kind in words, `is_atomic` whether each step happened as one there, and `untold` how many triples it
    does not tell from others.
    """

    difference: Difference
    server: str
    is_atomic: bool
    triples: int
    steps: int
    untold: int


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """The workspace that was made of a server's graphs, and the papers, by file name, that have to be laid into it."""

    workspace: Workspace
    graphs: int
    papers: tuple[str, ...]


def compare(store: Store, ledger: Ledger) -> Difference:
    """Compare the graphs of a workspace's own store with those of a server."""
    wanted = {graph: checksum_of(graph, _lines(store.quads(graph))) for graph in store.graphs()}
    changed = tuple(graph for graph, checksum in sorted(wanted.items()) if ledger.graphs.get(graph) != checksum)
    return Difference(wanted, changed, tuple(sorted(ledger.graphs.keys() - wanted)))


def mirror(workspace: Workspace, wire: Wire, progress: Progress = lambda what, done, total: None) -> Mirrored:
    """Make a server hold what `workspace` holds. Raises ServerError; called again, it goes on where it stopped."""
    store, base = open_local(workspace), workspace.base
    progress("looking for what changed", 0, 1)
    ledger = read_ledger(wire, base)
    difference = compare(store, ledger)
    filling = Filling(wire, base, ledger.server)
    if ledger.council != workspace.council:
        filling.inscribe(base, PREF_LABEL, workspace.council)
    arriving = {incoming_graph(base, difference.wanted[graph]).value for graph in difference.changed}
    filling.forget(sorted(ledger.incoming.keys() - arriving))
    sizes = {graph: sum(1 for _ in store.quads(graph)) for graph in difference.changed}
    total, sent, untold, steps = sum(sizes.values()), 0, 0, 0
    gone = difference.gone
    for group in _groups(sizes):
        for graph in group:
            checksum, before = difference.wanted[graph], sent
            arrived = ledger.incoming.get(incoming_graph(base, checksum).value, Arrived())
            if not arrived.is_whole:
                lines = list(_lines(store.quads(graph)))
                untold += filling.load(graph, checksum, lines, arrived.triples, lambda done: progress("sending", before + done, total))  # noqa: B023
            sent += sizes[graph]
        progress("putting it in place", sent, total)
        filling.replace({graph: difference.wanted[graph] for graph in group}, gone, difference.wanted)
        gone, steps = (), steps + 1
    if gone:
        filling.replace({}, gone, difference.wanted)
        steps += 1
    if read_ledger(wire, base).graphs != difference.wanted:
        raise ServerError(f"Somebody else changed what the server at {wire.address.query} holds meanwhile: mirror again.")
    progress("done", total, total)
    return Mirrored(difference, ledger.server.name, ledger.server.is_atomic, total, steps, untold)


def bring_back(wire: Wire, folder: Path, base: str = "", progress: Progress = lambda what, done, total: None) -> BroughtBack:
    """Make a workspace in a new folder of what a server holds of `base`, which need not be told where it holds one.

    Raises ServerError where it holds none, several, or other triples than were once sent, and WorkspaceError for the folder.
    """
    base = base or only_base(wire)
    ledger = read_ledger(wire, base)
    if not ledger.graphs:
        raise ServerError(f"The server at {wire.address.query} holds nothing of {base}: see there what it is called.")
    workspace = Workspace.planned(folder, base, ledger.council)
    own = sorted(graph for graph in ledger.graphs if graph.startswith(base))
    store, graphs = RemoteStore(wire, base), {}
    for number, graph in enumerate(own):
        progress("fetching", number, len(own))
        graphs[graph] = list(EmbeddedStore.of(store.quads(graph)).quads(graph))  # values written as here, not as the server does
        if ledger.server.is_exact and checksum_of(graph, _lines(graphs[graph])) != ledger.graphs[graph]:
            raise ServerError(f"The graph {graph} on the server is not what was sent there: mirror the workspace to it again.")
    decided = graphs.pop(graph_of(base, DECISIONS).value, None)
    papers = [row[0] for row in store.select(_PAPERS).rows]
    with workspace.changing():
        workspace.replace({}, graphs, decisions=canonical_trig(decided) if decided else None)
    return BroughtBack(workspace, len(own), tuple(paper.value for paper in papers if isinstance(paper, Literal)))


def _groups(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Graphs that are put in place together: all of them, unless they are too much for one request."""
    group: list[str] = []
    size = 0
    for graph, triples in sizes.items():
        if group and size + triples > _TOGETHER:
            yield group
            group, size = [], 0
        group.append(graph)
        size += triples
    if group:
        yield group


def _lines(quads: Iterable[Quad]) -> Iterator[str]:
    """The triples of one graph as lines of N-Triples, sorted; raises ServerError for a node that each server names anew."""
    lines = []
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise ServerError(f"The graph {quad.graph_name} holds a node without an address, which no server keeps: give it one.")
        lines.append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return iter(sorted(lines))
