"""What shows suggestions: the words that led to each, and where they stand.

Each kind of ground has a query of its own: asked for together, as optional, all those of a nation would be gone through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..portraits.evidence import evidence
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store
    from ..portraits.portrait import Quoted

__all__ = ["Offered", "offers_of"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A suggestion's grounds: the words of the label that led to it, or what its part is tied to in another lens; its receipts."""

    marks: str
    known: str
    receipts: tuple[Quoted, ...]


def offers_of(store: Store, links: Iterable[str]) -> Mapping[str, Offered]:
    """Give what shows suggestions, by their IRIs."""
    wanted = tuple(sorted(set(links)))
    if not wanted:
        return {}
    marks = _first(rows(store, "offer-words", links=wanted))
    known = _first(rows(store, "offer-premises", links=wanted))
    receipts = evidence(store, wanted, apart=True)
    return {link: Offered(marks.get(link, ""), known.get(link, ""), receipts.get(link, ())) for link in wanted}


def _first(told: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """The first value of each link, in the order of the values."""
    found: dict[str, str] = {}
    for link, value in sorted(told):
        found.setdefault(link, value)
    return found
