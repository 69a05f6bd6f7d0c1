"""The queries that lie as files in a package, asked by their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .binding import bind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pyoxigraph import Triple

    from ..graph.store.store import Store, Table

__all__ = ["Queries"]


@dataclass(frozen=True, slots=True)
class Queries:
    """The queries `NAME.rq` of a package; `about` binds `?_about_iri` in them, several IRIs stand as VALUES has them.

    What wants several IRIs and is given none gives nothing, without asking.
    """

    package: str

    def select(self, store: Store, name: str, **iris: str | Collection[str]) -> Table:
        """Answer a query, whatever it wants."""
        return store.select(self._bound(name, iris))

    def construct(self, store: Store, name: str, **iris: str | Collection[str]) -> list[Triple]:
        """Answer a query that makes triples."""
        return [] if _wanting(iris) else store.construct(self._bound(name, iris))

    def texts(self, store: Store, name: str, **iris: str | Collection[str]) -> Iterator[tuple[str, ...]]:
        """Answer it by rows of plain strings."""
        return iter(()) if _wanting(iris) else self.select(store, name, **iris).texts

    def _bound(self, name: str, iris: Mapping[str, str | Collection[str]]) -> str:
        given = {f"_{variable}_iri": NamedNode(iri) if isinstance(iri, str) else _nodes(iri) for variable, iri in iris.items()}
        return bind(_text(self.package, name), given)


def _nodes(iris: Collection[str]) -> tuple[NamedNode, ...]:
    """Give IRIs as terms, each once, in their order."""
    return tuple(map(NamedNode, dict.fromkeys(iris)))


def _wanting(iris: Mapping[str, str | Collection[str]]) -> bool:
    return any(not isinstance(iri, str) and not iri for iri in iris.values())


@cache
def _text(package: str, name: str) -> str:
    return files(package).joinpath(f"{name}.rq").read_text(encoding="utf-8")
