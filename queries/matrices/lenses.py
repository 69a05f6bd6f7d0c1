"""A lens and its concepts: in their order, the narrower ones below the broader."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.named import named_things
from ...ontology.errors import ThingError
from ...ontology.terms import GT, LENS, LENS_CLASS
from ..wording import in_natural_order
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...graph.store.store import Store

__all__ = ["Concept", "Lens", "lens_of", "lenses"]

_KIND = LENS_CLASS.removeprefix(GT)


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a lens: its IRI, its name in addresses, what it is called, and what it means ("" where nobody says)."""

    iri: str
    name: str
    label: str
    definition: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Lens:
    """A lens by its name ("marmot"): its IRI, label, and concepts.

    `top` are those that none of the lens is broader than, `narrower` those of the lens directly below another one, each in order;
    `within` tells by the IRI of any concept, of this lens or another, which concepts of the lens it is or is narrower than.
    """

    name: str
    iri: str
    label: str
    top: tuple[Concept, ...]
    narrower: Mapping[str, tuple[Concept, ...]]
    within: Mapping[str, frozenset[str]]

    @property
    def concepts(self) -> Iterator[Concept]:
        """All concepts, the narrower ones behind the broader."""
        for concept in self.top:
            yield concept
            yield from self.narrower.get(concept.iri, ())

    @property
    def layered(self) -> bool:
        """Whether its concepts lie around one another, from the person outward: they have places, and one has others within it."""
        return all(concept.position for concept in self.top) and bool(self.narrower)


def lenses(store: Store) -> tuple[tuple[str, str], ...]:
    """Give name and label of every lens, by label."""
    found = ((thing.iri.removeprefix(LENS), thing.label) for thing in named_things(store, kinds=[_KIND]))
    return tuple(sorted(found, key=lambda lens: lens[1]))


def lens_of(store: Store, name: str) -> Lens:
    """Read a lens by its name; raise ThingError, with those there are, where there is none."""
    known = dict(lenses(store))
    if name not in known:
        raise ThingError(f"There is no lens '{name}': look at one of those there are.", tuple(known.values()))
    concepts: dict[str, Concept] = {}
    above = dict[str, str]()
    within = defaultdict[str, set[str]](set)
    for iri, notation, position, label, definition, broader, narrow in sorted(rows(store, "concepts", lens=LENS + name)):
        concepts.setdefault(iri, Concept(iri, notation, label, definition, position))
        within[narrow].add(iri)
        if broader and broader != iri:
            above.setdefault(iri, broader)
    below = defaultdict[str, list[Concept]](list)
    for concept in sorted(concepts.values(), key=lambda one: (not one.position, in_natural_order(one.position), one.label)):
        below[above.get(concept.iri, "")].append(concept)
    top = tuple(below.pop("", ()))
    return Lens(
        name,
        LENS + name,
        known[name],
        top,
        {iri: tuple(found) for iri, found in below.items()},
        {iri: frozenset(found) for iri, found in within.items()},
    )
