"""The thread through a thing: from the tops of all that it is part of, down to it and to its parts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .asked import select
from .grounds import reasons_of, rows_of
from .naming import called, in_order
from .portrait import Branch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.named import NamedThing
    from ...graph.store.store import Store
    from .portrait import Reason

__all__ = ["thread_of"]


def thread_of(store: Store, iri: str, most: int) -> tuple[Branch, ...]:
    """Give the tops of what a thing is part of, each with what is below it on the way to the thing, and the thing with its parts.

    Nothing is a tree: what has several parents stands below each of them, its own parts below the first alone. Of the parts at
    most so many are shown, those nearest to the thing; each branch tells how many it hides. Empty where it stands alone.
    """
    rows = rows_of(select(store, "thread", about=iri))
    parents, parts = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for row in rows:
        if isinstance(row.object, NamedNode) and row.subject != row.object.value:
            parents[row.subject].add(row.object.value)
            parts[row.object.value].add(row.subject)
    above, shown = _reached(iri, parents), _nearest(iri, parts, most)
    kept = above | shown
    between = [row for row in rows if row.subject in kept and set(row.things) <= kept]
    reasons: dict[tuple[str, ...], list[Reason]] = defaultdict(list)
    known = reasons_of(store, between)
    for row in between:
        reasons[row.things].append(known[row.link])
    names = called(store, kept)
    walk = _Walk(names, parts, reasons, frozenset(kept), set())
    tops = sorted((one for one in above if not parents[one]), key=lambda one: in_order(names[one])) or [iri]
    return tuple(walk.branch(top, "") for top in tops) if len(kept) > 1 else ()


@dataclass(frozen=True, slots=True)
class _Walk:
    names: Mapping[str, NamedThing]
    parts: Mapping[str, set[str]]
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
        shown = sorted(below & self.kept, key=lambda one: in_order(self.names[one]))
        return Branch(self.names[thing], why, tuple(self.branch(part, thing) for part in shown), len(below) - len(shown))


def _reached(thing: str, ways: Mapping[str, set[str]]) -> set[str]:
    found, ahead = {thing}, {thing}
    while ahead:
        ahead = {other for one in ahead for other in ways.get(one, ())} - found
        found |= ahead
    return found


def _nearest(thing: str, parts: Mapping[str, set[str]], most: int) -> set[str]:
    """The parts of a thing, level by level, as long as there is room."""
    found, ahead = set[str](), {thing}
    while ahead:
        ahead = {part for one in ahead for part in parts.get(one, ())} - found - {thing}
        for part in sorted(ahead):
            if len(found) >= most:
                return found
            found.add(part)
    return found
