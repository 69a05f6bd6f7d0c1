"""The methods, and what they suggest when all have been tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from .by_words import by_words
from .crosswalk import across_lenses
from .ground import Ground
from .names import same_things
from .repeats import repeats
from .suggestion import Suggestion

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from ..store.store import Store

__all__ = ["METHODS", "suggest"]

#: In the order of their rank: of two methods that suggest one triple, the first is told.
METHODS: tuple[Callable[[Ground], Iterator[Suggestion]], ...] = (across_lenses, by_words, repeats, same_things)


def suggest(store: Store, base: str) -> list[Quad]:
    """Give the quads of the graph of suggestions; pairs that are stated or inferred already are not suggested.

    `store` holds statements, what was inferred of them, the ontology and the lenses. What no quotation shows is not
    suggested either: an officer could not judge it.
    """
    ground = Ground.of(store)
    made: dict[tuple[str, str, str], Suggestion] = {}
    for method in METHODS:
        for suggestion in method(ground):
            triple = suggestion.subject, suggestion.predicate, suggestion.object
            if suggestion.evidence and triple[::2] not in ground.known:
                made.setdefault(triple, suggestion)
    return [quad for _, suggestion in sorted(made.items()) for quad in suggestion.quads(base)]
