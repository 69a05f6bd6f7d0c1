"""What the rows of action tables say, entered in the register: each fact with the cell that it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ....ontology import terms as t
from ...conventions import Convention
from ...statement import Thing, Typed
from ..register import Register
from ..sameness import clean_label, name_key, plain, slug
from .bodies import Bodies
from .cells import Piece
from .codes import coded, coded_level, share_coded
from .headers import level_name, plain_words
from .rows import ActionRow, Parent
from .statuses import Statuses
from .tables import ActionTable
from .timing import Timing

__all__ = ["Telling"]

_ELEMENTS = (t.ACTION, t.AIM, t.COMMITMENT, t.OUTCOME, t.SUB_OUTCOME)
_LEVELS = (t.OUTCOME, t.SUB_OUTCOME)
_SAME_ACTION = 0.75  # likeness of two titles under one code, below which they are two actions
_MOSTLY = 0.5  # share of a column's cells that begin with a code, from which on it holds codes
#: What a column holds -> the property that keeps its words.
_WORDS = {
    "progress": t.REPORTS_PROGRESS,
    "measure": t.IS_MEASURED_BY,
    "baseline": t.HAS_BASELINE,
    "target": t.HAS_TARGET,
    "cost": t.HAS_COST,
    "funding": t.IS_FUNDED_BY,
    "priority": t.HAS_PRIORITY,
}


@dataclass(slots=True)
class Telling:
    """Enters actions and what stands above them; the same action in two editions of a plan is one.

    `held` are the elements that other extractors have found a place for: a table that tells no nearer one adds none.
    """

    convention: Convention
    register: Register
    bodies: Bodies
    timing: Timing
    statuses: Statuses
    held: frozenset[Thing]
    _codes: dict[Thing, str] = field(default_factory=dict)
    _by_code: dict[tuple[Thing, str], list[Thing]] = field(default_factory=dict)
    _placed: dict[Thing, int] = field(default_factory=dict)

    def read(self, table: ActionTable, rows: Sequence[ActionRow], plan: Thing, above: Sequence[Parent]) -> None:
        """State what each row says; `above` are what the table as a whole stands under, from the top."""
        loose = share_coded(row.action.text for row in rows) >= _MOSTLY
        for row in rows:
            whole, cell, depth = plan, None, 0
            for parent in (*above, *row.parents):
                element = self._level(parent, whole, plan, depth)
                depth += element != whole
                whole, cell = element, parent.cell
            action = self._action(table, row, plan, loose=loose)
            quotations = [row.action.quote(), *([cell.quote()] if cell else [])]
            if whole != plan or action not in self.held:
                self.register.state(action, t.IS_PART_OF, whole, *quotations)
            self._details(row, action, plan)

    def leads(self, rows: Sequence[ActionRow]) -> None:
        """Enter the bodies that lead, before any that merely takes part: being a department is told by the leading."""
        for row in rows:
            for column, cell in row.of("owner"):
                list(self.bodies.leads(cell, column.header))

    # --- the levels above ----------------------------------------------------------------------------------------

    def _level(self, parent: Parent, whole: Thing, plan: Thing, depth: int) -> Thing:
        """The outcome, sub-outcome or aim that a cell names, part of what stands above it."""
        told = coded_level(parent.cell.text, self.convention)
        label = clean_label(told.title if told else parent.cell.text) or parent.cell.text
        kind = t.AIM if depth >= len(_LEVELS) or parent.word in self.convention.words("levels", "aim") else _LEVELS[depth]
        if whole in self._placed and whole.kind == t.AIM:
            kind = t.AIM
        element = self.register.known(_ELEMENTS, label, within=plan.key)
        if element and element != whole and element.kind != kind and depth:
            element = None
        within = plan.key if depth == 0 or element else f"{plan.key}/{slug(self.register.labels[whole])}"
        element = element or self.register.enter(kind, label, within=within)
        if element == whole:
            return whole
        self.register.mention(element, label, parent.cell.quote(told.at if told and told.title else 0))
        self.register.state(element, t.IS_PART_OF, whole, parent.cell.quote())
        self._position(element)
        if name := level_name(parent.word, self.convention):
            self.register.record(element, t.HAS_LEVEL_NAME, Typed(name))
        code = parent.code.piece() if parent.code else None
        if code is None and told and told.code:
            code = Piece(parent.cell, parent.cell.text.index(told.code), told.code)
        if code and code.text:
            self._number(element, code)
        return element

    # --- actions -------------------------------------------------------------------------------------------------

    def _action(self, table: ActionTable, row: ActionRow, plan: Thing, *, loose: bool) -> Thing:
        text = row.action.text
        told = coded(text, loose=loose) if loose or not list(row.of("reference")) else None
        label = clean_label(told.title if told else text) or text
        code = next((cell.piece() for _, cell in row.of("reference")), None) or (
            Piece(row.action, text.index(told.code), told.code) if told else None
        )
        action = self._known_action(label, code.text if code else "", plan)
        if action is None:
            within = plan.key
            if self.register.known(_ELEMENTS, label, within=plan.key):
                within = f"{plan.key}/{code.text if code else 'action'}"
            action = self.register.enter(t.GT + table.leaf, label, within=within)
        self.register.mention(action, label, row.action.quote(told.at if told else 0))
        self._position(action)
        if code and code.text:
            self._number(action, code)
            self._by_code.setdefault((plan, plain(code.text)), []).append(action)
        return action

    def _known_action(self, label: str, code: str, plan: Thing) -> Thing | None:
        """The action of the same code with a like title, or of the same title and no other code."""
        for action in self._by_code.get((plan, plain(code)), ()) if code else ():
            if _alike(self.register.labels[action], label):
                return action
        known = self.register.known((t.ACTION, t.AIM, t.COMMITMENT), label, within=plan.key)
        if known and code and self._codes.get(known, code) != code:
            return None
        return known

    def _position(self, thing: Thing) -> None:
        if thing not in self._placed:
            self._placed[thing] = len(self._placed) + 1
            self.register.record(thing, t.HAS_POSITION, Typed(str(self._placed[thing])))

    def _number(self, thing: Thing, code: Piece) -> None:
        if self._codes.setdefault(thing, code.text) == code.text:
            self.register.state(thing, t.NOTATION, Typed(code.text), code.quote())

    def _details(self, row: ActionRow, action: Thing, plan: Thing) -> None:
        for _, cell in row.of("description"):
            if clean_label(cell.text) not in (self.register.labels[action], ""):
                self.register.state(action, t.DESCRIPTION, Typed(cell.text), cell.quote())
        for column, cell in row.of("owner"):
            for lead, piece in self.bodies.leads(cell, column.header):
                self.register.state(action, t.IS_LED_BY, lead, piece.quote())
        for _, cell in row.of("partners", "who"):
            for body, piece in self.bodies.named(cell):
                self.register.state(action, t.INVOLVES, body, piece.quote())
        for column, cell in row.of("status"):
            self.statuses.state(action, column.header, cell)
        for column, cell in row.of(*_WORDS):
            if plain(cell.text) not in plain_words(self.convention, "unknown"):
                words = cell.text if column.concept != "target" or not re.search(r"\d", column.header) else f"{column.header}: {cell.text}"
                self.register.state(action, _WORDS[column.concept], Typed(words), cell.quote())
        self.timing.state(action, plan, row)


def _alike(one: str, other: str) -> bool:
    """Whether two titles under one code are one: hyphens and spaces lost on the way between formats do not count."""
    a, b = (name_key(title).replace(" ", "") for title in (one, other))
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SAME_ACTION
