"""Sentences with their names replaced by placeholders, ready for the patterns of a convention.

"The City Plan is complemented by a Skills Strategy (SS)" becomes "⟦P0⟧ is complemented by ⟦I1⟧": articles, a
possessive council and a bracket behind a name are part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...conventions import placeholder
from ...statement import Thing
from ..sentences import Sentence
from .references import ElementReference

__all__ = ["PLACEHOLDER", "Annotated", "Named", "masked", "together", "without_short_forms"]

#: A placeholder in a text.
PLACEHOLDER = re.compile(r"⟦(?P<letter>[A-Z])(?P<index>\d+)⟧")
_BRACKET = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence: its characters, the letter of its placeholder, the thing; `called` is the name itself if it is one.

    `others` are further things that it means: "They".
    """

    start: int
    end: int
    letter: str
    thing: Thing | None
    called: str = ""
    others: tuple[Thing, ...] = ()


@dataclass(frozen=True)
class Annotated:
    """A sentence and the names in it; `text` is the sentence with placeholders for names, `before` what belongs to one before it."""

    sentence: Sentence
    names: tuple[Named, ...]
    before: re.Pattern[str]
    elements: tuple[ElementReference, ...] = ()

    @cached_property
    def text(self) -> str:
        """The sentence with a placeholder for each name."""
        return masked(self.sentence.text, self.names, self.before)

    def things(self, text: str) -> list[Thing]:
        """The things that the placeholders in a piece of the masked text stand for, in order."""
        names = (self.names[int(match["index"])] for match in PLACEHOLDER.finditer(text))
        return [thing for name in names for thing in (name.thing, *name.others) if thing]


def masked(text: str, names: Sequence[Named], belonging: re.Pattern[str]) -> str:
    """The text with each name, what belongs to it before, and a bracket behind, replaced by its placeholder.

    `belonging` matches what belongs to a name before it.
    """
    pieces: list[str] = []
    at = 0
    for index, name in enumerate(names):
        before = belonging.search(text, at, name.start) if name.letter != "D" else None
        start = before.start() if before else name.start
        pieces += [text[at:start], placeholder(name.letter, index)]
        bracket = _BRACKET.match(text, name.end) if name.letter != "D" else None
        following = names[index + 1].start if index + 1 < len(names) else len(text)
        at = bracket.end() if bracket and bracket.end() <= following else name.end
        if bracket and bracket.end() > following and index + 1 < len(names):
            at = name.end
    return "".join([*pieces, text[at:]])


def together(names: list[Named], more: Iterable[Named]) -> list[Named]:
    """The names and those of the further ones that lie in none of them, in order."""
    free = [name for name in more if all(name.end <= known.start or known.end <= name.start for known in names)]
    return sorted([*names, *free], key=lambda name: name.start)


def without_short_forms(names: Sequence[Named], text: str) -> tuple[Named, ...]:
    """The names without an abbreviation in brackets right behind the name that it is short for."""
    kept: list[Named] = []
    for name in names:
        last = kept[-1] if kept else None
        if (
            last
            and last.thing == name.thing
            and text[last.end : name.start] in (" (", " (the ", " (‘", " (“")
            and text[name.end : name.end + 2].strip("’”")[:1] == ")"
        ):
            kept[-1] = replace(last, end=text.index(")", name.end) + 1)
        else:
            kept.append(name)
    return tuple(kept)
