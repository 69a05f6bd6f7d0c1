"""What is put to a meeting and what it decides, item by item.

A decision is one only where the words say so: in a resolution ("Resolved: that the Plan be adopted"), not in a
recommendation, a motion or the title of an item ("to consider the adoption of the Plan").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ....ontology.terms import (
    APPROVED,
    DC_TYPE,
    DESCRIPTION,
    EVENT,
    IS_ABOUT,
    IS_PLANNED,
    KINDS,
    SERVICE,
    STARTS_ON,
    VALID_FROM,
    VALID_UNTIL,
)
from ...conventions import Convention, InstrumentHead, compiled
from ...document import Block, Document, Paragraph
from ...statement import Concept, Quotation, Thing, Typed
from ..framing.annotated import Annotated
from ..framing.annotating import Annotator
from ..framing.names import names_in
from ..framing.outline import Outline
from ..periods import as_year, period_in, typed_moment
from ..register import Register
from ..sentences import Sentence, sentences_of_block
from ..telling.linking import Linker
from .items import Item

__all__ = ["Deciding"]

_LONGEST = 2_000  # characters of a block that are looked at for what it is
_OPENING = 3  # blocks of an item that tell what it is about


@dataclass(frozen=True, slots=True)
class Deciding:
    """Enters what the items of one meeting say in the register; `body` is who meets, `who` its name, `day` when."""

    convention: Convention
    annotator: Annotator
    register: Register
    body: Thing | None
    who: str
    day: date | None
    is_minutes: bool

    def read(self, document: Document, item: Item) -> None:
        """Everything that one item says."""
        mode, about, events = "", list[Thing](), list[Thing]()
        receipt: Quotation | None = None
        linker = Linker(self.convention, self.register, Outline())
        before: Annotated | None = None
        for i, (paragraph, block) in enumerate(item.blocks):
            if self._of_people(paragraph, block):
                continue
            mode = self._mode(block.said) or mode
            for sentence in sentences_of_block(document, paragraph, block):
                annotated = self.annotator.annotate(sentence, self.body, None)
                names_people = self._is("people", sentence.text, blind=False)
                self._mention(annotated, whole=not names_people)
                about += self._instruments(annotated) if i < _OPENING or mode == "recommended" else []
                receipt = receipt or (None if names_people else sentence.quote())
                if not names_people and mode not in ("recommended", "moved"):
                    linker.link(annotated, before)
                resolved = self._resolution(sentence)
                if resolved or not names_people:
                    part = self.annotator.annotate(resolved, self.body, None) if resolved else annotated
                    events += self._act(part, "resolved" if resolved else mode, item)
                before = None if names_people else annotated
        address = next((block.text for _, block in item.blocks if self._is("address", block.said)), "")
        enclosed = about and any(self._is("enclosed", block.said) for _, block in item.blocks)
        if item.title and receipt and not events and (address or enclosed):  # a report on an instrument, or one that a page leads to
            events += self._event("report:", list(dict.fromkeys(about)), receipt, planned=not self.is_minutes, title=item.title)
        for event in events if address else ():
            self.register.record(event, DESCRIPTION, Typed(address))

    def _of_people(self, paragraph: Paragraph, block: Block) -> bool:
        """Whether a block tells who was there, or stands under a heading that names somebody: citing it would name them too."""
        under = (paragraph.heading, paragraph.number)
        listed = any(self._is("attendance", text) for text in (paragraph.heading, block.said))
        return listed or any(self._is("people", text, blind=False) for text in under)

    # --- names -------------------------------------------------------------------------------------------------------

    def _mention(self, annotated: Annotated, *, whole: bool) -> None:
        """Where things are named, and what an instrument's name tells; beside people's names only the name itself is quoted."""
        sentence = annotated.sentence
        for name in annotated.names:
            if not name.thing or not name.called or name.letter not in "IB" or name.thing in self.annotator.group_labels:
                continue
            quotation = sentence.quote() if whole else sentence.quote(name.start, name.end)
            self.register.mention(name.thing, name.called, quotation)
            if name.letter == "I":
                label = self.register.labels[name.thing]
                head = next((found.head for found in names_in(label, self.convention) if found.head), None)
                if isinstance(head, InstrumentHead):
                    self.register.record(name.thing, DC_TYPE, Concept(KINDS + head.kind))
                if period := period_in(name.called):
                    self.register.state(name.thing, VALID_FROM, as_year(period.first), quotation)
                    self.register.state(name.thing, VALID_UNTIL, as_year(period.last), quotation)

    def _resolution(self, sentence: Sentence) -> Sentence | None:
        """The part of a sentence behind "it was resolved": what stands before it mostly names who proposed it."""
        match = self.convention.pattern("meeting", "inline").search(sentence.text)
        if not match or match.end() == len(sentence.text):
            return None
        part = replace(sentence, start=sentence.start + match.end())
        return None if self._is("people", part.text, blind=False) else part

    # --- what is done ------------------------------------------------------------------------------------------------

    def _mode(self, text: str) -> str:
        """What a block says that it and the next ones are; "" where it says nothing."""
        return next((key for key in ("moved", "recommended", "resolved") if self._is(key, text)), "")

    def _act(self, annotated: Annotated, mode: str, item: Item) -> list[Thing]:
        """The events of a sentence: what is done, or is to be done, and to which instruments."""
        section = "resolved" if self.is_minutes and mode == "resolved" else "proposed" if not self.is_minutes and not mode else ""
        quotation, events = annotated.sentence.quote(), list[Thing]()
        for words, thing in self._done(section, annotated, item):
            if words == "approved" and self.body:
                self.register.state(self.body, APPROVED, thing, quotation)
            events += self._event(f"{words}:" if section == "resolved" else words, [thing], quotation, planned=section == "proposed")
        return events

    def _done(self, section: str, annotated: Annotated, item: Item) -> Iterator[tuple[str, Thing]]:
        """What is done, and to which instrument; the first words that fit an instrument count."""
        done: set[Thing] = set()
        elsewhere = self.convention.pattern("meeting", "elsewhere")
        for words, patterns in self.convention.sections.get(section, {}).items():
            for pattern in patterns:
                for match in compiled(pattern).finditer(annotated.text):
                    if section == "resolved" and elsewhere.search(annotated.text[: match.end()]):
                        continue
                    things = annotated.things(match["object"])
                    yield from ((words, thing) for thing in things if thing not in done and thing not in self.annotator.group_labels)
                    done |= set(things)
                if not done and (thing := self._meant(pattern, annotated, item, elsewhere)):
                    done.add(thing)
                    yield words, thing

    def _meant(self, pattern: str, annotated: Annotated, item: Item, elsewhere: re.Pattern[str]) -> Thing | None:
        """The one instrument of the item's title that "the Strategy" means in its resolution."""
        words = self.convention.word("meeting", "it")
        if "{object:instrument+}" not in pattern:
            return None
        match = compiled(pattern.replace("{object:instrument+}", rf"the {words}\b")).search(annotated.text)
        if not match or elsewhere.search(annotated.text[: match.end()]):
            return None
        named = {n.thing for n in self.annotator.known_names(item.title) if n.letter == "I" and n.thing}
        fits = [thing for thing in named if re.search(rf"\b{match['noun']}\b", self.register.labels[thing], re.IGNORECASE)]
        return fits[0] if len(fits) == 1 else None

    def _instruments(self, annotated: Annotated) -> list[Thing]:
        """The strategies, plans and programmes that a sentence names; services are mostly those of whoever reports."""
        named = (name.thing for name in annotated.names if name.letter == "I" and name.thing and name.thing.kind != SERVICE)
        return [thing for thing in named if thing not in self.annotator.group_labels]

    def _event(self, words: str, about: list[Thing], quotation: Quotation, *, planned: bool, title: str = "") -> list[Thing]:
        """An event of the meeting's day, entered; none where the paper does not tell who meets or when."""
        if not self.body or not self.day:
            return []
        what = title or ", ".join(self.register.labels[thing] for thing in about)
        event = self.register.enter(EVENT, f"{self.who} {words} {what}, {self.day.isoformat()}")
        self.register.evidence(event, quotation)
        self.register.record(event, STARTS_ON, typed_moment(self.day.isoformat()))
        self.register.record(event, IS_PLANNED, Typed.truth(planned))
        for thing in (self.body, *about):
            self.register.record(event, IS_ABOUT, thing)
        return [event]

    def _is(self, key: str, text: str, *, blind: bool = True) -> bool:
        return bool(self.convention.pattern("meeting", key, blind=blind).search(text[:_LONGEST]))
