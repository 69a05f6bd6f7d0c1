"""The links of a thing, by relation and direction; and those that tell a value of it, such as its number and its dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...ontology.terms import GT, IS_PART_OF, LENS
from .asked import select, texts
from .grounds import Row, grounds_of, rows_of
from .naming import Names, in_order
from .portrait import Bundle, Tie
from .relations import local_name, place_of, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store
    from .portrait import Reason

__all__ = ["Links", "bundle_of", "read_links"]

_HUB = 2000  # links to a thing that are still read at once: subjects of a lens alone have more, in the plans of many councils


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a thing: those that lead to other things, and those that tell a value.

    Where they are too many to be read, `rows` are some of them, and `totals` how many there are to it by property.
    """

    iri: str
    rows: tuple[Row, ...]
    totals: Mapping[str, int]

    @property
    def others(self) -> frozenset[str]:
        """The things at the other ends."""
        return frozenset(other for row in self.rows for _, other in _ends(row, self.iri))

    @property
    def values(self) -> tuple[Row, ...]:
        """The links that tell a value."""
        return tuple(row for row in self.rows if not isinstance(row.object, NamedNode))

    def kept(self, names: Names, most: int, skipped: int = 0, only: str = "") -> tuple[Kept, ...]:
        """Give the first ties of each bundle, or of the bundle `only`, after those skipped: numbered things first, then by name."""
        bundles: dict[_Key, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in self.rows:
            for outward, other in _ends(row, self.iri):
                bundles[_key(row, outward=outward)][other].append(row)
        kept = []
        for key in sorted(bundles, key=lambda key: (key.place, not key.outward, key.heading)):
            if only in {"", key.name}:
                others = bundles[key]
                shown = sorted(others, key=lambda other: (not _is_stated(others[other]), in_order(names[other])))[skipped : skipped + most]
                total = len(others) if key.outward else self.totals.get(key.predicate, len(others))
                kept.append(Kept(key, {other: tuple(others[other]) for other in shown}, total, len(others)))
        return tuple(kept)


@dataclass(frozen=True, slots=True)
class Kept:
    """The ties of a bundle that are shown, as links by the things at their other ends."""

    key: _Key
    others: Mapping[str, tuple[Row, ...]]
    total: int
    listed: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """Their links."""
        return tuple(row for rows in self.others.values() for row in rows)

    def bundle(self, names: Names, reasons: Mapping[str, Reason]) -> Bundle:
        """Tell them in words."""
        ties = tuple(Tie(names[other], tuple(reasons[row.link] for row in rows)) for other, rows in self.others.items())
        key = self.key
        return Bundle(key.name, key.section, key.heading, key.outward, key.predicate, ties, self.total, self.listed)


@dataclass(frozen=True, slots=True)
class _Key:
    """One relation in one direction; a relation that leads to things and to subjects of a lens makes two."""

    place: int
    outward: bool
    heading: str
    section: str
    predicate: str

    @property
    def name(self) -> str:
        """What it is called in addresses: `hasStakeIn-in`."""
        name = f"{local_name(self.predicate)}-{'out' if self.outward else 'in'}"
        return f"{name}-{self.section}" if self.section == "subjects" else name


def read_links(store: Store, iri: str) -> Links:
    """Read the links of a thing, or some of them where they are very many."""
    rows = rows_of(select(store, "links", about=iri))
    outward = [row for row in rows if row.subject == iri]
    if len(rows) - len(outward) <= _HUB:
        return Links(iri, rows, {})
    pointing = ((predicate, int(times)) for predicate, times in texts(store, "pointing", about=iri))
    totals = {predicate: times for predicate, times in pointing if predicate.startswith(GT) and predicate != IS_PART_OF}
    some = {row.link: row for row in outward}
    for predicate in totals:
        subjects = [subject for (subject,) in texts(store, "some-pointing", about=iri, predicate=predicate)]
        between = rows_of(select(store, "links-between", about=iri, predicate=predicate, subjects=subjects))
        some |= {row.link: row for row in between}
    return Links(iri, tuple(some.values()), totals)


def bundle_of(store: Store, iri: str, name: str, *, most: int, skipped: int = 0) -> Bundle | None:
    """Give the ties of one bundle of a thing, at most so many after those skipped; None where it has no such bundle."""
    links = read_links(store, iri)
    names = Names(store, links.others)
    for kept in links.kept(names, most, skipped, name):
        return kept.bundle(names, grounds_of(store, kept.rows, names).reasons)
    return None


def _ends(row: Row, iri: str) -> Iterable[tuple[bool, str]]:
    """Whether a link leads outward, and the thing at its other end."""
    if isinstance(row.object, NamedNode):
        if row.subject == iri:
            yield True, row.object.value
        elif row.object.value == iri:
            yield False, row.subject


def _key(row: Row, *, outward: bool) -> _Key:
    relation = relation_of(row.predicate, outward=outward, of_a_lens=any(thing.startswith(LENS) for thing in row.things))
    return _Key(place_of(row.predicate), outward, relation.heading, relation.section, row.predicate)


def _is_stated(rows: Iterable[Row]) -> bool:
    return any(row.grade == "stated" for row in rows)
