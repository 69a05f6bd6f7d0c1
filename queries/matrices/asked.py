"""The queries of this package, asked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..binding import bind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.store.store import Store

__all__ = ["rows"]


def rows(store: Store, query: str, **things: str | tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Answer a query by its file's name, by rows of plain strings; `plan` binds `?_plan_iri`, several IRIs stand as VALUES has them."""
    terms = {f"_{name}_iri": NamedNode(told) if isinstance(told, str) else tuple(map(NamedNode, told)) for name, told in things.items()}
    return store.select(bind(_text(query), terms)).texts


@cache
def _text(name: str) -> str:
    return files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")
