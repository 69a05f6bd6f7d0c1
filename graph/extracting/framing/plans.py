"""The plan that the papers are about, its versions, and what "the Plan", "the current Plan", "this Plan" mean.

Papers on a new plan speak of two: the draft, and the one in force that it replaces; sometimes of a third, the one in
force as it was revised meanwhile. Only a period or a word before the name tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....ontology.terms import GT, STRATEGIC_PLAN
from ...conventions import Convention
from ...document import Document
from ...statement import Thing
from ..periods import PERIOD, Period, period_in
from ..register import Register
from ..sameness import name_key
from ..sentences import sentences_of
from .names import names_in

__all__ = ["About", "PlanReference", "Plans", "find_plans", "plan_alone", "plan_name"]


@dataclass(frozen=True, slots=True)
class About:
    """The plan that papers are about: its name and period; `refreshes` is that of the plan that it is a refresh of."""

    name: str
    period: Period
    refreshes: Period | None = None


@dataclass(frozen=True, slots=True)
class PlanReference:
    """Words that mean a version of the plan; `named` if they hold its name or period, so that they are a name of it."""

    start: int
    end: int
    thing: Thing
    named: bool


@dataclass(slots=True)
class Plans:
    """The versions of the plan; `new` is the one that the papers' outcomes belong to."""

    name: str
    new: Thing
    old: Thing | None
    revised: Thing | None
    by_period: dict[Period, Thing]
    pattern: re.Pattern[str]
    revision: re.Pattern[str]
    old_words: tuple[str, ...]

    def references(self, text: str, before: Thing | None) -> Iterator[PlanReference]:
        """Where a sentence means a version of the plan; `before` is the last one meant in the same paragraph."""
        last = before
        for match in self.pattern.finditer(text):
            words = match[0]
            if _ends_longer_name(text, match):
                continue
            start, thing = match.start(), self._meant(words, last) if not words.endswith(" it") else last or self.new
            revision = next((r for r in self.revision.finditer(text) if r.start() <= start < r.end()), None)
            if self.revised and revision:
                start, thing = min(start, revision.start()), self.revised
            last = thing
            yield PlanReference(start, match.end(), thing, self.name in words or bool(period_in(words)))

    def _meant(self, words: str, last: Thing | None) -> Thing:
        if period := period_in(words):
            return self.by_period.get(period, self.new)
        lower = words.casefold()
        if words.rsplit(" ", 1)[-1].islower() and last:
            return last  # "the plan", "the revised plan": the one that was meant before
        if self.old and any(re.search(rf"\b{old}\b", lower) for old in self.old_words):
            return self.old
        return last if last and lower.startswith(("this ", "that ")) else self.new


def _ends_longer_name(text: str, match: re.Match[str]) -> bool:
    """Whether the words are the end of another name ("Harbour Investment Plan")."""
    before = re.search(r"([\w’'&-]+) $", text[: match.start()])
    if not match[0][:1].isupper() or not before or not before[1][0].isupper() or re.fullmatch(r"(?:Council|Authority)[’']s", before[1]):
        return False
    return before[1] != "Council"


def find_plans(
    documents: Sequence[Document], convention: Convention, register: Register, council: str, about: About | None = None
) -> Plans | None:
    """The plan's versions, entered in the register; None where the papers name no plan with a period or a known name.

    `about` is the version that the papers are about, where that is known: by default the latest that they name.
    """
    found = plan_name(documents, convention, council)
    if not found:
        return None
    name, periods = found
    old: Thing | None
    if about:
        name, periods = name if name_key(name) == name_key(about.name) else about.name, periods | {about.period}
    ordered = sorted(periods, key=lambda period: (period.first, period.last))
    kind = _class_of(name, convention)
    things = {period: register.enter(kind, f"{name} ({period})") for period in ordered}
    if about and about.refreshes == about.period:
        new, old = register.enter(kind, f"{name} ({about.period}), refreshed"), things[about.period]
    elif about:
        before = [period for period in ordered[: ordered.index(about.period)] if about.refreshes in (None, period)]
        new, old = things[about.period], things[before[-1]] if before else None
    else:
        new = things[ordered[-1]] if ordered else register.enter(kind, name)
        old = things[ordered[-2]] if len(ordered) > 1 else None
    pattern = _reference_pattern(name, convention)
    revision = re.compile(
        "|".join(p.replace("{plan}", f"(?:{pattern.pattern})") for p in convention.words("outline", "revision")), re.IGNORECASE
    )
    texts = [sentence.text for document in documents for sentence in sentences_of(document)]
    if old is None and any(
        re.search(rf"\b(?:previous|outgoing|former|predecessor) {re.escape(name)}", text, re.IGNORECASE) for text in texts
    ):
        old = register.enter(kind, f"{name} (previous)")
    revised = None
    if old and any(revision.search(text) for text in texts):
        revised = register.enter(kind, f"{register.labels[old]}, revised version")
    return Plans(name, new, old, revised, things, pattern, revision, convention.words("outline", "old_plan"))


def _class_of(name: str, convention: Convention) -> str:
    """The class of a plan that papers are about: as its head word tells, or a strategic plan where that is as bare as "plan"."""
    heads = (head for head in convention.instrument_heads if name.casefold().endswith(head.head))
    head = next(heads, None)
    return GT + head.is_a if head and head.head not in convention.words("outline", "bare_heads") else STRATEGIC_PLAN


def plan_alone(name: str, thing: Thing, period: Period | None, convention: Convention) -> Plans:
    """A plan that is known by its own document, of which there is one version."""
    by_period = {period: thing} if period else {}
    return Plans(name, thing, None, None, by_period, _reference_pattern(name, convention), re.compile(r"(?!)"), ())


def _reference_pattern(name: str, convention: Convention) -> re.Pattern[str]:
    noun = name.rsplit(" ", 1)[-1]
    words = (*convention.words("outline", "old_plan"), *convention.words("outline", "new_plan"))
    adjectives = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    period = r"\(?20\d\d(?:/\d\d)?\s?(?:[-–—/]|to)\s?(?:20)?\d\d(?:/\d\d)?\)?"
    bracket = rf"(?: \((?:(?i:{adjectives}) )?{noun}\))"
    return re.compile(
        rf"(?:\b(?i:the|a|an|its|our|this|that|all)\b )?(?:(?:[A-Z]\w+ ){{0,3}}Council[’']s )?(?:\b(?i:{adjectives}) )*(?:{period} )?"
        rf"(?:\b(?i:{re.escape(name)})\b|\b{noun}\b|(?<=\d\d |\d\) ){noun.lower()}\b)"
        rf"(?:,? (?:covering |for )?{period}(?! {noun}))?{bracket}?"
        rf"|\b(?i:the|that|this) (?:(?i:{adjectives}) )*{noun.lower()}\b"
        r"|\b(?:revised|updated|refreshed) version of it\b"
    )


def plan_name(documents: Sequence[Document], convention: Convention, council: str) -> tuple[str, set[Period]] | None:
    """The plan's name as the papers have it, and every period that they print with it.

    It is the instrument that the title blocks and the first sentences name most; a head word that councils use for
    such plans ("corporate plan") counts as well.
    """
    titles = " ".join(block.text for d in documents for p in d.paragraphs[:1] for block in p.blocks).casefold()
    heads = tuple(head.head for head in convention.instrument_heads if head.is_a == "StrategicPlan")
    versions = "|".join((*convention.words("outline", "old_plan"), *convention.words("outline", "new_plan")))
    spoken_of = re.compile(rf"\b(?:{versions}) $", re.IGNORECASE)
    counted: Counter[str] = Counter()
    texts = [sentence.text for document in documents for sentence in sentences_of(document)]
    for text in texts:
        for name in names_in(text, convention, council):
            bare = re.sub(rf"\s*\(?{PERIOD}\)?.*", "", name.text)
            if name.head and bare.casefold().endswith(heads):
                bare = next(bare[-len(head) :] for head in heads if bare.casefold().endswith(head))
                counted[bare] += 3 if bare.casefold() in titles else 1
            elif name.years and bare.casefold() in titles and re.search(r"(?:plan|strategy|vision)$", bare, re.IGNORECASE):
                counted[bare] += 2
            elif name.years and re.search(r"(?:plan|strategy|vision)$", bare, re.IGNORECASE) and spoken_of.search(text[: name.start]):
                counted[bare] += 1
    if not counted:
        return None
    best = max(counted, key=lambda each: (counted[each], each))
    pattern = _reference_pattern(best, convention)
    periods = {
        period
        for text in texts
        for match in pattern.finditer(text)
        if not _ends_longer_name(text, match) and (period := period_in(match[0]))
    }
    title = re.search(rf"{re.escape(best.casefold())},? \(?{PERIOD}", titles)
    on_title = period_in(title[0]) if title else None
    return best, periods | ({on_title} if on_title else set())
