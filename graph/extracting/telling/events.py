"""Dated events: decisions, meetings, the consultation, what is planned; with the precision that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ....ontology.terms import (
    CONSULTATION,
    ENDS_ON,
    EVENT,
    IS_ABOUT,
    IS_PLANNED,
    MEETING,
    STARTS_ON,
)
from ...statement import Quotation, Thing, Typed
from ..framing.annotated import Annotated, Named
from ..periods import Moment, moments, typed_moment
from ..register import Register

__all__ = ["Events", "Run"]

_DECIDED = re.compile(r"(?P<body>⟦[BC]\d+⟧) (?P<verb>approved|adopted|agreed|declared|resolved|endorsed)\b(?P<what>[^.;]*)")
_CUT = re.compile(r"[.;(]|,| (?:with|to reflect|in order|and (?:the|this|it)) | and ⟦")
_RUNS = re.compile(
    r"\bconsult\w*\b[^.;]*\b(?:run|runs|from|between|begin|began|begins|commence|start|open|opens|close)\w*\b", re.IGNORECASE
)
_WEEKS = re.compile(r"\b(?:(?P<number>\d{1,2})|(?P<word>six|eight|ten|twelve))[- ]weeks?\b|for (?P<number2>\d{1,2}) weeks\b", re.IGNORECASE)
_WORDS = {"six": 6, "eight": 8, "ten": 10, "twelve": 12}


@dataclass(frozen=True, slots=True)
class Run:
    """A consultation as a sentence dates it: first and last day (ISO), the weeks that are claimed for it, the words."""

    first: str
    last: str
    weeks: int
    quotation: Quotation


class Events:
    """Enters the events of sentences in the register."""

    def __init__(self, register: Register, plan: Thing | None) -> None:
        self.register, self.plan = register, plan
        self.runs: list[Run] = []

    def meeting(self, body: Thing, day: date, quotation: Quotation) -> None:
        """The meeting that a paper was written for."""
        self._enter(MEETING, f"Meeting of {self._name(body)}", Moment(0, 0, day.isoformat(), day.isoformat()), [body], quotation, day)

    def read(self, annotated: Annotated, written: date | None) -> None:
        """The events of a sentence; `written` is the day of the meeting that the paper was written for."""
        found = list(moments(annotated.sentence.text, written))
        if not found:
            return
        quotation = annotated.sentence.quote()
        self._decisions(annotated, found, quotation, written)
        self._consultation(annotated, found, quotation, written)
        self._meetings(annotated, found, quotation, written)
        self._presented(annotated, found, quotation, written)

    def _decisions(self, annotated: Annotated, found: list[Moment], quotation: Quotation, written: date | None) -> None:
        for match in _DECIDED.finditer(annotated.text):
            before = [m for m in found if annotated.sentence.text[: m.start].strip().casefold() in ("on", "in", "at its meeting on")]
            whole = [m for m in before if len(m.first) == 10]
            bodies = annotated.things(match["body"])
            if not whole or not bodies:
                continue
            what = self._plainly(_CUT.split(match["what"].strip() + " ", maxsplit=1)[0], annotated).strip()
            about = [*bodies, *annotated.things(_CUT.split(match["what"] + " ", maxsplit=1)[0])]
            self._enter(EVENT, f"{self._name(bodies[0])} {match['verb']} {what}", whole[0], about, quotation, written)

    def _consultation(self, annotated: Annotated, found: list[Moment], quotation: Quotation, written: date | None) -> None:
        text = annotated.sentence.text
        if not self.plan or not _RUNS.search(text):
            return
        ranges = [m for m in found if m.first != m.last and not m.pair and len(m.first) == 10]
        days = [m for m in found if m.first == m.last and len(m.first) == 10]
        until = len(days) > 1 and re.search(r"\b(?:until|to|close|closes|closing|and end|ending)\b", text[days[0].end : days[1].start])
        if ranges and text[: ranges[0].start].count("(") == text[: ranges[0].start].count(")"):
            run = ranges[0]
        elif until:
            run = Moment(days[0].start, days[1].end, days[0].first, days[1].first)
        else:
            return
        label = f"Consultation on the {self.register.labels[self.plan]}"
        self._enter(CONSULTATION, label, run, [self.plan], quotation, written, dated=False)
        weeks = _WEEKS.search(text)
        if weeks:
            number = weeks["number"] or weeks["number2"]
            self.runs.append(Run(run.first, run.last, int(number) if number else _WORDS[weeks["word"].casefold()], quotation))

    def _meetings(self, annotated: Annotated, found: list[Moment], quotation: Quotation, written: date | None) -> None:
        """Dates behind bodies: "the Forum and the Panel (3 and 9 June respectively)", "its meeting on 3 June 2030"."""
        text = annotated.sentence.text
        bodies = [name for name in annotated.names if name.letter == "B" and name.thing]
        for moment in found:
            before = [name for name in bodies if name.end <= moment.start]
            in_brackets = text.rfind("(", 0, moment.start) > text.rfind(")", 0, moment.start)
            meets = re.search(r"\bmeetings?\b(?: held)?(?: on| from| of| in)? $", text[: moment.start])
            if not before or len(moment.first) != 10 or not (in_brackets or meets):
                continue
            if moment.pair and re.match(r" respectively", text[moment.end :]) and len(before) > 1:
                for body, day in zip(before[-2:], (moment.first, moment.last), strict=True):
                    self._enter(MEETING, f"Meeting of {self._name(body.thing)}", Moment(0, 0, day, day), [body.thing], quotation, written)
            elif not moment.pair:
                meeting = self._joined(before, text) if moment.first != moment.last else before[-1:]
                names = " and ".join(self._name(name.thing) for name in meeting)
                label = f"{'Meetings' if moment.first != moment.last else 'Meeting'} of {names}"
                self._enter(MEETING, label, moment, [name.thing for name in meeting], quotation, written)

    def _joined(self, names: list[Named], text: str) -> list[Named]:
        """The last name and those that it is joined to by "and"."""
        joined = names[-1:]
        for name in reversed(names[:-1]):
            if not re.fullmatch(r",? and (?:the )?", text[name.end : joined[0].start]):
                break
            joined.insert(0, name)
        return joined

    def _presented(self, annotated: Annotated, found: list[Moment], quotation: Quotation, written: date | None) -> None:
        """What is to be put before a body, and when: the date behind "for approval on", else the one named before."""
        text = annotated.sentence.text
        if not re.search(r"\b(?:will|to) be (?:presented|submitted|considered|reported|taken)|be presented|be submitted", text):
            return
        for name in annotated.names:
            if name.letter != "B" or not re.search(r"\b(?:to|by) (?:the )?$", text[: name.start]) or not name.thing:
                continue
            behind = next(
                (
                    m
                    for m in found
                    if re.fullmatch(r"(?: for (?:approval|decision|adoption|consideration))?(?: on| in)? ", text[name.end : m.start])
                ),
                None,
            )
            before = [m for m in found if m.end <= name.start and m.first == m.last and "submitted" not in text[m.end : name.start]]
            moment = behind or (before[-1] if before else None)
            if moment and (written is None or moment.first[:7] >= written.isoformat()[:7]):
                approval = " for approval" if re.match(r" for approval", text[name.end :]) else ""
                self._enter(EVENT, f"Report or plan put to {self._name(name.thing)}{approval}", moment, [name.thing], quotation, written)

    def _enter(
        self,
        kind: str,
        label: str,
        moment: Moment,
        about: Sequence[Thing | None],
        quotation: Quotation,
        written: date | None,
        *,
        dated: bool = True,
    ) -> None:
        when = moment.first if moment.first == moment.last else f"{moment.first} to {moment.last}"
        event = self.register.enter(kind, f"{label}, {when}" if dated else label)
        self.register.evidence(event, quotation)
        self.register.record(event, STARTS_ON, typed_moment(moment.first))
        if moment.last != moment.first:
            self.register.record(event, ENDS_ON, typed_moment(moment.last))
        planned = written is not None and moment.last[: len(moment.first)] > written.isoformat()[: len(moment.first)]
        self.register.record(event, IS_PLANNED, Typed.truth(planned))
        for thing in about:
            if thing:
                self.register.record(event, IS_ABOUT, thing)

    def _name(self, body: Thing | None) -> str:
        label = self.register.labels.get(body, "a body") if body else "a body"
        return re.sub(r" \(meeting of the full council\)", "", label)

    def _plainly(self, text: str, annotated: Annotated) -> str:
        return re.sub(r"⟦[A-Z]\d+⟧", lambda match: next(iter(self._labels(match[0], annotated)), ""), text)

    def _labels(self, text: str, annotated: Annotated) -> Iterator[str]:
        for thing in annotated.things(text):
            yield f"the {self.register.labels[thing]}" if thing.kind.endswith("StrategicPlan") else self.register.labels[thing]
