"""What a returned workbook would change in the graph as it is now, before anything is changed.

Only the officer's own changes count: where the graph has moved on since the workbook was written, what she left alone
stays as it is now, and where she and the graph both changed the same thing, that is a conflict: named, and left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from ...ontology import terms as t
from ..decisions import Decision, History, Verdict
from ..store.store import Store
from .changes import Change, Changes
from .content import Content, content_of
from .deciding import Deciding
from .editing import edits_of
from .names import Names
from .naming import Finder
from .returned import Returned

__all__ = ["Proposal", "propose"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a workbook would change.

    `faults` are cells that cannot stand as they are: with any of them nothing may be changed. `conflicts` are changes
    that are left out, since the graph has moved on; `notices` decide nothing.
    """

    changes: tuple[Change, ...]
    faults: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order of the cells."""
        return tuple(decision for change in self.changes for decision in change.decisions)


def propose(returned: Returned, store: Store, history: History, base: str, when: datetime) -> Proposal:
    """Give what a returned workbook would change in a graph; its workspace must be the one it was written from."""
    if returned.base != base:
        sentence = f"The workbook was written from another workspace ({returned.base}), not from this one ({base}): build it there."
        return Proposal((), (sentence,))
    edits = edits_of(returned)
    content = content_of(store, base)
    told = {(each.subject, each.predicate, each.object): each for each in content.told}
    changes = Changes(returned, when, Finder.of(content.names, store), told)
    deciding = Deciding(changes, content, history, base)
    for row in edits.new:
        if row.sheet != "Links":
            deciding.attempt(row.place, deciding.announce, row)
    deciding.all_announced()
    for row in edits.new:
        deciding.attempt(row.place, deciding.new_row, row)
    for edit in edits.changed:
        deciding.attempt(edit.place.name, deciding.edited, edit)
    faults = (*edits.faults, *deciding.faults, *_ends_before_it_begins(changes.made, content, changes.finder.names))
    return Proposal(tuple(changes.made), faults, tuple(deciding.conflicts), edits.notices)


def _ends_before_it_begins(changes: Sequence[Change], content: Content, names: Names) -> Iterator[str]:
    """Find strategies to which the dates of a workbook would give an end before their beginning."""
    given: dict[str, dict[str, tuple[str, str]]] = {}
    for change in changes:
        for decision in change.decisions:
            if decision.predicate in {t.VALID_FROM, t.VALID_UNTIL} and decision.verdict is Verdict.ADDED:
                given.setdefault(decision.subject, {})[decision.predicate] = (decision.object.value, change.place)
    for iri, said in given.items():
        known = {p: (values[0], "") for p in (t.VALID_FROM, t.VALID_UNTIL) if (values := content.values.get((iri, p)))}
        (first, a), (last, b) = ({**known, **said}.get(p, ("", "")) for p in (t.VALID_FROM, t.VALID_UNTIL))
        precision = min(len(first), len(last))
        if last[:precision] < first[:precision]:
            yield f"{b or a}: “{names.shown.get(iri, iri)}” would end ({last}) before it begins ({first}): correct one of the two."
