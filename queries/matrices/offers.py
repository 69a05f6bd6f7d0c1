"""What shows suggestions: the words that led to each, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.receipt import Receipt
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store

__all__ = ["Offered", "offers_of"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion's grounds: the words of the label that led to it, or what its part is tied to in another lens; its receipts."""

    marks: str
    known: str
    receipts: tuple[Receipt, ...]


def offers_of(store: Store, links: Iterable[str]) -> Mapping[str, Offered]:
    """Give what shows suggestions, by their IRIs."""
    wanted = tuple(sorted(set(links)))
    told: dict[str, tuple[str, str]] = {}
    shown = defaultdict[str, set[Receipt]](set)
    for link, marks, report, number, page, words, known in sorted(rows(store, "offers", links=wanted)) if wanted else ():
        told.setdefault(link, (marks, known))
        shown[link] |= {Receipt(report, f"{number}, page {page}" if page else number, words)} if words else set()
    return {link: Offered(marks, known, tuple(sorted(shown[link]))) for link, (marks, known) in told.items()}
