"""The queries of this package, asked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..binding import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...graph.store.store import Store, Table

__all__ = ["nodes", "select", "texts"]


def select(store: Store, name: str, **iris: str | Iterable[str]) -> Table:
    """Answer a query by its file's name; `about` binds `?_about_iri`, several IRIs one after another."""
    bound = {f"_{variable}_iri": NamedNode(given) if isinstance(given, str) else nodes(given) for variable, given in iris.items()}
    return store.select(bind(_text(name), bound))


def texts(store: Store, name: str, **iris: str | Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Answer it by rows of plain strings; without asking where several IRIs are wanted and none is given."""
    if any(not isinstance(given, str) and not tuple(given) for given in iris.values()):
        return iter(())
    return select(store, name, **iris).texts


def nodes(iris: Iterable[str]) -> tuple[NamedNode, ...]:
    """Give IRIs as terms, each once, in their order."""
    return tuple(map(NamedNode, dict.fromkeys(iris)))


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")
