"""Where a sentence means an outcome or a sub-outcome: by its number, its label, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..sameness import likeness
from .levels import Levels
from .outline import Element, Outline

__all__ = ["ElementReference", "References"]

_DRIFTED = 0.2  # share of meaningful words that a drifted label must keep where its number agrees


@dataclass(frozen=True, slots=True)
class ElementReference:
    """Words that mean an element: which, the number and label as printed ("" where not), and the characters."""

    start: int
    end: int
    element: Element
    number: str = ""
    label: str = ""


@dataclass(slots=True)
class References:
    """Finds elements of an outline in sentences."""

    outline: Outline
    levels: Levels
    sections: tuple[str, ...]

    def find(self, text: str, current: Sequence[Element] = ()) -> Iterator[ElementReference]:
        """Every element that a sentence means, in order; "sections 2.1 and 2.2" are two.

        `current` are those that the text before is about: "this priority" means the one of them on that level.
        """
        found = sorted((*self._named(text), *self._pronouns(text, current)), key=lambda reference: reference.start)
        yield from (r for i, r in enumerate(found) if not i or r.start >= found[i - 1].end or r.start == found[i - 1].start)

    def _pronouns(self, text: str, current: Sequence[Element]) -> Iterator[ElementReference]:
        for element in current:
            for match in re.finditer(rf"\bthis (?:{self.levels.word(element.level)})\b(?! \d)", text, re.IGNORECASE):
                yield ElementReference(*match.span(), element)

    def _named(self, text: str) -> Iterator[ElementReference]:
        taken = 0
        for match in self._pattern().finditer(text):
            if match.start() < taken:
                continue
            found = list(self._meant(match, text))
            if found:
                taken = found[-1].end
                yield from found

    def _meant(self, match: re.Match[str], text: str) -> Iterator[ElementReference]:
        level = None if match["section"] or not match["level"] else self.levels.level_of(match["level"])
        numbers = re.findall(r"\d+(?:\.\d+)*", match["numbers"] or "")
        if label := match["label"] or match["label2"] or match["label3"]:
            wanted = level or (self.levels.level_of(match["after"]) if match["after"] else None)
            element = self.outline.find(label, wanted) or self._drifted(label, numbers)
            if element and (match["after"] is None or element.level == wanted):
                yield ElementReference(match.start(), match.end(), element, numbers[0] if numbers else "", label)
            return
        for number in numbers:
            element = self.outline.numbered(number)
            if element and ("." in number or level):
                yield ElementReference(match.start(), match.end(), element, number)

    def _drifted(self, label: str, numbers: Sequence[str]) -> Element | None:
        """The element whose number stands beside a label that is no longer its own, if the wordings have anything in common."""
        element = self.outline.numbered(numbers[0]) if numbers and "." in numbers[0] else None
        return element if element and likeness(label, element.label) >= _DRIFTED else None

    def _pattern(self) -> re.Pattern[str]:
        levels = "|".join(self.levels.word(level) for level in ("SubOutcome", "Outcome"))
        return _pattern(tuple(element.label for element in self.outline.elements), levels, self.sections)


@lru_cache(maxsize=16)  # an outline grows while papers are read, and stays the same for hundreds of sentences
def _pattern(labels: Sequence[str], levels: str, words: Sequence[str]) -> re.Pattern[str]:
    """Matches elements by their labels as printed, or by a word for a level or section with a number or a label in quotes."""
    sections = "|".join(rf"{re.escape(word)}s?" for word in sorted(words, key=len, reverse=True))
    label = r"‘(?P<{}>[^‘’]+(?:’(?=\w)[^‘’]*)*)’"
    known = sorted((label for label in labels if len(label.split()) > 1), key=len, reverse=True)
    unquoted = "|".join(map(re.escape, known)) or r"(?!)"
    numbers = r"(?P<numbers>\d+(?:\.\d+)*(?:(?:, | and |, and | & )\d+(?:\.\d+)+)*)"
    return re.compile(
        rf"(?<![\w‘])(?P<label3>(?-i:{unquoted}))(?![\w’])"
        rf"|(?:\b(?:the )?(?:(?P<level>{levels})|(?P<section>{sections}))(?::? {numbers})?"
        rf"(?:[:,]? \(?{label.format('label')}\)?)?|{label.format('label2')})(?: (?P<after>{levels})\b)?",
        re.IGNORECASE,
    )
