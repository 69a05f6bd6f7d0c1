"""How servers differ: the one place where that is told. docs/SERVERS.md explains each for people.

A server is recognised by the `Server` header of its answers, else it is taken to be one that keeps to SPARQL 1.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ....ontology.terms import XSD_BOOLEAN
from .virtuoso import as_virtuoso_meant, as_virtuoso_reads

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..store import Table, Term
    from .addresses import Address

__all__ = ["PLAIN", "SERVERS", "Server", "recognised"]

_BOOLEANS = {"1": "true", "0": "false"}


def _as_told(_query: str, table: Table) -> Table:
    return table


@dataclass(frozen=True, slots=True)
class Server:
    """What is peculiar to a kind of server; the defaults hold for one that keeps to SPARQL 1.1.

    `batch_bytes` and `batch_triples` bound one INSERT DATA. `is_exact` is false for a server that takes some different
    values for one (so it may hold fewer triples than it was sent), `has_booleans` for one that answers 1 for true and
    a row, or none, for ASK, `tells_cuts` for one that gives the first triples of a CONSTRUCT as if they were all.
    `is_atomic` tells that one update request happens whole or not at all. Of `changed_at`, the first is how the URL for
    queries ends where the second is how that for updates does. `asked` gives a query as the server must be asked it, so
    that it gives what SPARQL 1.1 says, and `meant` the answer to that as one to the query.
    """

    name: str
    batch_bytes: int = 1_000_000
    batch_triples: int = 20_000
    is_exact: bool = True
    is_atomic: bool = True
    has_booleans: bool = True
    tells_cuts: bool = True
    changed_at: tuple[str, str] = ("", "")
    asked: Callable[[str], str] = str
    meant: Callable[[str, Table], Table] = _as_told

    def updates_at(self, address: Address) -> str:
        """Give the URL for updates: as it was told, or by the server's custom, or else that for queries."""
        if address.update or not self.changed_at[0] or not address.query.endswith(self.changed_at[0]):
            return address.update or address.query
        return address.query.removesuffix(self.changed_at[0]) + self.changed_at[1]

    def told(self, term: Term) -> Term:
        """Give a term of an answer as every other engine writes it."""
        if not self.has_booleans and isinstance(term, Literal) and term.datatype.value == XSD_BOOLEAN:
            return Literal(_BOOLEANS.get(term.value, term.value), datatype=NamedNode(XSD_BOOLEAN))
        return term

    def truth(self, table: Table) -> bool | None:
        """Give the answer to an ASK that came as a table; None where it tells none."""
        if self.has_booleans or len(table.columns) != 1 or len(table.rows) > 1:
            return None
        return any(isinstance(value, Literal) and value.value not in {"0", "false"} for row in table.rows for value in row)


#: One that is not known: it is taken to keep to the standard, which does not promise that a request happens as one.
PLAIN = Server("SPARQL 1.1 server", is_atomic=False)
#: By the word that the `Server` header begins with, and by which workspace.toml names a kind.
SERVERS = {
    "oxigraph": Server("Oxigraph"),
    "virtuoso": Server(
        "Virtuoso",
        batch_bytes=400_000,
        batch_triples=1_000,
        is_exact=False,
        is_atomic=False,
        has_booleans=False,
        tells_cuts=False,
        changed_at=("/sparql", "/sparql-auth"),
        asked=as_virtuoso_reads,
        meant=as_virtuoso_meant,
    ),
}


def recognised(header: str) -> Server:
    """Give the kind of server that a `Server` header tells of ("Virtuoso/07.20.3229 (Linux)"), or that is named ("virtuoso")."""
    return SERVERS.get(header.partition("/")[0].strip().casefold(), PLAIN)
