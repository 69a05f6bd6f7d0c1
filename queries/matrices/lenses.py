"""A lens and its concepts: in their order, the narrower ones below the broader."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...ontology.errors import ThingError
from ...ontology.terms import LENS
from ..wording import in_natural_order
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ...graph.store.store import Store

__all__ = ["Concept", "Lens", "lens_of", "lenses", "with_concepts"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a lens: its IRI, its name in addresses, what it is called, and what it means ("" where nobody says).

    `broader` is the IRI of the concept of the same lens that it is within, "" for none; `position` its place where they have places.
    """

    iri: str
    name: str
    label: str
    definition: str
    position: str = ""
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Lens:
    """A lens by its name ("marmot"): its IRI, label, what it is ("" where nobody says), and its concepts.

    `top` are those that none of the lens is broader than, `narrower` those of the lens directly below another one, each in order;
    `within` tells by the IRI of any concept, of this lens or another, which concepts of the lens it is or is narrower than.
    """

    name: str
    iri: str
    label: str
    definition: str
    top: tuple[Concept, ...] = ()
    narrower: Mapping[str, tuple[Concept, ...]] = field(default_factory=dict)
    within: Mapping[str, frozenset[str]] = field(default_factory=dict)

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


def lenses(store: Store) -> tuple[Lens, ...]:
    """Give every lens, by label, without its concepts."""
    found = (Lens(iri.removeprefix(LENS), iri, label, definition) for iri, label, definition in rows(store, "lenses"))
    return tuple(sorted(found, key=lambda lens: lens.label))


def lens_of(store: Store, name: str) -> Lens:
    """Read a lens by its name; raise ThingError, with those there are, where there is none."""
    known = {lens.name: lens for lens in lenses(store)}
    if name not in known:
        raise ThingError(f"There is no lens '{name}': look at one of those there are.", tuple(lens.label for lens in known.values()))
    return with_concepts(store, [known[name]])[0]


def with_concepts(store: Store, known: Sequence[Lens]) -> tuple[Lens, ...]:
    """Read the concepts of lenses, all at once."""
    told = defaultdict[str, list[tuple[str, ...]]](list)
    for lens, *concept in sorted(rows(store, "concepts", lenses=tuple(lens.iri for lens in known))):
        told[lens].append(tuple(concept))
    return tuple(_filled(lens, told[lens.iri]) for lens in known)


def _filled(lens: Lens, told: Iterable[tuple[str, ...]]) -> Lens:
    concepts: dict[str, Concept] = {}
    within = defaultdict[str, set[str]](set)
    for iri, notation, position, label, definition, broader, narrow in told:
        concepts.setdefault(iri, Concept(iri, notation, label, definition, position, broader))
        within[iri].add(iri)
        within[narrow or iri].add(iri)
    below = defaultdict[str, list[Concept]](list)
    for concept in sorted(concepts.values(), key=lambda one: (not one.position, in_natural_order(one.position), one.label)):
        below[concept.broader].append(concept)
    return replace(
        lens,
        top=tuple(below.pop("", ())),
        narrower={iri: tuple(found) for iri, found in below.items()},
        within={iri: frozenset(found) for iri, found in within.items()},
    )
