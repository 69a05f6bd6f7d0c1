"""Receipts that lead to the paper: each place with the address where its words stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ...queries.whereabouts import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...graph.store.store import Store
    from ...queries.whereabouts import Quoted, Whereabouts
    from .addresses import Links

    Told = TypeVar("Told", bound=Quoted)

__all__ = ["LinkedReceipt", "linked", "page_of"]


@dataclass(frozen=True, slots=True)
class LinkedReceipt:
    """Where words stand, the words, and the address of them in the paper, "" where no paper holds them."""

    place: str
    words: str
    href: str


def linked(store: Store, to: Links, lines: Iterable[Sequence[Told]]) -> list[tuple[LinkedReceipt, ...]]:
    """Give the receipts of each line with their addresses, found all at once."""
    lines = tuple(lines)
    found = whereabouts(store, [receipt for line in lines for receipt in line])
    return [tuple(LinkedReceipt(receipt.place, receipt.words, _href(to, found, receipt)) for receipt in line) for line in lines]


def page_of(to: Links, where: Whereabouts) -> str:
    """Give the address of a quotation in its paper."""
    return to.page(f"/sources/{where.source}#quotation-{where.quotation}")


def _href(to: Links, found: Mapping[Told, Whereabouts], receipt: Told) -> str:
    where = found.get(receipt)
    return page_of(to, where) if where else ""
