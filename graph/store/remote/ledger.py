"""What a server holds of a workspace, told by the server itself in one named graph, `BASE graph/mirror`.

    GRAPH gt:hasChecksum "..."        this graph is here, whole, and its triples are those of this checksum
    INCOMING gt:hasPosition "4000"    under way: so many of its triples, in their order, have arrived
    INCOMING gt:hasChecksum "..."     arrived whole, and not yet put in the place of the graph that is asked
    BASE skos:prefLabel "..."         the name of the council

The graph `BASE graph/merged` is what questions see as their default graph: each triple once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ....ontology.errors import ServerError
from ....ontology.terms import HAS_CHECKSUM, HAS_POSITION, PREF_LABEL
from ...addresses import graph_of
from .answers import table_of
from .servers import recognised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .servers import Server
    from .wire import Wire

__all__ = ["Arrived", "Ledger", "checksum_of", "incoming_graph", "ledger_graph", "merged_graph", "only_base", "read_ledger"]

_INCOMING, _LEDGER, _MERGED = "incoming/", "mirror", "merged"
_LENGTH = 20  # hex digits of a checksum in the address of a graph under way


@dataclass(frozen=True, slots=True)
class Arrived:
    """How far a graph under way has come: the triples that have arrived, and whether it is whole."""

    triples: int = 0
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is on the server: the checksum of every named graph, by IRI; what is under way, by the incoming graph's IRI.

    `server` is the kind of server that it is, `council` the name of the workspace's council.
    """

    server: Server
    council: str
    graphs: Mapping[str, str]
    incoming: Mapping[str, Arrived]

    @property
    def revision(self) -> str:
        """The same for the same quads."""
        return sha256("\n".join(f"{graph} {checksum}" for graph, checksum in sorted(self.graphs.items())).encode()).hexdigest()


def ledger_graph(base: str) -> NamedNode:
    """Give the named graph of the ledger."""
    return graph_of(base, _LEDGER)


def merged_graph(base: str) -> NamedNode:
    """Give the named graph that questions see as their default graph."""
    return graph_of(base, _MERGED)


def incoming_graph(base: str, checksum: str) -> NamedNode:
    """Give the named graph that a graph is loaded into, by its checksum: other content, another graph."""
    return graph_of(base, f"{_INCOMING}{checksum[:_LENGTH]}")


def checksum_of(graph: str, lines: Iterable[str]) -> str:
    """Give the checksum of a graph by its IRI and its triples, in their order as lines of N-Triples."""
    digest = sha256(graph.encode())
    for line in lines:
        digest.update(b"\n")
        digest.update(line.encode())
    return digest.hexdigest()


def only_base(wire: Wire) -> str:
    """Ask a server for the base of the workspace that it holds; raise ServerError where it holds none, or several."""
    url = wire.address.query
    text = f"SELECT DISTINCT ?ledger {{ GRAPH ?ledger {{ ?graph {NamedNode(HAS_CHECKSUM)} ?checksum }} }}"
    ending = f"graph/{_LEDGER}"
    found = (row[0] for row in table_of(wire.query(text, "SELECT"), url).rows)
    bases = sorted(term.value.removesuffix(ending) for term in found if isinstance(term, NamedNode) and term.value.endswith(ending))
    if len(bases) == 1:
        return bases[0]
    if bases:
        raise ServerError(f"The server at {url} holds several workspaces ({', '.join(bases)}): say which by its base.")
    raise ServerError(f"The server at {url} holds no workspace: fill it with goldenthread mirror --to URL.")


def read_ledger(wire: Wire, base: str) -> Ledger:
    """Ask a server what it holds of the workspace `base`: nothing, where it holds no ledger. Raises ServerError."""
    text = f"SELECT ?thing ?says ?value {{ GRAPH {ledger_graph(base)} {{ ?thing ?says ?value }} }}"
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    reply = wire.query(text, "SELECT")
    for thing, says, value in table_of(reply, wire.address.query).rows:
        if isinstance(thing, NamedNode) and isinstance(says, NamedNode) and isinstance(value, Literal):
            found[says.value][thing.value].append(value.value)
    under_way = f"{base}graph/{_INCOMING}"
    checksums = {graph: told[0] for graph, told in found[HAS_CHECKSUM].items()}
    positions = {graph: max(map(int, told)) for graph, told in found[HAS_POSITION].items()}
    incoming = (graph for graph in {*checksums, *positions} if graph.startswith(under_way))
    return Ledger(
        server=recognised(reply.server),
        council=next(iter(found[PREF_LABEL].get(base, ())), ""),
        graphs={graph: checksum for graph, checksum in checksums.items() if not graph.startswith(under_way)},
        incoming={graph: Arrived(positions.get(graph, 0), graph in checksums) for graph in incoming},
    )
