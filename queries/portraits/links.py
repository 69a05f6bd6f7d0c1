"""The links of a thing, by relation and direction; and what is told of it by values, such as its number and its dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...ontology.terms import GT, IS_PART_OF, LENS, OBJECT
from .asked import select, texts
from .grounds import Row, reasons_of, rows_of
from .naming import called, in_order
from .portrait import Bundle, Tie
from .relations import local_name, place_of, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.named import NamedThing
    from ...graph.store.store import Store
    from .portrait import Reason

__all__ = ["Ties", "links_of"]

_HUB = 2000  # links to a thing that are still read at once: subjects of a lens alone have more, in the plans of many councils


@dataclass(frozen=True, slots=True)
class Ties:
    """The links of a thing: those to other things in bundles, and those to values."""

    bundles: tuple[Bundle, ...]
    values: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    place: int
    outward: bool
    heading: str
    section: str
    predicate: str


def links_of(store: Store, iri: str, *, most: int, skipped: int = 0, only: str = "") -> Ties:
    """Give the links of a thing: of each bundle at most so many ties, after those skipped, or of the bundle `only` alone.

    Numbered things come first in a bundle, then by name, what is stated before what is inferred. Of a bundle with more ties than
    can be read at once only some are given, in no certain order; they are all counted.
    """
    rows, totals = _read(store, iri)
    bundles = defaultdict[_Key, dict[str, list[Row]]](lambda: defaultdict(list))
    for row in rows:
        for outward, other in _others(row, iri):
            bundles[_key(row, outward=outward)][other].append(row)
    names = called(store, (other for others in bundles.values() for other in others))
    wanted = [key for key in sorted(bundles, key=lambda key: (key.place, not key.outward, key.heading)) if only in {"", _name(key)}]
    kept = {key: _ordered(bundles[key], names)[skipped : skipped + most] for key in wanted}
    told = [row for row in rows if not isinstance(row.object, NamedNode)]
    known = reasons_of(store, chain(told, (row for key, others in kept.items() for other in others for row in bundles[key][other])))
    return Ties(
        tuple(
            Bundle(
                name=_name(key),
                section=key.section,
                heading=key.heading,
                outward=key.outward,
                predicate=key.predicate,
                ties=tuple(Tie(names[other], tuple(known[row.link] for row in bundles[key][other])) for other in kept[key]),
                total=totals.get(key.predicate, 0) if not key.outward and key.predicate in totals else len(bundles[key]),
                listed=len(bundles[key]),
            )
            for key in wanted
        ),
        tuple(known[row.link] for row in told),
    )


def _read(store: Store, iri: str) -> tuple[tuple[Row, ...], Mapping[str, int]]:
    """The links of a thing and, where they are too many to be read, how many there are by property."""
    pointing = {predicate: int(times) for predicate, times in texts(store, "pointing", about=iri)}
    if pointing.get(OBJECT, 0) <= _HUB:
        return _unique(rows_of(select(store, "links", about=iri))), {}
    totals = {predicate: times for predicate, times in pointing.items() if predicate.startswith(GT) and predicate != IS_PART_OF}
    rows: list[Row] = []
    for predicate in totals:
        subjects = [subject for (subject,) in texts(store, "some-pointing", about=iri, predicate=predicate)]
        rows += rows_of(select(store, "links-between", about=iri, predicate=predicate, subjects=subjects))
    return _unique(rows), totals


def _unique(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple({row.link: row for row in rows}.values())


def _others(row: Row, iri: str) -> Iterable[tuple[bool, str]]:
    if isinstance(row.object, NamedNode):
        if row.subject == iri:
            yield True, row.object.value
        elif row.object.value == iri:
            yield False, row.subject


def _key(row: Row, *, outward: bool) -> _Key:
    relation = relation_of(row.predicate, outward=outward, of_a_lens=any(thing.startswith(LENS) for thing in row.things))
    return _Key(place_of(row.predicate), outward, relation.heading, relation.section, row.predicate)


def _name(key: _Key) -> str:
    """A name for addresses: `hasStakeIn-in`; a relation that leads to things and to subjects of a lens makes two bundles."""
    name = f"{local_name(key.predicate)}-{'out' if key.outward else 'in'}"
    return f"{name}-{key.section}" if key.section == "subjects" else name


def _ordered(others: Mapping[str, list[Row]], names: Mapping[str, NamedThing]) -> list[str]:
    stated = {other: any(row.grade == "stated" for row in rows) for other, rows in others.items()}
    return sorted(others, key=lambda other: (not stated[other], in_order(names[other])))
