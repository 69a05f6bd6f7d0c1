"""Whoever answers a query of any form answers each form: the same refusal everywhere for a query of another one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

from pyoxigraph import Triple

from ...ontology.errors import QueryError
from .store import Table, Term

__all__ = ["Queryable"]


class Queryable(ABC):
    """A store by what it makes of a query. `bindings` bind variables that the SELECT clause names."""

    __slots__ = ()

    @abstractmethod
    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        """Run a query of any form: a SELECT gives a table, a CONSTRUCT or DESCRIBE triples, an ASK true or false.

        Raises QueryError, with line and column, for a query that cannot be read, is an update, or fails.
        """

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table:
        """Run a SELECT. Raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, Table):
            raise _wrong_form("SELECT")
        return answer

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE; the triples come in no order. Raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, list):
            raise _wrong_form("CONSTRUCT or DESCRIBE")
        return answer

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """Run an ASK. Raises QueryError."""
        answer = self.query(query, bindings)
        if not isinstance(answer, bool):
            raise _wrong_form("ASK")
        return answer


def _wrong_form(expected: str) -> QueryError:
    return QueryError(f"The query has another form than the {expected} that is needed here: change it and ask again.")
