"""A plan in a notebook: questions of the catalogue, SPARQL, search, DataFrames and rdflib, over any store.

docs/NOTEBOOKS.md shows all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.store.store import Table

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from rdflib import Dataset, Graph

    from ..graph.search import Found, SearchableStore
    from .asking import Answer
    from .catalogue import Question
    from .rows import Rows

__all__ = ["Plan", "open_plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a workspace or a server holds, to be asked. Nothing here changes it."""

    store: SearchableStore

    def questions(self) -> tuple[Question, ...]:
        """List the questions of the catalogue, each with its name, summary and parameters."""
        from .catalogue import catalogue  # noqa: PLC0415 - as everywhere here: loaded by whoever uses it

        return tuple(catalogue().values())

    def ask(self, question: str, about: str | None = None, **parameters: str) -> Answer:
        """Answer a question of the catalogue as an officer reads it: a line each, with the words that it rests on.

        `about` and `parameters` name things: by number ("9.3"), label, part of one, or IRI. Raises QuestionError and ThingError.
        """
        from .asking import ask  # noqa: PLC0415

        return ask(self.store, question, about, **parameters)

    def rows(self, question: str, about: str | None = None, **parameters: str) -> Rows:
        """Answer a question of the catalogue as data: every row of its query, with IRIs, numbers and dates as such."""
        from .asking import table  # noqa: PLC0415
        from .rows import Rows  # noqa: PLC0415

        return Rows(table(self.store, question, about, **parameters))

    def sparql(self, query: str) -> Rows | Graph | bool:
        """Answer SPARQL 1.1: a SELECT by rows, a CONSTRUCT or DESCRIBE by a graph of rdflib, an ASK by True or False.

        The usual prefixes (gt:, skos: ...) need not be declared. Raises QueryError for a query that cannot be read or fails, and for
        one that would change something or ask other machines.
        """
        from .rows import Rows  # noqa: PLC0415

        answer = self.store.query(_here(query))
        if isinstance(answer, Table):
            return Rows(answer)
        return answer if isinstance(answer, bool) else _graph(answer)

    def select(self, query: str) -> Rows:
        """Answer a SELECT. Raises QueryError as `sparql` does, and for another form."""
        from .rows import Rows  # noqa: PLC0415

        return Rows(self.store.select(_here(query)))

    def construct(self, query: str) -> Graph:
        """Answer a CONSTRUCT or DESCRIBE by a graph of rdflib. Raises QueryError as `sparql` does, and for another form."""
        return _graph(self.store.construct(_here(query)))

    def find(self, text: str) -> str:
        """Give the IRI of the thing that `text` names. Raises ThingError, with the candidates, for none or several."""
        from ..graph.things import find_thing  # noqa: PLC0415

        return find_thing(self.store, text)

    def search(self, text: str, *, kind: str = "", limit: int = 20) -> Found:
        """Find names of things and quoted words that hold `text`, best first; `kind` is a class ("strategy")."""
        return self.store.index.search(text, kind=kind, limit=limit)

    def dataset(self) -> Dataset:
        """Give an rdflib Dataset over the same store, to read only. SPARQL asked of it is answered by the store, not by rdflib."""
        from .rdf.stored import ReadOnlyDataset, StoredGraphs  # noqa: PLC0415

        return ReadOnlyDataset(store=StoredGraphs(self.store))


def open_plan(workspace: str | Path | None = None, *, base: str = "") -> Plan:
    """Open a workspace by its folder, or what a SPARQL server holds of one by its URL; `base` tells which, where it holds several.

    Without either: the workspace in the current folder, or else the papers that are shipped, built once in the user's data
    folder. Raises WorkspaceError and ServerError.
    """
    from ..graph.places import open_workspace  # noqa: PLC0415
    from ..graph.search import searchable  # noqa: PLC0415
    from ..graph.store.opening import is_address  # noqa: PLC0415

    if isinstance(workspace, str) and is_address(workspace):
        return Plan(_served(workspace, base))
    return Plan(searchable(open_workspace(None if workspace is None else Path(workspace))))


def _served(url: str, base: str) -> SearchableStore:
    """What a server holds of the workspace of a base, or of the only one. Its index lies in the user's data folder."""
    from ..graph.places import data_folder  # noqa: PLC0415
    from ..graph.search import SearchableStore  # noqa: PLC0415
    from ..graph.store.remote.connecting import connect  # noqa: PLC0415 - its libraries take a tenth of a second
    from ..graph.store.remote.ledger import only_base  # noqa: PLC0415
    from ..graph.store.remote.store import RemoteStore  # noqa: PLC0415

    wire = connect(url, {})
    return SearchableStore(RemoteStore(wire, base or only_base(wire)).filled(), data_folder())


def _here(query: str) -> str:
    """Give a query that asks nobody else; raise QueryError."""
    from .workers.federation import refuse_federation  # noqa: PLC0415

    refuse_federation(query)
    return query


def _graph(triples: list[Triple]) -> Graph:
    from .rdf.results import graph_of  # noqa: PLC0415 - rdflib takes a while to load

    return graph_of(triples)
