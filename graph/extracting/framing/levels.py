"""The levels of a plan as the papers name them, and the lines that announce them.

A paper announces an element in a few forms: "‘Great Communities’ Outcome: ...", "Sub-outcome 9.2 ‘...’", "Priority 1:
...", "Aim: ..."; and a list of them by a line such as "Sub-outcomes:", "Actions include:", "... four priorities:".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...conventions import Convention, Ladder
from ...document import Document
from ..sameness import clean_label
from ..sentences import LONGEST_SENTENCE

__all__ = ["Announced", "Levels", "ListOpening", "choose_ladder"]

_BEFORE = "(?:key |our |the )*"  # what may stand before the word for a level
_LONGEST_NAME = 12  # words; what is longer before a colon is a sentence, not the name of an outcome


@dataclass(frozen=True, slots=True)
class Announced:
    """An element announced by a block: level (local class name), label, number as printed, what follows the label."""

    level: str
    label: str
    number: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class ListOpening:
    """A block that opens a list of elements of a level, `under` the element that it numbers ("Under objective 2.1:")."""

    level: str
    under: Announced | None = None


@dataclass(frozen=True, slots=True)
class Levels:
    """The ladder in use, as regular expressions."""

    ladder: Ladder
    sections: tuple[str, ...]
    usual_headings: tuple[str, ...]

    def word(self, level: str) -> str:
        """The alternatives for a level's name, singular; a plural may follow by `s?` (priority: priorities)."""
        return "|".join(_plural(name) for name in dict(self.ladder.levels())[level]) or r"(?!)"

    @property
    def any_word(self) -> str:
        """The alternatives for the name of any level, the longest first."""
        return _any_word(self.ladder)

    def level_of(self, word: str) -> str:
        """The level that a word (singular or plural) names."""
        for level, names in self.ladder.levels():
            if any(re.fullmatch(_plural(name), word, re.IGNORECASE) for name in names):
                return level
        raise KeyError(word)

    def announced(self, text: str) -> Announced | None:
        """What a block announces, if it is no more than that."""
        word = self.any_word
        if match := _pattern(rf"‘(?P<label>.+?)’ (?P<level>{word})(?:\s*[:–—-]\s*(?P<more>.+)|[.;]?)").fullmatch(text):
            return Announced(self.level_of(match["level"]), clean_label(match["label"]), "", match["more"] or "")
        number = r"(?P<number>\d+(?:\.\d+)*|[A-Z](?=\b[^’']))"
        quoted = _pattern(rf"(?P<level>{word}) ?{number}?[.:]?\s*[:–—-]?\s*‘(?P<label>.+)’[.;:]?").fullmatch(text)
        if quoted and not re.search(r"’ \w+.*‘", quoted["label"]):
            return Announced(self.level_of(quoted["level"]), clean_label(quoted["label"]), quoted["number"] or "")
        spoken = _pattern(
            rf"{_BEFORE}(?P<level>{word})(?: {number})?\s*[:–—]\s+(?P<label>.+)"
            rf"|(?P<level2>{word}) (?P<number2>\d+(?:\.\d+)*)\.? -? ?(?P<label2>(?-i:[A-Z]).+)"
        ).fullmatch(text)
        if spoken and not text.rstrip().endswith(":"):
            level = self.level_of(spoken["level"] or spoken["level2"])
            label, more, section = self.name_and_description(spoken["label"] or spoken["label2"], level)
            return Announced(level, label, spoken["number"] or spoken["number2"] or section, more)
        return None

    def name_and_description(self, text: str, level: str) -> tuple[str, str, str]:
        """An item's label, what is told of it, and the number of its section of the plan, each "" if there is none.

        Only outcomes are told of so: "‘Clean and Green’ (section 3): we protect ..."; elsewhere all is label.
        """
        if level != "Outcome":
            return clean_label(text), "", ""
        section = _pattern(rf" ?\((?:{'|'.join(self.sections)}|{self.word('Outcome')}) (?P<number>\d+)\)").search(text)
        bare = text.replace(section[0], "", 1) if section else text
        number = section["number"] if section else ""
        match = re.match(r"‘(?P<label>[^’]+(?:’\w[^’]*)*)’\s*(?:[:–—-]\s*)?(?P<more>.*)", bare) or re.match(
            r"(?P<label>[^:–—]+?)\s*(?::| [–—-])\s+(?P<more>.+)", bare
        )
        if match and len(match["label"].split()) <= _LONGEST_NAME:
            return clean_label(match["label"]), match["more"], number
        return clean_label(bare), "", number

    def opening(self, text: str) -> ListOpening | None:
        """Whether a block opens a list ("Actions include:"), and of which level."""
        if not text.rstrip().endswith((":", "–", "-")) and not _pattern(rf"{_BEFORE}(?:{self.any_word})").fullmatch(text):
            return None
        numbered = list(_pattern(rf"\b(?P<level>{self.any_word}) (?P<number>\d+(?:\.\d+)*)\b").finditer(text))
        under = Announced(self.level_of(numbered[-1]["level"]), "", numbered[-1]["number"]) if numbered else None
        if _pattern(r"(?:.*\b)?(?:we|the council) will(?: also)?:").fullmatch(text):
            return ListOpening("Action", under)
        last = text.rsplit(". ", 1)[-1]
        named = list(_pattern(rf"\b(?P<level>{self.any_word})\b(?! \d)").finditer(last))
        plural = [match for match in named if match["level"].casefold().endswith("s")] or named
        if plural:
            return ListOpening(self.level_of(plural[-1]["level"]), under)
        return ListOpening("Action" if under.level != "Outcome" else "SubOutcome", under) if under else None

    def named(self, text: str) -> str:
        """The level whose name a text is, and no more ("Our priorities"); "" for any other text."""
        match = _pattern(rf"{_BEFORE}(?P<level>{self.any_word})").fullmatch(text.strip(" :"))
        return self.level_of(match["level"]) if match else ""

    def usual_names(self, texts: Iterable[str]) -> Mapping[str, str]:
        """By level, the name of it that texts print most, in the singular and in lower case; none for a level that they do not name."""
        counted = Counter(match["level"] for text in texts for match in _pattern(rf"\b(?P<level>{self.any_word})\b").finditer(text))
        found: dict[str, Counter[str]] = {}
        for level, names in self.ladder.levels():
            for name in names:
                times = sum(n for word, n in counted.items() if re.fullmatch(_plural(name), word, re.IGNORECASE))
                found.setdefault(level, Counter())[name] += times
        return {level: names.most_common(1)[0][0] for level, names in found.items() if names.total()}

    def names_outcome(self, heading: str) -> bool:
        """Whether a heading can be an outcome's name: not a usual heading of papers, nor a word for a level."""
        usual = _pattern("|".join(self.usual_headings)).search(heading)
        return bool(heading) and not usual and not _pattern(rf"\b(?:{self.any_word})\b").search(heading)

    def introduced(self, text: str) -> Announced | None:
        """The element that a text begins to tell of: "Outcome 2, ‘Safe Harbours’, is about ..."."""
        match = _pattern(
            rf"(?P<level>{self.word('SubOutcome')}|{self.word('Outcome')}) (?P<number>\d+(?:\.\d+)*)"
            r",? ‘(?P<label>[^‘’]+(?:’\w[^‘’]*)*)’"
        ).match(text)
        return Announced(self.level_of(match["level"]), clean_label(match["label"]), match["number"]) if match else None

    def numbered_in(self, text: str) -> Announced | None:
        """The one outcome or sub-outcome that a text names by its number; None where there are several."""
        words = f"{self.word('SubOutcome')}|{self.word('Outcome')}"
        found = {
            (m["level"].casefold(), m["number"]) for m in _pattern(rf"\b(?P<level>{words}) (?P<number>\d+(?:\.\d+)*)\b").finditer(text)
        }
        if len(found) != 1:
            return None
        level, number = found.pop()
        return Announced(self.level_of(level), "", number)


def choose_ladder(documents: Sequence[Document], convention: Convention) -> Levels:
    """The ladder whose words announce the most elements in the papers; the first where none does."""
    texts = [
        block.said
        for document in documents
        for paragraph in document.paragraphs
        for block in paragraph.blocks
        if len(block.text) <= LONGEST_SENTENCE
    ]
    return max(
        (Levels(ladder, convention.words("outline", "sections"), convention.words("headings", "usual")) for ladder in convention.ladders),
        key=lambda levels: _fit(levels, texts),
    )


def _fit(levels: Levels, texts: Iterable[str]) -> tuple[int, int]:
    """How well a ladder fits: levels told, elements of the plan told, and whether only those of the second have parts in their numbers."""
    seen = [(found.level, found) for text in texts if (found := levels.announced(text) or levels.opening(text))]
    top = sum(level in ("Outcome", "SubOutcome") for level, _ in seen)
    numbered = [(level, found.number) for level, found in seen if isinstance(found, Announced) and found.number[:1].isdigit()]
    agree = [("." in number) == (level == "SubOutcome") for level, number in numbered if level in ("Outcome", "SubOutcome")]
    return len({level for level, _ in seen}) * 3 + top + 2 * agree.count(True) - 2 * agree.count(False), len(seen)


@cache
@cache
def _any_word(ladder: Ladder) -> str:
    names = sorted({name for _, words in ladder.levels() for name in words}, key=lambda name: (-len(name), name))
    return "|".join(_plural(name) for name in names)


def _plural(name: str) -> str:
    stem = re.escape(name).replace(r"\-", "[- ]?").replace(r"\ ", " ")
    return rf"{stem[:-1]}(?:y|ies)" if name.endswith("y") else rf"{stem}s?"


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
