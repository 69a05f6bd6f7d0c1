"""Finding a thing by what a person calls it: "9.3", a label or a part of one, an IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ontology.errors import ThingError
from .search import index_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .named import NamedThing
    from .store.store import Store

__all__ = ["find_thing"]

_SHOWN = 10  # candidates in an error: more are no help
_NEAR = 5


def find_thing(store: Store, text: str) -> str:
    """Give the IRI of the thing that `text` names; capitals, kinds of quotation marks and spaces do not matter.

    In this order: an IRI, a notation, a whole label, a part of a label. Where a notation or label fits things of the
    papers and concepts of a lens alike, the thing of the papers is meant; a paper itself only where nothing else fits.
    With a `SearchableStore` the time does not grow with the graph, only with the number of things that fit.
    Raises ThingError, with the candidates, when several things fit, and with those that come nearest when none does.
    """
    index = index_of(store, words=False)
    count, found = index.fitting(text, _SHOWN)
    if count == 1:
        return found[0].iri
    if found:
        raise ThingError(f"'{text}' may be any of {count} things: give more of its name.", *_listed(found), several=True)
    near = index.nearest(text, _NEAR)
    remedy = "did you mean one of these?" if near else "give a number such as 9.3, or a part of its name."
    raise ThingError(f"Nothing in this workspace is called '{text}': {remedy}", *_listed(near))


def _listed(things: Iterable[NamedThing]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels and the addresses of things."""
    things = tuple(things)
    return tuple(map(str, things)), tuple(thing.iri for thing in things)
