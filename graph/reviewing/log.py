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

__all__ = ["Entry", "read_log", "taken_back"]

_SUGGESTION = "/id/suggestion/"


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision in words; `id` is the number of the suggestion it was about, or its own; `stands` if in force."""

    id: str
    when: datetime
    who: str
    verdict: str
    what: str
    note: str
    stands: bool


def read_log(store: Store, history: History) -> tuple[Entry, ...]:
    """Give all decisions, the latest first."""
    titles = {thing.iri: thing.title for thing in named_things(store)}
    standing = {decision.iri for decision in history.in_force}
    by_iri = {decision.iri: decision for decision in history}
    entries = []
    for decision in history:
        about = by_iri.get(decision.decides_on, decision) if decision.verdict is Verdict.UNDONE else decision
        stands = decision.iri in standing or (decision.verdict is Verdict.UNDONE and decision.iri not in history.undone)
        entries.append(Entry(_id(about), decision.when, decision.who, decision.verdict.value, _told(about, titles), decision.note, stands))
    return tuple(reversed(entries))


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


def _id(decision: Decision) -> str:
    return number_of(decision.decides_on if _SUGGESTION in decision.decides_on else decision.iri)


def _told(decision: Decision, titles: dict[str, str]) -> str:
    value = decision.object
    other = titles.get(value.value, name_in_address(value.value)) if isinstance(value, NamedNode) else value.value
    return f"“{titles.get(decision.subject, name_in_address(decision.subject))}” {relation_in_words(decision.predicate)} “{other}”"
