"""Commitments told in running text: "... contains, under objective 2.5, an action to plant ...".

A sentence provides something when a word for a level or a commitment ("an aim", "actions", "a commitment") is followed by
what it is to do, or a phrase such as "makes provision for" stands before it. It belongs to the element that the clause
numbers or names, else to the one meant before. A list is taken apart only where the text opens one ("such as to ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...conventions import Convention
from ...statement import Quotation, Thing
from ..framing.annotated import Annotated
from ..framing.levels import Levels
from ..sameness import clean_label
from .focus import Focus
from .lists import WordLists
from .wording import Wording

__all__ = ["Provided", "Provisions"]

_ASIDE = re.compile(r", (?:under|for|within) [^,‘]*(?:‘[^‘’]*(?:’\w[^‘’]*)*’)?,")  # "an aim, under objective 2.1, that ..."
_TO = re.compile(
    r"(?:(?:also|further|specifically|which aims?|designed|intended|are|is|that) )*"
    r"(?P<start>to (?!be\b)(?=[a-z])|that (?!(?:is|are|will|would|we)\b)(?=[a-z])|(?<=that )(?:we|the council) will "
    r"|for (?:the |all |each )?[\w’ ,-]{2,70}? to (?=[a-z])|on how )"
)
_ELSEWHERE = re.compile(r"\breflected\b|\b(?:included|set out|found|contained) in\b|\bin the section\b")
_WE_WILL = re.compile(r"We (?:will|shall) (?!also receive|be asked)")


@dataclass(frozen=True, slots=True)
class Provided:
    """A commitment told in running text: its class (local name), words, what it belongs to, and the sentence.

    `aim` is the aim that it supports ("" if none); `unspecified` says that the text tells no more than that there are some.
    """

    is_a: str
    label: str
    parents: tuple[Thing, ...]
    quotation: Quotation
    aim: str = ""
    unspecified: bool = False


class Provisions:
    """Reads the sentences of a paper one after another; `focus` is what they are about."""

    def __init__(self, convention: Convention, levels: Levels) -> None:
        self.focus = Focus(levels)
        self._levels, self._words, self._lists = levels, Wording(convention, levels), WordLists(convention)
        self._aim = ""
        self._aim_parents: tuple[Thing, ...] = ()

    def new_paragraph(self) -> None:
        """Pronouns do not reach back over a paragraph's beginning."""
        self.focus.new_paragraph()
        self._aim, self._aim_parents = "", ()

    def read(self, annotated: Annotated) -> Iterator[Provided]:
        """What a sentence provides, in order."""
        text = annotated.sentence.text
        if self._words.denies(text):
            return
        self.focus.meet(annotated)
        if how := self._sets_out_how(annotated):
            yield how
        elif self.focus.sub and _WE_WILL.match(text):
            yield Provided("Action", clean_label(text), (self.focus.sub.thing,), annotated.sentence.quote())
        else:
            yield from self._by_phrase(annotated)
            reached = 0
            for noun in self._words.noun.finditer(text):
                if noun.start() < reached:
                    continue  # "this aim" in "three actions support this aim: to ..."
                if announced := self._words.announcing.match(text, noun.end()):
                    reached = announced.end()
                if not _within_name(noun, annotated) and self._words.provides(text, noun):
                    yield from self._by_noun(annotated, noun)

    def _sets_out_how(self, annotated: Annotated) -> Provided | None:
        """The commitment behind "how": an element "sets out how we shall plant ..."."""
        text = annotated.sentence.text
        match = self._words.how.search(text)
        if not match or not any(reference.start < match.end() for reference in annotated.elements):
            return None
        element = self.focus.sub or self.focus.outcome
        label = clean_label(text[match.end() : self._words.stop(text, match.end())])
        return Provided("Commitment", label, (element.thing,), annotated.sentence.quote()) if element and label else None

    def _by_phrase(self, annotated: Annotated) -> Iterator[Provided]:
        """What a phrase such as "makes provision for" provides: the words behind it, up to the next phrase."""
        text = annotated.sentence.text
        matches = ((match, phrase) for phrase, pattern in self._words.phrases for match in pattern.finditer(text))
        found = sorted(matches, key=lambda each: each[0].start())
        for i, (match, phrase) in enumerate(found):
            parents = self._parents(annotated, match)
            if not parents or self._words.denied(text[: match.start()]):
                continue
            border = found[i + 1][0].start() if i + 1 < len(found) else len(text)
            words = text[match.end() : min(border, self._words.stop(text, match.end(), is_list=phrase.is_list))]
            aim = self._aim if self._words.supports(text[: match.start()]) else ""
            for part in self._lists.parts(re.sub(r",? (?:and|it)(?: also)?$", "", words), is_list=phrase.is_list):
                yield Provided(phrase.is_a, clean_label(part), parents, annotated.sentence.quote(), aim)

    def _by_noun(self, annotated: Annotated, noun: re.Match[str]) -> Iterator[Provided]:
        """What stands behind "an action", "aims and actions such as": one provision, or the items of the list."""
        text, is_a = annotated.sentence.text, self._words.row(noun).is_a
        announced = self._words.announcing.match(text, noun.end())
        supports = self._words.supports(text[: noun.start()]) or bool(announced and announced["supporting"])
        parents = self._aim_parents if supports else self._parents(annotated, noun)
        if not parents:
            return
        if not supports and (unspecified := self._words.unspecified.match(text, noun.end())):
            yield from self._unspecified(annotated, noun, unspecified)
            return
        opened = announced or self._words.list_opening.match(text, noun.end())
        aside = _ASIDE.match(text, noun.end())
        behind = opened.end() if opened else aside.end() if aside else noun.end()
        to = _TO.match(text, behind + (1 if text[behind : behind + 1] == " " else 0))
        if not to and not (opened and self._lists.begins(text[opened.end() :])):
            return
        start = to.start("start") if to else behind
        words = text[start : self._words.stop(text, start)]
        row = re.match(r"s are to\b", text[noun.end() - 1 :]) is not None
        plural = noun[0].casefold().endswith("s")
        several = plural and (supports or (is_a == "Action" and self._lists.is_row(words)))
        for part in self._lists.parts(words, is_list=bool(opened) or row or several):
            label = clean_label(part)
            yield Provided(is_a, label, parents, annotated.sentence.quote(), self._aim if supports else "")
            if is_a == "Aim":
                self._aim, self._aim_parents = label, parents

    def _unspecified(self, annotated: Annotated, noun: re.Match[str], after: re.Match[str]) -> Iterator[Provided]:
        """The text says only that there are some: one commitment a target, in the words that say so."""
        text, quotation = annotated.sentence.text, annotated.sentence.quote()
        targets = [r for r in annotated.elements if r.start >= noun.end() - 1 and r.element.level == "SubOutcome" and r.label]
        opening = re.split(r"[:,]? ‘", text[noun.start() : targets[0].start], maxsplit=1)[0].strip(" :") if targets else ""
        for target in targets:
            named = re.search(rf"{self._levels.word('SubOutcome')}$", opening, re.IGNORECASE) if target is targets[0] else None
            level = "" if named else text[target.start : target.end].split("‘")[0].strip(" :")
            label = f"{f'{opening} {level}'.strip()} ‘{target.label}’"
            yield Provided("Commitment", label, (target.element.thing,), quotation, unspecified=True)
        if not targets and (parents := self._parents(annotated, noun)):
            label = clean_label(text[noun.start() : self._words.stop(text, after.end())])
            yield Provided("Commitment", label, parents, quotation, unspecified=True)

    def _parents(self, annotated: Annotated, word: re.Match[str]) -> tuple[Thing, ...]:
        """What a provision belongs to: the sub-outcome of its clause, else its outcome, else the section's instrument."""
        before = [r for r in annotated.elements if r.start < word.start()]
        after = [r for r in annotated.elements if r.start >= word.start()]
        if before:
            last = before[-1].element
            section = next((r.element for r in after if r.element.parent is last and r.number and not r.label), None)
            numbered = next((r.element for r in before if r.element.level == "SubOutcome"), None)
            return ((section or (last if last.level == "SubOutcome" else numbered or last)).thing,)
        if after and _ELSEWHERE.search(annotated.sentence.text[word.end() :]):
            subs = [r.element for r in after if r.element.level == "SubOutcome"]
            return ((subs[0] if subs else after[0].element).thing,)
        instruments = [name.thing for name in annotated.names if name.letter == "I" and name.end <= word.start() and name.thing]
        if instruments:
            return (instruments[-1],)
        current = self.focus.sub or self.focus.outcome
        return (current.thing,) if current else ()


def _within_name(match: re.Match[str], annotated: Annotated) -> bool:
    return any(name.start <= match.start() < name.end and name.letter in "PIBEO" for name in annotated.names)
