"""Defects that the papers themselves hold: told to the officer as findings, never silently mended into facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..conventions import Convention
from ..document import Document
from ..statement import Finding, Thing
from .framing.numbers import Misprint
from .framing.outline import Outline
from .part import Cover
from .periods import day_in_words
from .sentences import Sentence, sentences_of
from .telling.events import Run

__all__ = ["dangling_references", "duration_mismatches", "label_drifts", "list_orders", "misprinted_numbers"]

_APPENDED = re.compile(
    r"\b(?:appended|attached|enclosed)\b(?! to (?!th(?:is|e) (?:report|paper)\b))|\b(?:at|in|as) (?:the )?appendix\b|of the appendix\b",
    re.IGNORECASE,
)


def misprinted_numbers(misprints: Sequence[Misprint]) -> Iterator[Finding]:
    """Printed numbers that cannot be right."""
    for misprint in misprints:
        label = misprint.element.label
        right = f"it should be {misprint.right}" if misprint.right else "the papers do not tell the right one"
        sentence = f"“{label}” is printed with the number {misprint.printed}, which cannot be right: {right}."
        yield Finding("misprinted-number", sentence, (misprint.element.thing,), misprint.quotations, misprint.printed, misprint.right)


def label_drifts(outline: Outline) -> Iterator[Finding]:
    """Wordings of an outcome or sub-outcome that differ from the listed one by words, not only by punctuation."""
    for element in outline.elements:
        for variant, quotations in element.variants.items():
            if _words(variant) != _words(element.label):
                sentence = f"“{element.label}” is also worded “{variant}”: check that they are the same."
                yield Finding("label-drift", sentence, (element.thing,), tuple(quotations), variant, element.label)


def list_orders(outline: Outline) -> Iterator[Finding]:
    """Outcomes whose sub-outcomes are listed in another order than they are numbered in."""
    for outcome in outline.level("Outcome"):
        listed = sorted((child for child in outline.children(outcome) if child.position), key=lambda child: child.position)
        printed = [child.number for child in listed if child.numbers and child.number in child.numbers]
        in_order = sorted(printed, key=lambda number: [int(part) for part in re.findall(r"\d+", number)])
        if printed != in_order:
            sentence = f"The sub-outcomes of “{outcome.label}” are listed in the order {', '.join(printed)}, not in that of their numbers."
            quotations = tuple(q for child in listed for number in child.numbers for q in child.numbers[number][:1])
            yield Finding("list-order", sentence, (outcome.thing,), quotations, ", ".join(printed), ", ".join(in_order))


def duration_mismatches(runs: Sequence[Run], plan: Thing | None) -> Iterator[Finding]:
    """Consultations that last another number of weeks than is claimed: by more than a day, counted from first to last."""
    seen: dict[tuple[str, str, int], list[Run]] = {}
    for run in runs:
        seen.setdefault((run.first, run.last, run.weeks), []).append(run)
    for (first, last, weeks), told in seen.items():
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
        if abs(days + 1 - 7 * weeks) > 1:
            span = f"from {day_in_words(first)} to {day_in_words(last)}"
            sentence = f"A {weeks}-week consultation would take {7 * weeks} days; {span} it runs {days} days."
            yield Finding(
                "duration-mismatch",
                sentence,
                (plan,) if plan else (),
                tuple(run.quotation for run in told),
                f"{weeks} weeks",
                f"{days} days",
            )


def dangling_references(
    documents: Sequence[Document], covers: Mapping[str, Cover], convention: Convention, plan: Thing | None
) -> Iterator[Finding]:
    """References to the appended plan, or to numbered sections of it, which is not among the papers read."""
    sections = "|".join(sorted(convention.words("outline", "sections"), key=len, reverse=True))
    statutory = "|".join(convention.words("outline", "statutory")) or r"(?!)"  # "the Section 151 Officer": of an Act, not of the plan
    number = r"\d++(?:\.\d+)*+\b"
    numbered = re.compile(
        rf"\b(?:{sections})s? {number}(?: and {number})?+(?! ?(?:{statutory})\b)(?: of the (?:plan|appendix|strategy))?", re.IGNORECASE
    )
    for document in documents:
        told: list[tuple[str, Sentence]] = []
        for sentence in sentences_of(document):
            told += [(match[0], sentence) for match in numbered.finditer(sentence.text)]
            if not told and (match := _APPENDED.search(sentence.text)):
                told.append((match[0], sentence))
        if told:
            words = "; ".join(dict.fromkeys(word for word, _ in told))
            cover = covers.get(document.source)
            paper = (cover and cover.name) or document.filename
            what = f"{paper} refers to the appended plan ({words}), which is not among the papers read."
            yield Finding("dangling-reference", what, (plan,) if plan else (), tuple(s.quote() for _, s in told), words)


def _words(label: str) -> list[str]:
    return re.findall(r"\w+", label.casefold().replace("’", "").replace("-", " "))
