"""Commitments told in running text: "... contains, under objective 2.5, an action to plant ...".

A sentence provides something when a word for a level or a commitment ("an aim", "actions", "a commitment") is followed by
what it is to do. It belongs to the element that the clause numbers or names; a pronoun ("it also includes") to the one
meant before. A list of actions is taken apart only where the text opens a list ("actions such as to ..., develop ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..conventions import Convention, ProvisionPhrase
from ..statement import Quotation, Thing
from .annotating import Annotated
from .levels import Levels
from .lists import WordLists
from .outline import Element
from .sameness import clean_label

_ASIDE = re.compile(r", (?:under|for|within) [^,‘]*(?:‘[^‘’]*(?:’\w[^‘’]*)*’)?,")  # "an aim, under objective 2.1, that ..."

__all__ = ["Provided", "Provisions"]

_STOP = re.compile(
    r"[.;](?:\s|$)|, which\b|, and by\b|,? which (?:is|are|will|would)\b|, in the section\b"
    r"|, (?:while|whereas|and (?:it|this|these|the (?:plan|outcome)))\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:(?:also|further|specifically|which aims?|designed|intended|are|is|that) )*"
    r"(?P<start>to (?!be\b)(?=[a-z])|that (?!(?:is|are|will|would|we)\b)(?=[a-z])|(?<=that )(?:we|the council) will "
    r"|for (?:the |all |each )?[\w’ ,-]{2,70}? to (?=[a-z])|on how )"
)


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
    """Reads the sentences of one paragraph after another and remembers what "it" and "this outcome" mean."""

    def __init__(self, convention: Convention, levels: Levels) -> None:
        self.convention, self.levels = convention, levels
        self._lists = WordLists(convention)
        self._section: Element | None = None
        self._subject: Element | None = None
        self._earlier: Element | None = None
        self._outcome: Element | None = None
        self._sub: Element | None = None
        self._met: dict[Thing, None] = {}
        self._aim = ""
        self._aim_parents: tuple[Thing, ...] = ()

    def new_paragraph(self) -> None:
        """Pronouns do not reach back over a paragraph's beginning."""
        self._earlier = self._sub or self._earlier
        self._outcome, self._sub, self._subject = self._section, None, None
        self._met = {}
        self._aim, self._aim_parents = "", ()

    def read(self, annotated: Annotated) -> Iterator[Provided]:
        """What a sentence provides, in order."""
        text = annotated.sentence.text
        if re.search(
            r"\b(?:does|do|did|will|would|has|have) not (?:include|contain|set|have|provide)"
            r"|\bno (?:new |specific |further )*(?:aims|actions)\b",
            text,
        ):
            return
        self.meet(annotated)
        if how := self._sets_out_how(annotated):
            yield how
            return
        if self._sub and re.match(r"We (?:will|shall) (?!also receive|be asked)", text):
            yield Provided("Action", clean_label(text), (self._sub.thing,), annotated.sentence.quote())
            return
        yield from self._by_phrase(annotated)
        for match in self._noun.finditer(text):
            if self._within_name(match, annotated) or not self._provides(text, match):
                continue
            yield from self._provision(annotated, match)

    @property
    def met(self) -> tuple[Thing, ...]:
        """The elements that the paragraph has named so far, each once; the last is what "it" means."""
        return tuple(self._met)

    @property
    def current(self) -> tuple[Element, ...]:
        """The outcome and the sub-outcome that the text is about."""
        return tuple(element for element in (self._outcome, self._sub) if element)

    def under_heading(self, annotated: Annotated) -> None:
        """A heading that is an outcome's name tells what the paragraphs under it are about; any other ends that."""
        outcomes = {r.element.thing: r.element for r in annotated.elements if r.element.level == "Outcome"}
        self._section = next(iter(outcomes.values())) if len(outcomes) == 1 else None
        self.new_paragraph()

    def meet(self, annotated: Annotated) -> None:
        """Note the elements that a sentence names, for the pronouns of the next ones."""
        for reference in annotated.elements:
            self._met.pop(reference.element.thing, None)
            self._met[reference.element.thing] = None
            if reference.element.level == "Outcome":
                self._outcome, self._sub = reference.element, None
            else:
                self._sub, self._outcome = reference.element, reference.element.parent or self._outcome
        if self._earlier and self._same.search(annotated.sentence.text):
            self._sub, self._outcome = self._earlier, self._earlier.parent
        if annotated.elements:
            self._subject = annotated.elements[0].element
        elif re.match(r"(?:it|this (?:outcome|plan)) ", annotated.sentence.text, re.IGNORECASE):
            self._sub = self._subject if self._subject and self._subject.level == "SubOutcome" else None

    @cached_property
    def _same(self) -> re.Pattern[str]:
        """ "Words that mean the sub-outcome of the paragraph before: "the same sub-outcome"."""
        return re.compile(rf"\bthe same (?:{self.levels.word('SubOutcome')})\b", re.IGNORECASE)

    @cached_property
    def _noun(self) -> re.Pattern[str]:
        action = f"(?:{self.levels.word('Action')})"
        nouns = "|".join(f"(?P<n{i}>{p.noun.replace('{action}', action)})" for i, p in enumerate(self.convention.provisions))
        owner = r"(?:the |its |their )?(?:council[’']s |plan[’']s )?"
        return re.compile(rf"(?<![\w-]){owner}(?:{nouns})\b(?![’-])", re.IGNORECASE)

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(self.convention.words('provision_words', 'verbs'))})\b", re.IGNORECASE)

    @cached_property
    def _list(self) -> re.Pattern[str]:
        return re.compile(rf",? ?(?P<list>{'|'.join(self.convention.words('provision_words', 'lists'))}):? ?", re.IGNORECASE)

    @cached_property
    def _unspecified(self) -> re.Pattern[str]:
        level = f"(?:{self.levels.word('SubOutcome')}|{self.levels.word('Outcome')})"
        patterns = (p.replace("{level}", level) for p in self.convention.words("provision_words", "unspecified"))
        return re.compile("|".join(f" ?(?:{pattern})" for pattern in patterns), re.IGNORECASE)

    def _provides(self, text: str, noun: re.Match[str]) -> bool:
        """Whether the sentence says that the plan holds it: a verb such as "includes" before, or "are reflected" after."""
        supported = re.search("|".join(self.convention.words("provision_words", "supporting")), text[: noun.start()], re.IGNORECASE)
        itself = re.match(r" (?:is|are) (?:to|that)\b", text[noun.end() :])
        return bool(self._verb.search(text) or supported or itself or re.search(r"\bin the section on\b", text))

    def _within_name(self, match: re.Match[str], annotated: Annotated) -> bool:
        return any(name.start <= match.start() < name.end and name.letter in "PIBEO" for name in annotated.names)

    def _sets_out_how(self, annotated: Annotated) -> Provided | None:
        """The commitment behind "how": an element "sets out how we shall plant ..."."""
        text = annotated.sentence.text
        match = re.search("|".join(self.convention.words("provision_words", "sets_out_how")), text, re.IGNORECASE)
        if not match or not any(reference.start < match.end() for reference in annotated.elements):
            return None
        element = self._sub or self._outcome
        label = clean_label(text[match.end() : self._stop(text, match.end())])
        return Provided("Commitment", label, (element.thing,), annotated.sentence.quote()) if element and label else None

    def _by_phrase(self, annotated: Annotated) -> Iterator[Provided]:
        """What a phrase such as "makes provision for" provides: the words behind it, up to the next phrase."""
        text = annotated.sentence.text
        found = sorted(
            ((match, phrase) for phrase, pattern in self._phrases for match in pattern.finditer(text)), key=lambda each: each[0].start()
        )
        for i, (match, phrase) in enumerate(found):
            if re.search(self.convention.word("negation", "words"), re.split(r"[.;,]", text[: match.start()])[-1], re.IGNORECASE):
                continue
            parents = self._parents(annotated, match)
            border = found[i + 1][0].start() if i + 1 < len(found) else len(text)
            words = text[match.end() : min(border, self._stop(text, match.end(), is_list=phrase.is_list))]
            words = re.sub(r",? (?:and|it)(?: also)?$", "", words)
            supported = re.search(
                rf"(?:{'|'.join(self.convention.words('provision_words', 'supporting'))})\W*$", text[: match.start()], re.IGNORECASE
            )
            for part in self._lists.parts(words, is_list=phrase.is_list):
                label = clean_label(part)
                if label and parents:
                    yield Provided(phrase.is_a, label, parents, annotated.sentence.quote(), self._aim if supported else "")

    @cached_property
    def _phrases(self) -> tuple[tuple[ProvisionPhrase, re.Pattern[str]], ...]:
        action = f"(?:{self.levels.word('Action')})"
        return tuple((row, re.compile(row.pattern.replace("{action}", action), re.IGNORECASE)) for row in self.convention.phrases)

    def _provision(self, annotated: Annotated, noun: re.Match[str]) -> Iterator[Provided]:
        text = annotated.sentence.text
        index = next(i for i in range(len(self.convention.provisions)) if noun[f"n{i}"])
        is_a = self.convention.provisions[index].is_a
        supports = re.search(
            rf"(?:{'|'.join(self.convention.words('provision_words', 'supporting'))})\W*$", text[: noun.start()], re.IGNORECASE
        )
        parents = self._aim_parents if supports else self._parents(annotated, noun)
        aim = self._aim if supports else ""
        if not parents:
            return
        quotation = annotated.sentence.quote()
        if not supports and (unspecified := self._unspecified.match(text, noun.end())):
            yield from self._unspecified_for(annotated, noun, unspecified, quotation)
            return
        opened = self._list.match(text, noun.end())
        aside = _ASIDE.match(text, noun.end())
        behind = opened.end() if opened else aside.end() if aside else noun.end()
        to = _TO.match(text, behind + (1 if text[behind : behind + 1] == " " else 0))
        if not to and not (opened and self._lists.begins(text[opened.end() :])):
            return
        start = to.start("start") if to else opened.end() if opened else noun.end()
        words = text[start : self._stop(text, start)]
        row = re.match(r"s are to\b", text[noun.end() - 1 :]) is not None
        for part in self._lists.parts(words, is_list=bool(opened) or row):
            label = clean_label(part)
            yield Provided(is_a, label, parents, quotation, aim)
            if is_a == "Aim":
                self._aim, self._aim_parents = label, parents

    def _unspecified_for(self, annotated: Annotated, noun: re.Match[str], after: re.Match[str], quotation: Quotation) -> Iterator[Provided]:
        """The text says only that there are some: one commitment a target, in the words that say so."""
        text = annotated.sentence.text
        targets = [r for r in annotated.elements if r.start >= noun.end() - 1 and r.element.level == "SubOutcome" and r.label]
        for target in targets:
            opening = re.split(r"[:,]? ‘", text[noun.start() : target.start], maxsplit=1)[0].strip(" :") if target is targets[0] else None
            first = opening or re.split(r"[:,]? ‘", text[noun.start() : targets[0].start], maxsplit=1)[0].strip(" :")
            level = re.search(rf"{self.levels.word('SubOutcome')}$", first, re.IGNORECASE)
            words = first if level else f"{first} {text[target.start : target.end].split('‘')[0].strip(' :')}".strip()
            yield Provided("Commitment", f"{words} ‘{target.label}’", (target.element.thing,), quotation, unspecified=True)
        if not targets and (parents := self._parents(annotated, noun)):
            yield Provided(
                "Commitment", clean_label(text[noun.start() : self._stop(text, after.end())]), parents, quotation, unspecified=True
            )

    def _parents(self, annotated: Annotated, noun: re.Match[str]) -> tuple[Thing, ...]:
        """What the provision belongs to: the sub-outcome of its clause, else its outcome, else the section's instrument."""
        before = [r for r in annotated.elements if r.start < noun.start()]
        after = [r for r in annotated.elements if r.start >= noun.start()]
        instruments = [n for n in annotated.names if n.letter == "I" and n.end <= noun.start() and n.thing]
        if before:
            last = before[-1].element
            section = next((r.element for r in after if r.element.parent is last and r.number and not r.label), None)
            numbered = next((r.element for r in before if r.element.level == "SubOutcome"), None)
            return ((section or (last if last.level == "SubOutcome" else numbered or last)).thing,)
        reflected = re.search(
            r"\breflected\b|\b(?:included|set out|found|contained) in\b|\bin the section\b", annotated.sentence.text[noun.end() :]
        )
        if after and reflected:
            subs = [r.element for r in after if r.element.level == "SubOutcome"]
            return ((subs[0] if subs else after[0].element).thing,)
        if instruments and instruments[-1].thing:
            return (instruments[-1].thing,)
        current = self._sub or self._outcome
        return (current.thing,) if current else ()

    def _stop(self, text: str, start: int, *, is_list: bool = False) -> int:
        """Where what is to be done ends: at the sentence's end or a clause about something else; brackets are passed over.

        The semicolons of a list do not end it.
        """
        hidden = re.sub(r"\([^()]*\)", lambda match: "x" * len(match[0]), text)
        ends = [m.start() for m in _STOP.finditer(hidden, start) if not (is_list and m[0].startswith(";"))]
        reflected = re.search(r" (?:are|is) (?:also )?(?:reflected|included|set out) (?:in|within)", hidden[start:])
        again = self._again.search(hidden, start)
        return min([*ends, *([start + reflected.start()] if reflected else []), *([again.start()] if again else []), len(text)])

    @cached_property
    def _again(self) -> re.Pattern[str]:
        """Where a second provision of the sentence begins: "... and a commitment to ..."."""
        action = f"(?:{self.levels.word('Action')})"
        nouns = "|".join(p.noun.replace("{action}", action) for p in self.convention.provisions)
        return re.compile(
            rf",? (?:and|as well as|together with|plus) (?=(?:{nouns})\b(?: to | for |,? such as|,? including))", re.IGNORECASE
        )
