"""What a block of a strategy announces: one element of the plan by its label, or a list of them.

"Priority 2: Warm homes", "Objective 3.1 Clean water", "Theme A", "SO2 Fair pay"    an element
"Our priorities", "Key actions", "What we will do", "... has four aims:"            a list
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ...conventions import Convention, InstrumentHead, Ladder, any_of
from ..framing.names import names_in
from ..sameness import clean_label, name_key

__all__ = ["Marked", "Marks", "by_class", "by_word", "plural"]

_COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CODE = (
    rf"(?:(?-i:[A-Z])[A-Za-z]{{0,11}}[- ]?)?\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?(?![\d/])|(?-i:[A-H]|[IVX]{{1,4}})\b|(?:{'|'.join(_COUNT)})\b"
)
_BEFORE = r"(?:(?:our|the|key|main|overall|overarching|strategic|headline|these|this|its|{count}|\d{{1,2}})\s+)*?".format(
    count="|".join(_COUNT)
)
_LONGEST_HEADING = 14  # words; a longer one is a sentence
_CODED = re.compile(r"(?P<number>(?P<stem>[A-Z][A-Za-z]{0,11})[- ]?\d{1,2}(?:\.\d{1,2})*)(?:\s*[:.)–—-]\s*|\s+)(?P<label>[A-Z‘“].+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """An element or a list of elements: its level (local class name), what the plan calls it, label and number as printed.

    `opens` says that it is a list that follows; `single` that its heading speaks of one ("Our ambition"). A level of "" is
    that of things which are listed and are no part of the outline: measures of success.
    """

    level: str
    name: str
    label: str = ""
    number: str = ""
    opens: bool = False
    single: bool = False


def by_class(ladder: Ladder) -> Mapping[str, str]:
    """The names of the levels -> the local name of the class."""
    return {name: level for level, names in ladder.levels() for name in names}


def by_word(convention: Convention) -> Mapping[str, str]:
    """Every name of a level that any ladder has -> itself: for counting them before a ladder is chosen."""
    return {name: name for ladder in convention.ladders for name in by_class(ladder)}


def plural(name: str) -> str:
    """A pattern for a name's plural."""
    stem = re.escape(name).replace(r"\-", "[- ]?").replace(r"\ ", r"\s+")
    return rf"{stem[:-1]}ies" if name.endswith("y") else rf"{stem}es" if name.endswith(("ch", "sh", "s", "x")) else rf"{stem}s"


class Marks:
    """Finds what blocks announce. `levels` are the names of levels and what each is; `plan` is the plan's own name."""

    def __init__(self, convention: Convention, levels: Mapping[str, str], plan: str) -> None:
        self.convention, self.levels, self.plan = convention, levels, name_key(plan)

    def of_heading(self, text: str) -> Marked | None:
        """What a heading announces."""
        bare = text.strip().rstrip(":")
        if len(bare.split()) <= 2 * _LONGEST_HEADING and (element := self._element(bare) or self._coded(bare)):
            return element
        if len(bare.split()) > _LONGEST_HEADING or self._of_others(bare):
            return None
        return self._phrase(bare) or self._collective(bare)

    def of_text(self, text: str) -> Marked | None:
        """What a block of text or an item announces: an element by its label, or the list behind a colon."""
        said = text.strip()
        if said.endswith((":", ":-", "–", "…")):
            return self._lead_in(said.rstrip(":-–… "))
        short = len(said.split())  # a heading that its type does not tell
        if found := (self._phrase(said) if short <= 10 else None) or (self._collective(said) if short <= 6 else None):
            return found
        return self._element(said) if re.match(self._label_with_number, said) else None

    def listed(self, text: str) -> tuple[str, str]:
        """An item's label without the level's name before it, and the code or number printed with it."""
        element = self._element(text) or self._coded(text)
        if element and element.label:
            return element.label, element.number
        return clean_label(text), ""

    def names_plan(self, text: str) -> bool:
        """Whether a heading is the plan's own name."""
        return self.plan in name_key(text) or name_key(text) in self.plan

    # --- one element -------------------------------------------------------------------------------------------------

    def _element(self, text: str) -> Marked | None:
        match = self._labelled.fullmatch(text) or self._bare.fullmatch(text)
        if not match:
            return None
        word = next(value for key, value in match.groupdict().items() if key.startswith("word") and value)
        label = next((value for key, value in match.groupdict().items() if key.startswith("label") and value), "")
        number = next((value for key, value in match.groupdict().items() if key.startswith("number") and value), "")
        name = self.name_of(word)
        return Marked(self.levels[name], name, clean_label(label), self._number(number)) if name else None

    def _coded(self, text: str) -> Marked | None:
        """An element by a code that begins with the initials of a level's name: "SO2 Fair pay"."""
        match = _CODED.fullmatch(text)
        if not match:
            return None
        initials = {"".join(word[0] for word in re.split(r"[ -]", name)): name for name in reversed(list(self.levels))}
        name = initials.get(match["stem"].casefold()) if match["stem"].isupper() else None
        return Marked(self.levels[name], name, clean_label(match["label"]), match["number"]) if name else None

    def _number(self, text: str) -> str:
        return str(_COUNT.index(text.casefold()) + 1) if text.casefold() in _COUNT else text.strip()

    # --- lists -------------------------------------------------------------------------------------------------------

    def _phrase(self, text: str) -> Marked | None:
        """A list by a phrase of the convention: "What we will do", "How we will measure success"."""
        found = next((level for level, pattern in self._openings if pattern.fullmatch(text)), None)
        return Marked("" if found == "passed_by" else found, "", opens=True) if found else None

    def _collective(self, text: str) -> Marked | None:
        match = self._collected.fullmatch(text)
        name = self.name_of(match["word"]) if match else ""
        if not match or not name:
            return None
        single = not re.fullmatch(plural(name), match["word"], re.IGNORECASE)
        if single and not re.match(r"our |the |overall |overarching ", f"{text} ", re.IGNORECASE) and len(text.split()) > 1:
            return None
        return Marked(self.levels[name], name, opens=True, single=single)

    def _lead_in(self, text: str) -> Marked | None:
        """A list by the sentence before a colon: its last words speak of levels, or say what "we will"."""
        last = re.split(r"(?<=[.!?]) (?=[A-Z‘“])", text)[-1]
        if self._of_others(last):
            return None
        if phrase := self._phrase(last) or self._phrase(re.split(r", ", last)[-1]):
            return phrase
        found = list(re.finditer(rf"\b(?P<word>{'|'.join(self._plurals)})\b", last, re.IGNORECASE))
        name = self.name_of(found[-1]["word"]) if found else ""
        return Marked(self.levels[name], name, opens=True) if name else None

    def _of_others(self, sentence: str) -> bool:
        """Whether a sentence speaks of what others want, or of what is done already."""
        if self.convention.pattern("strategy_sections", "others").search(sentence):
            return True
        named = (name for name in names_in(sentence, self.convention) if isinstance(name.head, InstrumentHead))
        return any(self.plan not in name_key(name.text) and name_key(name.text) not in self.plan for name in named)

    # --- patterns ----------------------------------------------------------------------------------------------------

    def name_of(self, word: str) -> str:
        """The name of a level that words are the singular or plural of."""
        plain = re.sub(r"\s+", " ", word)
        return next((name for name in self.levels if re.fullmatch(rf"{re.escape(name)}|{plural(name)}", plain, re.IGNORECASE)), "")

    @cached_property
    def _openings(self) -> list[tuple[str, re.Pattern[str]]]:
        rows = self.convention.sections.get("strategy_openings", {}).items()
        return [(level, any_of(patterns)) for level, patterns in rows]

    @cached_property
    def _singulars(self) -> list[str]:
        return [re.escape(name).replace(r"\ ", r"\s+") for name in sorted(self.levels, key=len, reverse=True)]

    @cached_property
    def _plurals(self) -> list[str]:
        return [plural(name) for name in sorted(self.levels, key=len, reverse=True)]

    @cached_property
    def _label_with_number(self) -> re.Pattern[str]:
        word = "|".join(self._singulars)
        return re.compile(
            rf"{_BEFORE}(?:{word})\s+(?:{_CODE})\s*(?:[:–—]|\s-\s|\.?\s+(?-i:[A-Z‘“]))|{_BEFORE}(?:{word})\s*:", re.IGNORECASE
        )

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        word = "|".join(self._singulars)
        return re.compile(
            rf"{_BEFORE}(?P<word>{word})\s+(?P<number>{_CODE})\s*(?:[:–—]|\s-|\.(?!\d)|\))\s*(?P<label>\S.*)"
            rf"|(?P<word2>{word})\s+(?P<number2>{_CODE})\s+(?P<label2>(?-i:[A-Z‘“]).*)"
            rf"|{_BEFORE}(?P<word3>{word})\s*[:–—]\s+(?P<label3>\S.*)"
            rf"|(?P<number4>\d{{1,2}})[.:)]?\s*(?P<word4>{word})\s*[:–—]\s*(?P<label4>\S.*)",
            re.IGNORECASE,
        )

    @cached_property
    def _bare(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<word>{'|'.join(self._singulars)})\s+(?P<number>{_CODE})[:.]?", re.IGNORECASE)

    @cached_property
    def _collected(self) -> re.Pattern[str]:
        either = "|".join([*self._plurals, *self._singulars])
        return re.compile(
            rf"(?:\w+,?\s+(?:and|&)\s+)?{_BEFORE}(?P<word>{either})"
            r"(?:\s+(?:for|of|in|to|at|across|by|over|and)\b.*|,?\s*\(?20\d\d.*)?",
            re.IGNORECASE,
        )
