"""What others tell of a thing: events, duties, findings, the papers that name it, and who has a stake in the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.named import NamedThing, plain_words
from ...ontology.terms import CREATOR, DC_TYPE, ENDS_ON, EVENT, IS_OWED_BY, IS_OWED_TO, IS_PLANNED, IS_SUBMITTED_TO, STARTS_ON
from ..wording import in_words
from .asked import select, texts
from .portrait import Matter, Moment, Quoted, Seen
from .relations import value_name

if TYPE_CHECKING:
    from ...graph.store.store import Store, Term
    from .naming import Names

__all__ = ["Around", "read_around", "read_papers", "read_shared"]

_Shown = Mapping[str, tuple[Quoted, ...]]

_MOST = 200  # of each kind: a plan of a thousand actions has as many findings
_ROLES = {IS_SUBMITTED_TO: "submitted to it", CREATOR: "written by it"}


@dataclass(frozen=True, slots=True)
class Around:
    """What events, duties, findings and papers tell of a thing, before it is put in words."""

    told: tuple[_Told, ...]
    papers: tuple[Seen, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The events, duties and findings, which rest on words themselves."""
        return tuple(one.thing.iri for one in self.told)

    @property
    def things(self) -> frozenset[str]:
        """Who owes what to whom."""
        return frozenset(_iri(one.details.get(side)) for one in self.told for side in (IS_OWED_BY, IS_OWED_TO)) - {""}

    def moments(self, shown: _Shown) -> tuple[Moment, ...]:
        """Tell of the events, in the order of their days."""
        told = [one.moment(shown.get(one.thing.iri, ())) for one in self.told if STARTS_ON in one.details or one.is_a(EVENT)]
        return tuple(sorted(told, key=lambda moment: (moment.day, moment.thing.label)))

    def matters(self, kind: str, names: Names, shown: _Shown) -> tuple[Matter, ...]:
        """Tell of the duties, or of the findings (the IRI of the class)."""
        return tuple(one.matter(names, shown.get(one.thing.iri, ())) for one in self.told if one.is_a(kind))[:_MOST]


def read_around(store: Store, iri: str) -> Around:
    """Read what events, duties, findings and papers tell of a thing."""
    rows = sorted(set(texts(store, "around", about=iri)))[: 4 * _MOST]
    papers = tuple(Seen(paper, label, 0, _ROLES[predicate]) for paper, _, predicate, label in rows if predicate in _ROLES)
    found = {other: (kind, label) for other, kind, predicate, label in rows if predicate not in _ROLES}
    details: dict[str, dict[str, Term]] = defaultdict(dict)
    if found:
        for other, predicate, value in select(store, "details", others=tuple(found)).rows:
            if value is not None:
                details[_iri(other)][_iri(predicate)] = value
    things = (NamedThing("", label, kind.rpartition("#")[2], other) for other, (kind, label) in found.items())
    return Around(tuple(_Told(thing, details.get(thing.iri, {})) for thing in things), papers)


def read_papers(store: Store, iri: str) -> tuple[Seen, ...]:
    """Give the papers that name a thing in words that are quoted."""
    return tuple(Seen(paper, label, int(passages)) for paper, label, passages in texts(store, "papers", about=iri))


def read_shared(store: Store, iri: str) -> Mapping[str, int]:
    """Give who else (IRI) has a stake in the commitments that a body has one in, and in how many."""
    return {other: int(shared) for other, shared in texts(store, "shared", about=iri) if other}


@dataclass(frozen=True, slots=True)
class _Told:
    """An event, a duty or a finding with what is told of it."""

    thing: NamedThing
    details: Mapping[str, Term]

    def is_a(self, kind: str) -> bool:
        return kind.endswith(f"#{self.thing.kind}")

    def moment(self, receipts: tuple[Quoted, ...]) -> Moment:
        begins, ends = self.details.get(STARTS_ON), self.details.get(ENDS_ON)
        planned = in_words(self.details.get(IS_PLANNED)) == "yes"
        return Moment(self.thing, _iri(begins), in_words(begins), in_words(ends), planned, receipts)

    def matter(self, names: Names, receipts: tuple[Quoted, ...]) -> Matter:
        told = {name: in_words(term) for predicate, term in self.details.items() if (name := value_name(predicate))}
        sides = {"by": IS_OWED_BY, "to": IS_OWED_TO}
        parties = {side: names[_iri(self.details[predicate])] for side, predicate in sides.items() if predicate in self.details}
        kind = in_words(self.details.get(DC_TYPE)).replace("-", " ") or plain_words(self.thing.kind)
        return Matter(self.thing, kind, told, parties, receipts)


def _iri(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
