"""The changes that cells make: for each, a sentence for an officer and the decisions that it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pyoxigraph import Literal, NamedNode

from ...ontology import terms as t
from ..decisions import Cell, Decision, Verdict
from .dates import read_date
from .naming import CellError, Finder
from .returned import Place, Returned
from .told import Told

__all__ = ["Change", "Changes"]


@dataclass(frozen=True, slots=True)
class Change:
    """What one cell changes: the cell, a sentence for an officer, and the decisions that it makes."""

    place: str
    sentence: str
    decisions: tuple[Decision, ...]


@dataclass(slots=True)
class Changes:
    """Gathers the changes of one workbook; `told` is what the graph tells now. Raises CellError for what cannot be said."""

    returned: Returned
    when: datetime
    finder: Finder
    told: Mapping[tuple[str, str, NamedNode | Literal], Told]
    made: list[Change] = field(default_factory=list)

    def rename(self, iri: str, place: Place, note: str) -> None:
        """Give a thing another name."""
        made = self.decision(Verdict.RENAMED, iri, t.PREF_LABEL, Literal(place.text), place, note)
        self.made.append(Change(place.name, f"“{self.name(iri)}” is called “{place.text}”", (made,)))

    def thing(self, iri: str, kind: Place, name: Place, note: str) -> None:
        """Add a thing of a kind, by its name."""
        its = self.finder.names.kinds[iri]
        made = (
            self.decision(Verdict.ADDED, iri, t.TYPE, NamedNode(its), kind, note),
            self.decision(Verdict.ADDED, iri, t.PREF_LABEL, Literal(name.text), name, note),
        )
        self.made.append(Change(name.name, f"new: {self.name(its)} “{name.text}”", made))

    def link(self, subject: str, predicate: str, value: str, place: Place, note: str) -> None:
        """State a link; one that is stated already is no change."""
        end = NamedNode(value)
        if subject == value:
            raise CellError(f"'{place.text}' would be linked to itself: choose another.", place.name)
        self.finder.check_fit(subject, predicate, value, place)
        each = self.told.get((subject, predicate, end))
        if each is not None and each.grade == "stated":
            return
        verdict = Verdict.ADDED if each is None else Verdict.ACCEPTED
        made = self.decision(verdict, subject, predicate, end, place, note, each)
        now = f" ({each.grade} until now)" if each else ""
        self.made.append(Change(place.name, f"{self.said(subject, predicate, end)} is stated{now}", (made,)))

    def date(self, iri: str, predicate: str, place: Place, note: str) -> None:
        """Put a date in place of what was said of it until now."""
        value = read_date(place.text)
        if value is None:
            raise CellError(f"'{place.text}' is no date: write it as 2026, March 2026 or 31 March 2026.", place.name)
        old = [each for each in self.told.values() if (each.subject, each.predicate) == (iri, predicate) and each.grade != "suggested"]
        if any(each.object == value for each in old):
            return
        gone = [self.decision(Verdict.REJECTED, iri, predicate, each.object, place, note, each) for each in old]
        made = self.decision(Verdict.ADDED, iri, predicate, value, place, note)
        was = f" (until now {', '.join(each.object.value for each in old)})" if old else ""
        which = "from" if predicate == t.VALID_FROM else "until"
        self.made.append(Change(place.name, f"“{self.name(iri)}” is valid {which} {value.value}{was}", (*gone, made)))

    def merge(self, iri: str, place: Place, note: str) -> None:
        """Make a thing the same as the one that a cell names."""
        column = next(c for c in self.finder.all_columns if c.writes == "same" and c.choices in self.finder.lists_with(iri))
        kept = self.finder.one(column.choices, place)
        if kept == iri:
            raise CellError(f"'{place.text}' is this very row: name the other one.", place.name)
        made = self.decision(Verdict.MERGED, iri, t.EXACT_MATCH, NamedNode(kept), place, note)
        self.made.append(Change(place.name, f"“{self.name(iri)}” is the same as “{self.name(kept)}”, whose name stays", (made,)))

    def decision(
        self, verdict: Verdict, subject: str, predicate: str, value: NamedNode | Literal, place: Place, note: str, each: Told | None = None
    ) -> Decision:
        """Give a decision with its cell as receipt; `each` is what was told of the triple until now."""
        cell = Cell(self.returned.file, self.returned.checksum, place.name, place.text, place.start, place.end)
        return Decision(
            verdict, subject, predicate, value, self.when,
            decides_on=each.links[0] if each else "", who=self.returned.officer, note=note,
            evidence=each.evidence if each else (), receipt=cell,
        )  # fmt: skip

    def name(self, iri: str) -> str:
        """Give what a thing or a relation is called."""
        return self.finder.names.shown.get(iri, iri)

    def said(self, subject: str, predicate: str, value: NamedNode | Literal) -> str:
        """Give a triple in words."""
        return f"“{self.name(subject)} {self.name(predicate)} {self.name(value.value)}”"
