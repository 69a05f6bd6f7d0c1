"""What others tell of a thing: events, duties, findings, suggestions, and the papers that name it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph._addresses import SUGGESTED, graph_of
from ...graph.named import NamedThing, plain_words
from ...graph.reviewing.offer import relation_in_words
from ...ontology.terms import (
    CREATOR,
    DC_TYPE,
    DUTY,
    ENDS_ON,
    EVENT,
    FINDING,
    IS_OWED_BY,
    IS_OWED_TO,
    IS_PLANNED,
    IS_SUBMITTED_TO,
    STARTS_ON,
)
from ..wording import in_words
from .asked import select, texts
from .evidence import evidence
from .naming import called, in_order
from .portrait import Matter, Moment, Offered, Seen, Shared
from .relations import value_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.store.store import Store, Term
    from .portrait import Quoted

__all__ = ["Around", "around", "offers_of", "papers_of", "shared_by"]

_MOST = 200  # of each kind: a plan of a thousand actions has as many findings
_ROLES = {IS_SUBMITTED_TO: "submitted to it", CREATOR: "written by it"}


@dataclass(frozen=True, slots=True)
class Around:
    """Events in the order of their days, duties, findings, and papers that were submitted to a thing or written by it."""

    moments: tuple[Moment, ...]
    duties: tuple[Matter, ...]
    findings: tuple[Matter, ...]
    papers: tuple[Seen, ...]


def around(store: Store, iri: str) -> Around:
    """Give what events, duties, findings and papers tell of a thing."""
    others = [(*row, "") for row in texts(store, "around", about=iri)]
    found = {other: (kind, predicate, label) for other, kind, predicate, label, _ in sorted(others)[: 4 * _MOST]}
    papers = tuple(Seen(other, label, 0, _ROLES[predicate]) for other, (_, predicate, label) in found.items() if predicate in _ROLES)
    matters = {other: told for other, told in found.items() if told[1] not in _ROLES}
    details = _details(store, matters)
    shown = evidence(store, matters)
    told = {
        other: _Told(NamedThing("", label, kind.rpartition("#")[2], other), details.get(other, {}), shown.get(other, ()))
        for other, (kind, _, label) in matters.items()
    }
    moments = [one.moment() for one in told.values() if STARTS_ON in one.details or one.is_a(EVENT)]
    names = called(store, (one.iri(side) for one in told.values() for side in (IS_OWED_BY, IS_OWED_TO) if side in one.details))
    return Around(
        tuple(sorted(moments, key=lambda moment: (moment.day, moment.thing.label))),
        tuple(one.matter(names) for one in told.values() if one.is_a(DUTY))[:_MOST],
        tuple(one.matter(names) for one in told.values() if one.is_a(FINDING))[:_MOST],
        papers,
    )


def offers_of(store: Store, iri: str, base: str, most: int) -> tuple[tuple[Offered, ...], int]:
    """Give the likeliest of what is suggested of a thing, and how much is; of a subject of a lens no more than 200 are counted."""
    rows = sorted({tuple(row) for row in texts(store, "offers", about=iri, suggested=graph_of(base, SUGGESTED).value)}, key=_likeliest)
    names = called(store, (end for row in rows[:most] for end in (row[1], row[3])))
    return tuple(
        Offered(offer, names[subject], relation_in_words(predicate), names[object_], method, float(score), words)
        for offer, subject, predicate, object_, method, score, words in rows[:most]
    ), len(rows)


def papers_of(store: Store, iri: str) -> tuple[Seen, ...]:
    """Give the papers that name a thing in words that are quoted."""
    return tuple(Seen(paper, label, int(passages)) for paper, label, passages in texts(store, "papers", about=iri))


def shared_by(store: Store, iri: str) -> tuple[Shared, ...]:
    """Give who else has a stake in the commitments that a body has one in: who shares most first."""
    rows = {other: int(shared) for other, shared in texts(store, "shared", about=iri) if other}
    names = called(store, rows)
    return tuple(Shared(names[other], rows[other]) for other in sorted(rows, key=lambda one: (-rows[one], in_order(names[one]))))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event, a duty or a finding with what is told of it."""

    thing: NamedThing
    details: Mapping[str, Term]
    receipts: tuple[Quoted, ...]

    def is_a(self, kind: str) -> bool:
        return kind.endswith(f"#{self.thing.kind}")

    def iri(self, side: str) -> str:
        term = self.details[side]
        return getattr(term, "value", "")

    def moment(self) -> Moment:
        begins, ends = self.details.get(STARTS_ON), self.details.get(ENDS_ON)
        planned = in_words(self.details.get(IS_PLANNED)) == "yes"
        return Moment(self.thing, getattr(begins, "value", ""), in_words(begins), in_words(ends), planned, self.receipts)

    def matter(self, names: Mapping[str, NamedThing]) -> Matter:
        sides = {"by": IS_OWED_BY, "to": IS_OWED_TO}
        told = {name: in_words(term) for predicate, term in self.details.items() if (name := value_name(predicate))}
        parties = {side: names[self.iri(predicate)] for side, predicate in sides.items() if predicate in self.details}
        kind = in_words(self.details.get(DC_TYPE)).replace("-", " ") or plain_words(self.thing.kind)
        return Matter(self.thing, kind, told, parties, self.receipts)


def _details(store: Store, matters: Mapping[str, object]) -> Mapping[str, dict[str, Term]]:
    found: dict[str, dict[str, Term]] = defaultdict(dict)
    if matters:
        for other, predicate, value in select(store, "details", others=tuple(matters)).rows:
            if value is not None:
                found[_iri(other)][_iri(predicate)] = value
    return found


def _iri(term: Term | None) -> str:
    return "" if term is None else str(getattr(term, "value", ""))


def _likeliest(row: tuple[str, ...]) -> tuple[float, str]:
    return -float(row[5]), row[0]
