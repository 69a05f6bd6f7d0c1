"""The thread through a thing: from the tops of all that it is part of, down to it and to its parts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .asked import select
from .grounds import rows_of
from .naming import Names, in_order
from .portrait import Branch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store
    from .grounds import Row
    from .portrait import Reason

__all__ = ["Outline", "outline_of"]

_Ways = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Outline:
    """What a thing is part of and has as parts, as far as there is room: `things` are all of it, `rows` the links between them."""

    iri: str
    above: frozenset[str]
    things: frozenset[str]
    rows: tuple[Row, ...]
    parents: _Ways
    parts: _Ways

    def branches(self, names: Names, reasons: Mapping[str, Reason]) -> tuple[Branch, ...]:
        """Draw it: the tops of what the thing is part of, each with what is below it. Empty where the thing stands alone."""
        if len(self.things) < 2:
            return ()
        why: dict[tuple[str, ...], list[Reason]] = defaultdict(list)
        for row in self.rows:
            why[row.things].append(reasons[row.link])
        walk = _Walk(names, self.parts, why, self.things, set())
        tops = sorted((one for one in self.above if not self.parents.get(one)), key=lambda one: in_order(names[one]))
        return tuple(walk.branch(top, "") for top in tops or [self.iri])


def outline_of(store: Store, iri: str, most: int) -> Outline:
    """Read what a thing is part of, and of its parts at most so many, those nearest to it.

    Nothing is a tree: what has several parents stands below each of them, its own parts below the first alone.
    """
    rows = rows_of(select(store, "thread", about=iri))
    parents: _Ways = defaultdict(set)
    parts: _Ways = defaultdict(set)
    for row in rows:
        if isinstance(row.object, NamedNode) and row.subject != row.object.value:
            parents[row.subject].add(row.object.value)
            parts[row.object.value].add(row.subject)
    above = _reached(iri, parents)
    kept = above | _nearest(iri, parts, most)
    return Outline(iri, frozenset(above), frozenset(kept), tuple(row for row in rows if kept.issuperset(row.things)), parents, parts)


@dataclass(frozen=True, slots=True)
class _Walk:
    names: Names
    parts: _Ways
    reasons: Mapping[tuple[str, ...], list[Reason]]
    kept: frozenset[str]
    told: set[str]

    def branch(self, thing: str, above: str) -> Branch:
        """A thing below another one; where it was told of already, without its parts."""
        why = tuple(self.reasons.get((thing, above), ()))
        below = self.parts.get(thing, set())
        if thing in self.told:
            return Branch(self.names[thing], why, repeated=bool(below))
        self.told.add(thing)
        shown = self._in_order(below & self.kept)
        return Branch(self.names[thing], why, tuple(self.branch(part, thing) for part in shown), len(below) - len(shown))

    def _in_order(self, things: Iterable[str]) -> list[str]:
        return sorted(things, key=lambda one: in_order(self.names[one]))


def _reached(thing: str, ways: _Ways) -> set[str]:
    found, ahead = {thing}, {thing}
    while ahead:
        ahead = {other for one in ahead for other in ways.get(one, ())} - found
        found |= ahead
    return found


def _nearest(thing: str, parts: _Ways, most: int) -> set[str]:
    """The parts of a thing, level by level, as long as there is room."""
    found, ahead = set[str](), {thing}
    while ahead:
        ahead = {part for one in ahead for part in parts.get(one, ())} - found - {thing}
        for part in sorted(ahead):
            if len(found) >= most:
                return found
            found.add(part)
    return found
