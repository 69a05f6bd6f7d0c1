"""Receipts of a portrait with their addresses: words of a paper, or a decision of officers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...queries.whereabouts import Whereabouts
from .papers.places import quotation_href
from .receipts import LinkedReceipt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ...queries.portraits.portrait import Quoted
    from .addresses import Links

__all__ = ["citing", "source_of"]


def citing(to: Links) -> Callable[[Iterable[Quoted]], tuple[LinkedReceipt, ...]]:
    """Give what gives receipts their addresses on a site."""

    def cited(quoted: Iterable[Quoted]) -> tuple[LinkedReceipt, ...]:
        return tuple(LinkedReceipt(each.place, each.words, _href(to, each)) for each in quoted)

    return cited


def source_of(paper: str) -> str:
    """Give the name of a source by the IRI of its report."""
    return paper.rpartition("/")[2]


def _href(to: Links, quoted: Quoted) -> str:
    if not quoted.paper:
        return to.thing(quoted.quotation)
    return quotation_href(to, Whereabouts(source_of(quoted.paper), source_of(quoted.quotation), quoted.number, 0, quoted.begins, 0))
