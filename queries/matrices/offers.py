"""What shows suggestions: the words that led to each, and where they stand.

Each kind of ground has a query of its own: asked for together, as optional, all those of a nation would be gone through.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...graph.receipt import QUOTED, Receipt
from ..binding import bind
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store

__all__ = ["Offered", "offers_of"]

_WORDS = f"SELECT DISTINCT ?quotation ?report ?paragraph ?words {{ VALUES ?quotation {{ ?_quotations_iri }} {QUOTED} }}"


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion's grounds: the words of the label that led to it, or what its part is tied to in another lens; its receipts."""

    marks: str
    known: str
    receipts: tuple[Receipt, ...]


def offers_of(store: Store, links: Iterable[str]) -> Mapping[str, Offered]:
    """Give what shows suggestions, by their IRIs."""
    wanted = tuple(sorted(set(links)))
    if not wanted:
        return {}
    marks = _first(rows(store, "offer-words", links=wanted))
    known = _first(rows(store, "offer-premises", links=wanted))
    shown = defaultdict[str, set[str]](set)
    for link, quotation in rows(store, "offer-receipts", links=wanted):
        shown[link].add(quotation)
    words = _receipts(store, {quotation for quotations in shown.values() for quotation in quotations})
    return {
        link: Offered(
            marks.get(link, ""),
            known.get(link, ""),
            tuple(sorted({words[quotation] for quotation in shown[link] if quotation in words})),
        )
        for link in wanted
    }


def _first(told: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The first value of each link, in the order of the values."""
    found: dict[str, str] = {}
    for link, value in sorted(told):
        found.setdefault(link, value)
    return found


def _receipts(store: Store, quotations: Iterable[str]) -> Mapping[str, Receipt]:
    wanted = tuple(map(NamedNode, sorted(quotations)))
    told = store.select(bind(_WORDS, {"_quotations_iri": wanted})).texts if wanted else ()
    return {quotation: Receipt(report, paragraph, words) for quotation, report, paragraph, words in sorted(told)}
