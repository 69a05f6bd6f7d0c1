"""What each of an officer's changes decides: decisions, or a fault with its cell, or a conflict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import ParamSpec

from pyoxigraph import Literal, NamedNode

from ...ontology import terms as t
from ..decisions import Cell, Decision, History, Verdict
from .content import Content, Row, Told
from .dates import read_date
from .drawing import as_written
from .editing import Edit, NewRow
from .naming import CellError, Finder, new_address
from .returned import Place, Returned

__all__ = ["Change", "Deciding"]

Asked = ParamSpec("Asked")


@dataclass(frozen=True, slots=True)
class Change:
    """What one cell changes: the cell, a sentence for an officer, and the decisions that it makes."""

    place: str
    sentence: str
    decisions: tuple[Decision, ...]


class _MovedOnError(Exception):
    """The graph has moved on where an officer changed it too."""


@dataclass(slots=True)
class Deciding:
    """Goes through what an officer changed, and gathers the changes that it makes, its faults and its conflicts."""

    returned: Returned
    content: Content
    history: History
    base: str
    when: datetime
    finder: Finder
    changes: list[Change] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    announced: dict[str, tuple[str, str]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)  # of new rows, by their first cell
    now: dict[tuple[str, str], Row] = field(init=False)
    told: dict[tuple[str, str, NamedNode | Literal], Told] = field(init=False)
    links: dict[str, Told] = field(init=False)

    def __post_init__(self) -> None:
        self.now = {(sheet, row["id"]): row for sheet, rows in self.content.rows.items() for row in rows}
        self.told = {(each.subject, each.predicate, each.object): each for each in self.content.told}
        self.links = {link: each for each in self.content.told for link in each.links}

    def attempt(self, place: str, step: Callable[Asked, None], *asked: Asked.args, **more: Asked.kwargs) -> None:
        """Take one step; what is wrong with it, or has moved on, is noted with its cell."""
        try:
            step(*asked, **more)
        except CellError as fault:
            self.faults.append(f"{fault.place or place}: {fault}")
        except _MovedOnError as conflict:
            self.conflicts.append(f"{place}: {conflict}")

    # --- rows that are new -------------------------------------------------------------------------------------------

    def announce(self, row: NewRow) -> None:
        """Take in a new strategy or body, so that other rows may name it."""
        for key in ("name", "kind"):
            if not row.text(key):
                raise CellError(f"a new row needs a {key}: add it, or empty the row.")
        kind = self.finder.one(f"{'instrument' if row.sheet == 'Strategies' else 'body'} kinds", row.cells["kind"])
        name = row.text("name")
        known = self.finder.names.find("strategies" if row.sheet == "Strategies" else "bodies", name)
        if known:
            raise CellError(f"'{name}' stands in the sheet already: write in that row.", row.cells["name"].name)
        iri = new_address(self.base, kind, name, {*self.content.names.kinds, *self.announced})
        if any(name.casefold() == other.casefold() and kind == its for other, its in self.announced.values()):
            raise CellError(f"'{name}' is added twice: empty one of the rows.", row.cells["name"].name)
        self.announced[iri] = (name, kind)
        self.addresses[row.place] = iri

    def new_row(self, row: NewRow) -> None:
        """State a new link, or a thing that was announced and what else its row says."""
        if row.sheet == "Links":
            self._new_link(row)
        elif iri := self.addresses.get(row.place):
            name, kind = self.announced[iri]
            cell, note = row.cells["name"], row.text("note")
            made = (
                self._decision(Verdict.ADDED, iri, t.TYPE, NamedNode(kind), row.cells["kind"], note),
                self._decision(Verdict.ADDED, iri, t.PREF_LABEL, Literal(name), cell, note),
            )
            self.changes.append(Change(cell.name, f"new: {self.finder.names.shown[kind]} “{name}”", made))
            for column in self.finder.columns(row.sheet):
                if column.key in row.cells and column.writes not in {"", "name", "kind"}:
                    place = row.cells[column.key]
                    self.attempt(place.name, self._write, iri, column.writes, place, note)

    def _new_link(self, row: NewRow) -> None:
        for key, what in (("from", "a beginning (From)"), ("relation", "a relation"), ("to", "an end (To)")):
            if not row.text(key):
                raise CellError(f"a new link needs {what}: add it, or empty the row.")
        if row.text("verdict"):
            raise CellError("a new link needs no verdict: empty that cell.", row.cells["verdict"].name)
        subject = self.finder.one("things", row.cells["from"])
        relation = self.finder.one("relations", row.cells["relation"])
        value = self.finder.one("ends", row.cells["to"])
        self._add(subject, relation, value, row.cells["to"], row.text("note"))

    # --- cells that were changed -------------------------------------------------------------------------------------

    def edited(self, edit: Edit) -> None:
        """Decide what a changed cell says."""
        if edit.column.writes == "verdict":
            self._verdict(edit)
            return
        row = self.now.get((edit.sheet, edit.id))
        if row is None:
            raise _MovedOnError("the thing of this row is no longer in the graph, or goes by another address: what you wrote is left out.")
        iri = f"{self.base}id/{edit.id}"
        stands = as_written(row.get(edit.column.key, ""))
        if edit.column.writes in {"name", "from", "until"} and stands != edit.before:
            if stands == edit.place.text:
                return
            raise _MovedOnError(f"you wrote '{edit.place.text}', but since this was written it has become '{stands}': it is left so.")
        self._write(iri, edit.column.writes, edit.place, edit.note)

    def _write(self, iri: str, writes: str, place: Place, note: str) -> None:
        if writes == "name":
            made = self._decision(Verdict.RENAMED, iri, t.PREF_LABEL, Literal(place.text), place, note)
            self.changes.append(Change(place.name, f"“{self._name(iri)}” is called “{place.text}”", (made,)))
        elif writes == "same":
            self._merge(iri, place, note)
        elif writes in {"from", "until"}:
            self._date(iri, t.VALID_FROM if writes == "from" else t.VALID_UNTIL, place, note)
        else:
            for end in self.finder.several(next(c.choices for c in self.finder.all_columns if c.writes == writes), place):
                self._add(*self.finder.link(writes, iri, end), place, note)

    def _verdict(self, edit: Edit) -> None:
        answer = edit.place.text.casefold()
        if answer not in {"right", "wrong"}:
            raise CellError(f"'{edit.place.text}' is no verdict: write right or wrong, or empty the cell.")
        verdict = Verdict.ACCEPTED if answer == "right" else Verdict.REJECTED
        link = f"{self.base}id/{edit.id}"
        each = self.links.get(link)
        if each is None:
            if any(
                decision.decides_on == link and (decision.verdict is Verdict.REJECTED) == (answer == "wrong")
                for decision in self.history.in_force
            ):
                return
            raise _MovedOnError("the link of this row is no longer in the graph: what you wrote is left out.")
        if each.predicate == t.EXACT_MATCH and verdict is Verdict.ACCEPTED:
            verdict = Verdict.MERGED  # two names that are right to be one thing are made one
        made = self._decision(verdict, each.subject, each.predicate, each.object, edit.place, edit.note, each)
        if any((decision.claim, decision.verdict) == (made.claim, verdict) for decision in self.history.in_force):
            return
        words = "is not true" if verdict is Verdict.REJECTED else "is true"
        self.changes.append(
            Change(edit.place.name, f"{self._said(each.subject, each.predicate, each.object)} {words} (it is {each.grade})", (made,))
        )

    def _add(self, subject: str, predicate: str, value: str, place: Place, note: str) -> None:
        end = NamedNode(value)
        if subject == value:
            raise CellError(f"'{place.text}' would be linked to itself: choose another.", place.name)
        self.finder.check_fit(subject, predicate, value, place)
        each = self.told.get((subject, predicate, end))
        if each is not None and each.grade == "stated":
            return
        verdict = Verdict.ADDED if each is None else Verdict.ACCEPTED
        made = self._decision(verdict, subject, predicate, end, place, note, each)
        now = f" ({each.grade} until now)" if each else ""
        self.changes.append(Change(place.name, f"{self._said(subject, predicate, end)} is stated{now}", (made,)))

    def _date(self, iri: str, predicate: str, place: Place, note: str) -> None:
        value = read_date(place.text)
        if value is None:
            raise CellError(f"'{place.text}' is no date: write it as 2026, March 2026 or 31 March 2026.", place.name)
        old = [each for each in self.content.told if (each.subject, each.predicate) == (iri, predicate) and each.grade != "suggested"]
        if any(each.object == value for each in old):
            return
        gone = [self._decision(Verdict.REJECTED, iri, predicate, each.object, place, note, each) for each in old]
        made = self._decision(Verdict.ADDED, iri, predicate, value, place, note)
        was = f" (until now {', '.join(each.object.value for each in old)})" if old else ""
        which = "from" if predicate == t.VALID_FROM else "until"
        self.changes.append(Change(place.name, f"“{self._name(iri)}” is valid {which} {value.value}{was}", (*gone, made)))

    def _merge(self, iri: str, place: Place, note: str) -> None:
        column = next(c for c in self.finder.all_columns if c.writes == "same" and c.choices in self.finder.lists_with(iri))
        kept = self.finder.one(column.choices, place)
        if kept == iri:
            raise CellError(f"'{place.text}' is this very row: name the other one.", place.name)
        made = self._decision(Verdict.MERGED, iri, t.EXACT_MATCH, NamedNode(kept), place, note)
        self.changes.append(Change(place.name, f"“{self._name(iri)}” is the same as “{self._name(kept)}”, whose name stays", (made,)))

    # --- words and decisions -----------------------------------------------------------------------------------------

    def _decision(
        self, verdict: Verdict, subject: str, predicate: str, value: NamedNode | Literal, place: Place, note: str, each: Told | None = None
    ) -> Decision:
        cell = Cell(self.returned.file, self.returned.checksum, place.name, place.text, place.start, place.end)
        return Decision(
            verdict, subject, predicate, value, self.when,
            decides_on=each.links[0] if each else "", who=self.returned.officer, note=note,
            evidence=each.evidence if each else (), receipt=cell,
        )  # fmt: skip

    def _name(self, iri: str) -> str:
        return self.finder.names.shown.get(iri, iri)

    def _said(self, subject: str, predicate: str, value: NamedNode | Literal) -> str:
        return f"“{self._name(subject)} {self._name(predicate)} {self._name(value.value)}”"
