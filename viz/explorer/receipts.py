"""Receipts as links: each opens the paper at the very words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ...queries.whereabouts import Quoted, whereabouts
from .papers.places import quotation_href

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .visit import Visit

__all__ = ["BETWEEN", "LinkedReceipt", "in_columns", "linked", "linked_lines"]

#: What stands between several receipts, or other things, in one cell of a table to take away.
BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class LinkedReceipt:
    """Where words stand, the words, and the address that shows them in their paper, "" where the paper is not there."""

    place: str
    words: str
    href: str


def linked(visit: Visit, receipts: Iterable[Quoted]) -> tuple[LinkedReceipt, ...]:
    """Give receipts with their addresses, in their order."""
    return linked_lines(visit, [tuple(receipts)])[0]


def linked_lines(visit: Visit, lines: Sequence[Sequence[Quoted]]) -> tuple[tuple[LinkedReceipt, ...], ...]:
    """Give the receipts of several lines with their addresses, line by line; all are looked up at once."""
    hrefs = _hrefs(visit, [receipt for line in lines for receipt in line])
    return tuple(tuple(LinkedReceipt(each.place, each.words, hrefs.get((each.place, each.words), "")) for each in line) for line in lines)


def in_columns(receipts: Iterable[LinkedReceipt]) -> tuple[str, str]:
    """Give the places of receipts and their words, for two cells of a table to take away."""
    told = tuple(receipts)
    return BETWEEN.join(receipt.place for receipt in told), BETWEEN.join(receipt.words for receipt in told)


_Receipt = TypeVar("_Receipt", bound=Quoted)


def _hrefs(visit: Visit, receipts: Iterable[_Receipt]) -> Mapping[tuple[str, str], str]:
    found = whereabouts(visit.shown.store, receipts)
    return {(receipt.place, receipt.words): quotation_href(visit.to, there) for receipt, there in found.items()}
