"""What can be asked in SPARQL 1.1, whichever engine keeps it: the one interface of all stores.

A question sees as its default graph the *merge* of what is stated, what is inferred, the findings and the vocabulary: a
triple that two papers state is one triple. Suggestions and the history of decisions stand in their named graphs alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

__all__ = ["Store", "Table", "Term"]

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT: the names of its variables, and the rows; None where a row binds nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    @property
    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows as plain strings, of IRIs and of values; "" where a row binds nothing."""
        for row in self.rows:
            yield tuple(term.value if isinstance(term, NamedNode | Literal) else "" for term in row)


class Store(Protocol):
    """Quads and SPARQL over them; the standard prefixes need no declaration.

    `bindings` bind variables that the SELECT clause names. Every way of asking raises QueryError, with line and column
    where the engine tells them, for a query that cannot be read, is of another form, or fails.
    """

    @property
    def revision(self) -> str:
        """What tells this state of the quads from others: the same revision, the same quads."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table:
        """Run a SELECT."""

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE; the triples come in no order."""

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """Run an ASK."""

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        """Run a query of any form: a SELECT gives a table, a CONSTRUCT or DESCRIBE triples, an ASK true or false."""

    def quads(self, graph: str = "") -> Iterator[Quad]:
        """Give the quads of all named graphs, or of one, in no order."""

    def graphs(self) -> tuple[str, ...]:
        """List the IRIs of the named graphs, sorted."""
