"""What each of an officer's changes decides: decisions, or a fault with its cell, or a conflict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec

from ...ontology import terms as t
from ..decisions import History, Verdict
from .cells import as_written
from .changes import Change, Changes
from .content import Content
from .editing import Edit, NewRow
from .naming import CellError, new_address
from .returned import Place
from .rows import Row
from .told import Told

__all__ = ["Deciding"]

Asked = ParamSpec("Asked")


class _MovedOnError(Exception):
    """The graph has moved on where an officer changed it too."""


@dataclass(slots=True)
class Deciding:
    """Goes through what an officer changed, and gathers the changes that it makes, its faults and its conflicts."""

    changes: Changes
    content: Content
    history: History
    base: str
    faults: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    announced: dict[str, tuple[str, str]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)  # of new rows, by their first cell
    now: dict[tuple[str, str], Row] = field(init=False)
    links: dict[str, Told] = field(init=False)

    def __post_init__(self) -> None:
        self.now = {(sheet, row["id"]): row for sheet, rows in self.content.rows.items() for row in rows}
        self.links = {link: each for each in self.content.told for link in each.links}

    def attempt(self, place: str, step: Callable[Asked, None], *asked: Asked.args, **more: Asked.kwargs) -> None:
        """Take one step; what is wrong with it, or has moved on, is noted with its cell."""
        try:
            step(*asked, **more)
        except CellError as fault:
            self.faults.append(f"{fault.place or place}: {fault}")
        except _MovedOnError as conflict:
            self.conflicts.append(f"{place}: {conflict}")

    def all_announced(self) -> None:
        """From here on, the things that were announced can be named."""
        self.changes.finder = self.changes.finder.with_new(self.announced)

    # --- rows that are new -------------------------------------------------------------------------------------------

    def announce(self, row: NewRow) -> None:
        """Take in a new strategy or body, so that other rows may name it."""
        for key in ("name", "kind"):
            if not row.text(key):
                raise CellError(f"a new row needs a {key}: add it, or empty the row.")
        kind = self.changes.finder.one(f"{'instrument' if row.sheet == 'Strategies' else 'body'} kinds", row.cells["kind"])
        name = row.text("name")
        known = self.changes.finder.names.find("strategies" if row.sheet == "Strategies" else "bodies", name)
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
            note = row.text("note")
            self.changes.thing(iri, row.cells["kind"], row.cells["name"], note)
            for column in self.changes.finder.columns(row.sheet):
                if column.key in row.cells and column.writes not in {"", "name", "kind"}:
                    place = row.cells[column.key]
                    self.attempt(place.name, self._write, iri, column.writes, place, note)

    def _new_link(self, row: NewRow) -> None:
        for key, what in (("from", "a beginning (From)"), ("relation", "a relation"), ("to", "an end (To)")):
            if not row.text(key):
                raise CellError(f"a new link needs {what}: add it, or empty the row.")
        if row.text("verdict"):
            raise CellError("a new link needs no verdict: empty that cell.", row.cells["verdict"].name)
        subject = self.changes.finder.one("things", row.cells["from"])
        relation = self.changes.finder.one("relations", row.cells["relation"])
        value = self.changes.finder.one("ends", row.cells["to"])
        self.changes.link(subject, relation, value, row.cells["to"], row.text("note"))

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
            self.changes.rename(iri, place, note)
        elif writes == "same":
            self.changes.merge(iri, place, note)
        elif writes in {"from", "until"}:
            self.changes.date(iri, t.VALID_FROM if writes == "from" else t.VALID_UNTIL, place, note)
        else:
            for end in self.changes.finder.several(next(c.choices for c in self.changes.finder.all_columns if c.writes == writes), place):
                self.changes.link(*self.changes.finder.link(writes, iri, end), place, note)

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
        made = self.changes.decision(verdict, each.subject, each.predicate, each.object, edit.place, edit.note, each)
        if any((decision.claim, decision.verdict) == (made.claim, verdict) for decision in self.history.in_force):
            return
        words = "is not true" if verdict is Verdict.REJECTED else "is true"
        self.changes.made.append(
            Change(edit.place.name, f"{self.changes.said(each.subject, each.predicate, each.object)} {words} (it is {each.grade})", (made,))
        )
