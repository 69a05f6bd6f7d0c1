"""The queries of this package, asked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..binding import bind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from pyoxigraph import Triple

    from ...graph.store.store import Store, Table

__all__ = ["construct", "select", "texts"]


def select(store: Store, name: str, **iris: str | Collection[str]) -> Table:
    """Answer a query by its file's name; `about` binds `?_about_iri`, several IRIs one after another."""
    return store.select(_bound(name, iris))


def construct(store: Store, name: str, **iris: str | Collection[str]) -> list[Triple]:
    """Answer a query that makes triples; without asking where several IRIs are wanted and none is given."""
    return [] if _wanting(iris) else store.construct(_bound(name, iris))


def texts(store: Store, name: str, **iris: str | Collection[str]) -> Iterator[tuple[str, ...]]:
    """Answer it by rows of plain strings; without asking where several IRIs are wanted and none is given."""
    return iter(()) if _wanting(iris) else select(store, name, **iris).texts


def _nodes(iris: Collection[str]) -> tuple[NamedNode, ...]:
    """Give IRIs as terms, each once, in their order."""
    return tuple(map(NamedNode, dict.fromkeys(iris)))


def _bound(name: str, iris: Mapping[str, str | Collection[str]]) -> str:
    given = {f"_{variable}_iri": NamedNode(iri) if isinstance(iri, str) else _nodes(iri) for variable, iri in iris.items()}
    return bind(_text(name), given)


def _wanting(iris: Mapping[str, str | Collection[str]]) -> bool:
    return any(not isinstance(iri, str) and not iri for iri in iris.values())


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")
