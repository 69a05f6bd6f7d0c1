"""Links in words, with all that they rest on: from the derivation of each down to quoted words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...graph.reviewing.offer import relation_in_words
from ..wording import in_words
from .asked import select
from .evidence import evidence
from .naming import Names, called_by
from .portrait import Link, Reason

if TYPE_CHECKING:
    from ...graph.store.store import Store, Table, Term
    from .portrait import Quoted

__all__ = ["Grounds", "Row", "grounds_of", "reasons_of", "rows_of"]

_DEEPEST = 12  # steps of derivation: rules make no more than a plan has levels


@dataclass(frozen=True, slots=True)
class Row:
    """A link as the store has it; `resting` is the link that rests on it, "" where it was not looked for as such."""

    link: str
    subject: str
    predicate: str
    object: Term
    grade: str
    rule: str
    resting: str = ""

    @property
    def things(self) -> tuple[str, ...]:
        """The IRIs of the things that it joins."""
        return (self.subject, self.object.value) if isinstance(self.object, NamedNode) else (self.subject,)


def rows_of(table: Table) -> tuple[Row, ...]:
    """Read the links that a query gives, in the order of their addresses."""
    rows = []
    for terms in table.rows:
        told = dict(zip(table.columns, terms, strict=True))
        if (object_ := told["object"]) is not None:
            link, subject, predicate, rule, resting = (_iri(told.get(name)) for name in ("link", "subject", "predicate", "rule", "resting"))
            rows.append(Row(link, subject, predicate, object_, in_words(told["grade"]), rule, resting))
    return tuple(sorted(rows, key=lambda row: (row.resting, row.link)))


@dataclass(frozen=True, slots=True)
class Grounds:
    """Links in words, by their IRIs, each with what it rests on; and the receipts of whatever else was asked for, by IRI."""

    reasons: Mapping[str, Reason]
    receipts: Mapping[str, tuple[Quoted, ...]]


def grounds_of(store: Store, rows: Iterable[Row], names: Names, also: Iterable[str] = ()) -> Grounds:
    """Give why links are there, and the receipts of what else rests on words itself: events, duties, findings."""
    known = {row.link: row for row in rows}
    premises = _premises(store, known)
    names.learn(thing for row in known.values() for thing in row.things)
    rules = called_by(store, {row.rule for row in known.values() if row.rule})
    shown = evidence(store, [*(row.link for row in known.values() if not row.rule), *also])
    links = {row.link: _link(row, names, rules, shown) for row in known.values()}
    return Grounds({iri: Reason(link, tuple(links[ground] for ground in _below(iri, premises))) for iri, link in links.items()}, shown)


def reasons_of(store: Store, rows: Iterable[Row]) -> Mapping[str, Reason]:
    """Give why links are there, by their IRIs."""
    return grounds_of(store, rows, Names(store)).reasons


def _premises(store: Store, known: dict[str, Row]) -> Mapping[str, list[str]]:
    """Follow the derivations step by step, adding the links met to those known; give what each link rests on directly."""
    premises = defaultdict[str, list[str]](list)
    ahead = [row.link for row in known.values() if row.rule]
    for _ in range(_DEEPEST):
        if not ahead:
            break
        met = []
        for row in rows_of(select(store, "premises", links=ahead)):
            premises[row.resting].append(row.link)
            if row.link not in known:
                known[row.link] = row
                met.append(row)
        ahead = [row.link for row in met if row.rule]
    return premises


def _below(link: str, premises: Mapping[str, list[str]]) -> tuple[str, ...]:
    found, ahead = dict[str, None](), [link]
    while ahead:
        ahead = [ground for resting in ahead for ground in premises.get(resting, ()) if ground not in found and ground != link]
        found.update(dict.fromkeys(ahead))
    return tuple(found)


def _link(row: Row, names: Names, rules: Mapping[str, tuple[str, str]], shown: Mapping[str, tuple[Quoted, ...]]) -> Link:
    rule, explanation = rules.get(row.rule, (row.rule.rpartition("/")[2].replace("-", " "), ""))
    thing = names[row.object.value] if isinstance(row.object, NamedNode) else None
    return Link(
        iri=row.link,
        subject=names[row.subject],
        predicate=row.predicate,
        relation=relation_in_words(row.predicate),
        object=thing,
        value="" if thing else in_words(row.object),
        grade=row.grade,
        rule=rule,
        explanation=explanation,
        receipts=shown.get(row.link, ()),
    )


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, NamedNode) else ""
