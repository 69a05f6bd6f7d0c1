"""Links that sentences state between instruments, bodies and elements of the plan, and the duties to report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ....ontology.terms import (
    DECISION_BODY,
    DESCRIPTION,
    DUTY,
    GT,
    HAS_FREQUENCY,
    IS_CONSULTED_ON,
    IS_OWED_BY,
    IS_OWED_TO,
    IS_PART_OF,
    REPORTS_TO,
)
from ...conventions import Convention, LinkPattern, compiled, matches
from ...statement import Quotation, Thing, Typed
from ..framing.annotated import Annotated
from ..framing.outline import Outline
from ..register import Register
from .clauses import readings

__all__ = ["Linker"]

_ALL = re.compile(r"⟦A(\d+)⟧")


@dataclass(slots=True)
class Linker:
    """States what the patterns of a convention find, sentence by sentence."""

    convention: Convention
    register: Register
    outline: Outline
    plan: Thing | None = None

    def link(self, annotated: Annotated, before: Annotated | None) -> None:
        """State the links of a sentence; `before` is the sentence before it in the same paragraph."""
        if not annotated.names:
            return  # a link joins two names, and one at least stands in the sentence that states it
        texts = tuple(readings(annotated.text, self.convention)) if len(annotated.names) > 1 else ()
        for row in self.convention.relations:
            for text in texts:
                for pattern in row.patterns:
                    for match in matches(pattern, text):
                        self._state(row, match, annotated, annotated)
            if before:
                self._follow(row, annotated, before)
        self._consulted(annotated, before)
        self._duties(annotated)

    def _follow(self, row: LinkPattern, annotated: Annotated, before: Annotated) -> None:
        """A sentence that goes on from the one before: "This includes, for example, the Communities Strategy"."""
        for pattern in row.follow:
            match = compiled(pattern).match(annotated.text)
            if not match or self._denied(match[0]):
                continue
            subjects = annotated.things(match["subject"])
            for head in (compiled(p).search(before.text) for p in (*row.patterns, *row.lead)):
                if head:
                    for other in self._ends(head, "object", before):
                        self._each(row.predicate, subjects, [other], (annotated.sentence.quote(), before.sentence.quote()))
                    return
            objects = [name.thing for name in before.names if name.letter == "P" and name.thing]
            if row.predicate == "approved" and objects:
                self._each(row.predicate, subjects, objects[-1:], (annotated.sentence.quote(), before.sentence.quote()))

    def _state(self, row: LinkPattern, match: re.Match[str], subjects: Annotated, objects: Annotated) -> None:
        if self._denied(match[0]) or self._denied(_clause_before(match)):
            return
        self._each(
            row.predicate, self._ends(match, "subject", subjects), self._ends(match, "object", objects), (subjects.sentence.quote(),)
        )

    def _ends(self, match: re.Match[str], role: str, annotated: Annotated) -> list[Thing]:
        if every := _ALL.fullmatch(match[role]):
            return [element.thing for element in self.outline.level(annotated.names[int(every[1])].called)]
        return annotated.things(match[role])

    def _each(self, predicate: str, subjects: Iterable[Thing], objects: Iterable[Thing], quotations: tuple[Quotation, ...]) -> None:
        objects = list(objects)
        for subject in subjects:
            for value in objects:
                if not _odd(predicate, subject, value):
                    self.register.state(subject, GT + predicate, value, *quotations[:1])

    def _denied(self, text: str) -> bool:
        return bool(re.search(self.convention.word("negation", "words"), text, re.IGNORECASE))

    def _consulted(self, annotated: Annotated, before: Annotated | None) -> None:
        """The bodies that a sentence on the consultation says take part in it are consulted on the plan."""
        text, words = annotated.text, self.convention
        if self._denied(text):
            return
        bodies = [
            body
            for pattern in words.words("consultation", "takes_part")
            for match in compiled(pattern).finditer(text)
            for body in annotated.things(match["subject"])
        ]
        consultation = re.compile(words.word("consultation", "sentence"), re.IGNORECASE)
        goes_on = (
            before is not None
            and consultation.search(before.text)
            and re.match(r"(?:this|it|⟦P\d+⟧) (?:will|is to|includes) ", text, re.IGNORECASE)
        )
        includes = re.search("|".join(words.words("consultation", "includes")), text, re.IGNORECASE)
        if includes and (goes_on or consultation.search(text[: includes.start()]) or consultation.search(includes[0])):
            bodies += [
                b
                for placeholder in re.finditer(r"⟦B\d+⟧", text)
                if placeholder.start() > includes.end() and not _approves(text, placeholder)
                for b in annotated.things(placeholder[0])
            ]
        plans = [name.thing for name in annotated.names if name.letter == "P" and name.thing] or self._main_plan()
        for body in dict.fromkeys(bodies):
            if body.kind != DECISION_BODY:
                for plan in plans[:1]:
                    self.register.state(body, IS_CONSULTED_ON, plan, annotated.sentence.quote())

    def _main_plan(self) -> list[Thing]:
        """The plan that the outcomes are part of, where there are any."""
        return [self.plan for _, whole in self.register.stated(IS_PART_OF) if self.plan and whole == self.plan][:1]

    def _duties(self, annotated: Annotated) -> None:
        often = self.convention.word("duties", "often")
        rows = [(pattern, True) for pattern in self.convention.words("duties", "patterns")]
        rows += [(pattern, False) for pattern in self.convention.words("duties", "received")]
        for pattern, owed in rows:
            for match in compiled(pattern.replace("{often}", often)).finditer(annotated.text):
                if self._denied(match[0]):
                    continue
                groups = match.groupdict()
                owners = annotated.things(match["subject"]) if owed else []
                for receiver in annotated.things(match["object"]):
                    for owner in owners:
                        self.register.state(owner, REPORTS_TO, receiver, annotated.sentence.quote())
                    self._duty(owners[:1], receiver, groups.get("often") or "", groups.get("what") or "", annotated)

    def _duty(self, owners: list[Thing], receiver: Thing, often: str, what: str, annotated: Annotated) -> None:
        """Enter a duty: who owes reports to whom, how often; a paper that leaves out who owes them leaves it out here."""
        labels = self.register.labels
        owner = labels[owners[0]] if owners else ""
        often = self.convention.frequency(often.casefold()).replace(" ", "-")
        label = f"{owner + ' report' if owner else 'Reports'} to {labels[receiver]}{', ' + often if often else ''}"
        if not often and any(t.kind == DUTY and labels[t].startswith(label) for t in labels):
            return
        duty = self.register.enter(DUTY, label)
        self.register.record(duty, IS_OWED_TO, receiver)
        for thing in owners:
            self.register.record(duty, IS_OWED_BY, thing)
        if often:
            self.register.record(duty, HAS_FREQUENCY, Typed(often))
        if what and "⟦" not in what:
            self.register.record(duty, DESCRIPTION, Typed(what.strip(" .")))
        self.register.evidence(duty, annotated.sentence.quote())


def _approves(text: str, placeholder: re.Match[str]) -> bool:
    """Whether a body is named as the one that decides or is reported to, not as one that is consulted."""
    return bool(re.search(r"(?:approv\w+|present\w+|submit\w+|report\w*|followed)[^.;]*(?:by|to) $", text[: placeholder.start()]))


def _clause_before(match: re.Match[str]) -> str:
    """The words of the clause that lead up to a match ("which will no longer ...")."""
    return re.split(r"[.;,]|\bwhich\b", match.string[: match.start()])[-1]


def _odd(predicate: str, subject: Thing, value: Thing) -> bool:
    """A body replaces a body, an instrument an instrument."""
    plans = ("Instrument", "StrategicPlan", "Strategy", "Programme", "Service")
    return predicate == "replaces" and (subject.kind.removeprefix(GT) in plans) != (value.kind.removeprefix(GT) in plans)
