"""Graphs onto a server: in batches, resumed where a break stopped them, and put in their place whole.

A graph is loaded aside, into a graph named by its checksum, with a mark of how far it has come. When all of it has
arrived, one update request makes the named graph and the merged graph hold what it holds, and the ledger say so; what
stays the same is not touched. Each operation of that request asks whether the loaded graph is there, whole, so the
request may be sent again, by whomever, and changes nothing then. Whether it happens as one is for the server
(`Server.is_atomic`); broken off, it is completed by the next `mirror`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ....ontology.errors import ServerError
from ....ontology.terms import HAS_CHECKSUM, HAS_POSITION
from ...addresses import graph_of, is_apart
from .answers import table_of
from .ledger import incoming_graph, ledger_graph, merged_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from .servers import Server
    from .wire import Wire

__all__ = ["Filling"]

_CHECKSUM, _POSITION = NamedNode(HAS_CHECKSUM), NamedNode(HAS_POSITION)
_LONG = 600.0  # seconds for one request: a big graph is put in its place in one


class Filling:
    """The graphs of one workspace on their way to a server. All its ways of asking raise ServerError."""

    __slots__ = ("_base", "_ledger", "_merged", "_server", "_url", "_wire")

    def __init__(self, wire: Wire, base: str, server: Server) -> None:
        self._wire, self._base, self._server = wire.patient(max(wire.seconds, _LONG)), base, server
        self._url = server.updates_at(wire.address)
        self._ledger, self._merged = ledger_graph(base), merged_graph(base)

    def load(self, graph: str, checksum: str, lines: Sequence[str], done: int, told: Callable[[int], None]) -> int:
        """Load a graph aside, from the first triple that has not arrived; `told` hears how many have, again and again.

        Gives how many of its triples the server does not tell from others (0 but on a server that takes some different
        values for one). Raises ServerError too where the server holds another number of triples than were sent.
        """
        incoming = incoming_graph(self._base, checksum)
        done = min(done, len(lines))
        for batch in self._batches(lines[done:]):
            done += len(batch)
            mark = f"GRAPH {self._ledger} {{ {incoming} {_POSITION} {Literal(str(done))} }}"
            self._update(f"INSERT DATA {{ GRAPH {incoming} {{\n{chr(10).join(batch)}\n}} {mark} }}")
            told(done)
        held = self._counted(incoming)
        if held != len(lines) and (self._server.is_exact or not held):
            self.forget([incoming.value])
            raise ServerError(f"The server at {self._url} keeps {held} of the {len(lines)} triples of {graph}: mirror again.")
        self._update(f"INSERT DATA {{ GRAPH {self._ledger} {{ {incoming} {_CHECKSUM} {Literal(checksum)} }} }}")
        return len(lines) - held

    def replace(self, loaded: Mapping[str, str], gone: Collection[str], held: Collection[str]) -> None:
        """Put loaded graphs (IRI -> checksum) in place and take `gone` away, in one request; `held` are all there will be."""
        together = [graph for graph in held if not is_apart(graph)]
        steps = [step for graph, checksum in loaded.items() for step in self._replacing(graph, checksum, together)]
        steps += [step for graph in gone for step in self._removing(graph, together)]
        if steps:
            self._update(" ;\n".join(steps))

    def forget(self, incoming: Collection[str]) -> None:
        """Take away what was once under way and is no more wanted."""
        for graph in map(NamedNode, incoming):
            self._update(f"DROP SILENT GRAPH {graph} ;\nDELETE WHERE {{ GRAPH {self._ledger} {{ {graph} ?says ?value }} }}")

    def inscribe(self, subject: str, says: str, value: str) -> None:
        """Write one value of a subject into the ledger, in place of an older one."""
        what = f"{NamedNode(subject)} {NamedNode(says)}"
        self._update(
            f"DELETE WHERE {{ GRAPH {self._ledger} {{ {what} ?value }} }} ;\n"
            f"INSERT DATA {{ GRAPH {self._ledger} {{ {what} {Literal(value)} }} }}"
        )

    def _replacing(self, graph: str, checksum: str, together: Sequence[str]) -> Iterator[str]:
        old, new = f"GRAPH {NamedNode(graph)}", f"GRAPH {incoming_graph(self._base, checksum)}"
        told, merged, triple = f"GRAPH {self._ledger}", f"GRAPH {self._merged}", "{ ?s ?p ?o }"
        incoming = incoming_graph(self._base, checksum)
        whole = f"{told} {{ {incoming} {_CHECKSUM} {Literal(checksum)} }}"
        unlike = f"{old} {triple} FILTER NOT EXISTS {{ {new} {triple} }}"
        if not is_apart(graph):
            yield f"DELETE {{ {merged} {triple} }} WHERE {{ {whole} {unlike} {self._told_elsewhere(graph, together)} }}"
            yield f"INSERT {{ {merged} {triple} }} WHERE {{ {whole} {new} {triple} FILTER NOT EXISTS {{ {merged} {triple} }} }}"
        yield f"DELETE {{ {old} {triple} }} WHERE {{ {whole} {unlike} }}"
        yield f"INSERT {{ {old} {triple} }} WHERE {{ {whole} {new} {triple} FILTER NOT EXISTS {{ {old} {triple} }} }}"
        says = f"{NamedNode(graph)} {_CHECKSUM}"
        yield f"DELETE {{ {told} {{ {says} ?old }} }} WHERE {{ {whole} {told} {{ {says} ?old }} }}"
        yield f"INSERT {{ {told} {{ {says} {Literal(checksum)} }} }} WHERE {{ {whole} }}"
        yield f"DROP SILENT {new}"
        yield f"DELETE WHERE {{ {told} {{ {incoming} ?says ?value }} }}"

    def _removing(self, graph: str, together: Sequence[str]) -> Iterator[str]:
        name = NamedNode(graph)
        if not is_apart(graph):
            there = f"GRAPH {name} {{ ?s ?p ?o }}"
            yield f"DELETE {{ GRAPH {self._merged} {{ ?s ?p ?o }} }} WHERE {{ {there} {self._told_elsewhere(graph, together)} }}"
        if graph.startswith(self._base):  # the ontology and the lenses may serve another workspace on the same server
            yield f"DROP SILENT GRAPH {name}"
        yield f"DELETE WHERE {{ GRAPH {self._ledger} {{ {name} ?says ?value }} }}"

    def _told_elsewhere(self, graph: str, together: Sequence[str]) -> str:
        """The condition that no other graph of the merge tells a triple."""
        sources = graph_of(self._base, "source/").value
        others = ", ".join(str(NamedNode(other)) for other in together if not other.startswith(sources))
        among = f"STRSTARTS(STR(?other), {Literal(sources)})" + (f" || ?other IN ({others})" if others else "")
        return f"FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} FILTER (?other != {NamedNode(graph)} && ({among})) }}"

    def _batches(self, lines: Sequence[str]) -> Iterator[list[str]]:
        """Lines by so many as one request may hold, by bytes and by number."""
        batch: list[str] = []
        size = 0
        for line in lines:
            length = len(line.encode())
            if batch and (size + length > self._server.batch_bytes or len(batch) == self._server.batch_triples):
                yield batch
                batch, size = [], 0
            batch.append(line)
            size += length
        if batch:
            yield batch

    def _counted(self, graph: NamedNode) -> int:
        reply = self._wire.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}", "SELECT")
        number = table_of(reply, self._wire.address.query).rows[0][0]
        return int(number.value) if isinstance(number, Literal) else 0

    def _update(self, text: str) -> None:
        self._wire.update(self._url, text)
