"""What is only suggested of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.addresses import SUGGESTED, graph_of
from ...graph.reviewing.offer import relation_in_words
from .asked import texts
from .portrait import Offered

if TYPE_CHECKING:
    from ...graph.store.store import Store
    from .naming import Names

__all__ = ["Offers", "read_offers"]


@dataclass(frozen=True, slots=True)
class Offers:
    """The likeliest suggestions, as the store has them, and how many there are: of a subject of a lens no more than 200 count."""

    rows: tuple[tuple[str, ...], ...]
    total: int

    @property
    def things(self) -> frozenset[str]:
        """What they would join."""
        return frozenset(end for row in self.rows for end in (row[1], row[3]))

    def told(self, names: Names) -> tuple[Offered, ...]:
        """Tell them in words."""
        return tuple(
            Offered(offer, names[subject], relation_in_words(predicate), names[object_], method, float(score), words)
            for offer, subject, predicate, object_, method, score, words in self.rows
        )


def read_offers(store: Store, iri: str, base: str, most: int) -> Offers:
    """Read what is suggested of a thing in the workspace whose IRIs begin with `base`; at most so many, the likeliest first."""
    rows = set(texts(store, "offers", about=iri, suggested=graph_of(base, SUGGESTED).value))
    return Offers(tuple(sorted(rows, key=lambda row: (-float(row[5]), row[0])))[:most], len(rows))
