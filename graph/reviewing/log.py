"""The log of decisions: what was decided, when, by whom, and whether it still holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...ontology.errors import ThingError
from ..decisions import Verdict
from ..named import name_in_address, named_things
from .offer import bears_number, number_of, relation_in_words, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ..decisions import Decision, History
    from ..store.store import Store

__all__ = ["Entry", "entries_of", "read_log", "taken_back"]

_SUGGESTION = "/id/suggestion/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision in words; `id` is the number of the suggestion it was about, or its own; `stands` if in force; `iri` its address."""

    id: str
    when: datetime
    who: str
    verdict: str
    what: str
    note: str
    stands: bool
    iri: str


def read_log(store: Store, history: History) -> tuple[Entry, ...]:
    """Give all decisions, the latest first."""
    return entries_of(store, history, tuple(reversed(history.decisions)))


def entries_of(store: Store, history: History, decisions: Iterable[Decision]) -> tuple[Entry, ...]:
    """Give some decisions of a history, in their order; only the things that they are about are read."""
    by_iri = {decision.iri: decision for decision in history}
    told = [(decision, _about(decision, by_iri)) for decision in decisions]
    ends = {end for _, about in told for end in (about.subject, about.object.value if isinstance(about.object, NamedNode) else "") if end}
    titles = {thing.iri: thing.title for thing in named_things(store, iris=ends)} if ends else {}
    standing = {decision.iri for decision in history.in_force}
    entries = []
    for decision, about in told:
        stands = decision.iri in standing or (decision.verdict is Verdict.UNDONE and decision.iri not in history.undone)
        verdict, what = decision.verdict.value, _told(about, titles)
        entries.append(Entry(_id(about), decision.when, decision.who, verdict, what, decision.note, stands, decision.iri))
    return tuple(entries)


def taken_back(history: History, numbers: Iterable[str]) -> tuple[Decision, ...]:
    """Give the decisions in force that numbers name, of suggestions or of decisions; raise ThingError for a number that names none."""
    found = []
    for text in numbers:
        fitting = [d for d in history.in_force if any(bears_number(iri, text) for iri in (d.iri, d.decides_on))]
        if len(fitting) != 1:
            what = "several decisions have" if fitting else "no decision in force has"
            listed = tuple(f"{whole_number(d.iri)} ({d.verdict.value})" for d in fitting)
            raise ThingError(f"Nothing can be undone, since {what} the number '{text}': see goldenthread review --history.", listed)
        found += fitting
    return tuple(dict.fromkeys(found))


def _about(decision: Decision, by_iri: dict[str, Decision]) -> Decision:
    """What a decision is about: itself, or the one that it takes back."""
    return by_iri.get(decision.decides_on, decision) if decision.verdict is Verdict.UNDONE else decision


def _id(decision: Decision) -> str:
    return number_of(decision.decides_on if _SUGGESTION in decision.decides_on else decision.iri)


def _told(decision: Decision, titles: dict[str, str]) -> str:
    value = decision.object
    other = titles.get(value.value, name_in_address(value.value)) if isinstance(value, NamedNode) else value.value
    return f"“{titles.get(decision.subject, name_in_address(decision.subject))}” {relation_in_words(decision.predicate)} “{other}”"
