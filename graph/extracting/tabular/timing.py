"""When an action is due or under way: an event where a cell holds a date, and the words as printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ....ontology.terms import ENDS_ON, EVENT, HAS_TIMESCALE, IS_ABOUT, IS_PLANNED, STARTS_ON
from ...conventions import Convention
from ...document import Document
from ...statement import Quotation, Thing, Typed
from ..periods import day_in_words, typed_moment
from ..register import Register
from ..sameness import plain
from .cells import Cell
from .headers import plain_words
from .moments import when
from .rows import ActionRow

__all__ = ["Timing"]

_LONGEST_LEGEND = 400  # characters of a block that explains codes
_FEWEST_CODES = 2  # in a legend; one letter and a dash may be anything


@dataclass(slots=True)
class Timing:
    """States the timescale of actions; legends ("S = short term") are looked for once a document.

    `written` tells by source when a paper was written, as precisely as it says (ISO 8601): what lies behind that is planned.
    """

    convention: Convention
    register: Register
    written: dict[str, str] = field(default_factory=dict)
    _legends: dict[str, Mapping[str, tuple[str, Quotation]]] = field(default_factory=dict)

    def state(self, action: Thing, plan: Thing, row: ActionRow) -> None:
        """The timescale in its words, and an event for what is dated."""
        for column, cell in row.of("when_marks"):
            if plain(cell.text) in self.convention.words("marks", "words") or cell.text.strip() in self.convention.words("marks", "words"):
                quotations = [cell.quote(), *([column.cell.quote()] if column.cell else [])]
                self.register.state(action, HAS_TIMESCALE, Typed(column.header), *quotations)
            else:
                self._told(action, plan, cell)
        starts = [cell for _, cell in row.of("start")]
        ends = [cell for _, cell in row.of("end")]
        for _, cell in row.of("when"):
            self._told(action, plan, cell)
        for cell in ends:
            self._words(action, cell)
        self._event(action, plan, starts[:1], ends[:1])

    def _told(self, action: Thing, plan: Thing, cell: Cell) -> None:
        """One cell for when: it may hold words, a date, or a first and a last one."""
        self._words(action, cell)
        if span := when(cell.text):
            self._enter(action, plan, *(("", span.last) if span.first == span.last else (span.first, span.last)), cell.quote())

    def _words(self, action: Thing, cell: Cell) -> None:
        words = cell.piece().text
        if words.isdigit() and (span := when(words)):
            words = span.last  # a serial number is a date to whoever looks at the sheet
        if plain(words) in plain_words(self.convention, "unknown"):
            return
        meaning = self._legend(cell.document).get(words.upper()) if len(words) <= 2 else None
        if meaning:
            self.register.state(action, HAS_TIMESCALE, Typed(f"{words} ({meaning[0]})"), cell.quote(), meaning[1])
        else:
            self.register.state(action, HAS_TIMESCALE, Typed(words), cell.quote())

    def _event(self, action: Thing, plan: Thing, starts: list[Cell], ends: list[Cell]) -> None:
        first = when(starts[0].text) if starts else None
        last = when(ends[0].text) if ends else None
        quotations = [cell.quote() for cells, span in ((starts, first), (ends, last)) if span for cell in cells]
        if first or last:
            self._enter(action, plan, first.first if first else "", last.last if last else "", *quotations)

    def _enter(self, action: Thing, plan: Thing, first: str, last: str, *quotations: Quotation) -> None:
        if first and last and last < first[: len(last)]:
            return  # it ends before it begins: the words stand as the timescale
        label = self.register.labels[action]
        if first and last and first != last:
            words = f"“{label}” is carried out, {_in_words(first)} to {_in_words(last)}"
        elif last:
            words = f"“{label}” is due, {_in_words(last)}"
        else:
            words = f"“{label}” begins, {_in_words(first)}"
        event = self.register.enter(EVENT, words, within=f"{first or 'due'}-{last or 'open'}/{action.key}")
        self.register.record(event, STARTS_ON, typed_moment(first or last))
        if first and last:
            self.register.record(event, ENDS_ON, typed_moment(last))
        if written := self.written.get(quotations[0].source, ""):
            end = (last or first)[: len(written)]
            same = written[: len(end)]
            planned = end > same or (end == same and len(end) < len(written))  # a year that the paper was written in is not over
            self.register.record(event, IS_PLANNED, Typed.truth(planned))
        for thing in (action, plan):
            self.register.record(event, IS_ABOUT, thing)
        for quotation in quotations:
            self.register.evidence(event, quotation)

    def _legend(self, document: Document) -> Mapping[str, tuple[str, Quotation]]:
        """What codes stand for, as a line of the document explains them; two or more of them in one line."""
        if document.source not in self._legends:
            found: dict[str, tuple[str, Quotation]] = {}
            pattern = self.convention.pattern("terms", "legend", blind=False)
            for paragraph in document.paragraphs:
                for number, block in enumerate(paragraph.blocks):
                    cell = Cell(document, paragraph, number)
                    matches = list(pattern.finditer(cell.lines)) if len(block.text) <= _LONGEST_LEGEND else []
                    if len(matches) >= _FEWEST_CODES:
                        found.update({m["code"]: (m["means"].strip(), cell.quote(m.start(), m.end())) for m in matches})
            self._legends[document.source] = found
        return self._legends[document.source]


def _in_words(iso: str) -> str:
    """A day, month or year as people write it."""
    if len(iso) == len("2025"):
        return iso
    return day_in_words(iso) if len(iso) == len("2025-03-31") else day_in_words(f"{iso}-01").removeprefix("1 ")
