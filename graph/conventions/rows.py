"""The rows of a convention's tables, frozen: ladders, head words, link patterns, signs and the like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["BodyHead", "InstrumentHead", "Ladder", "LinkPattern", "Provision", "ProvisionPhrase", "Sign", "Theme", "Words"]

#: Patterns or words, in order.
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The names of a plan's levels, from the top; the longest name of a level stands first."""

    outcome: Words
    sub_outcome: Words = ()
    aim: Words = ()
    action: Words = ()

    def levels(self) -> tuple[tuple[str, Words], ...]:
        """Local name of the class -> the words for it, from the top."""
        return ("Outcome", self.outcome), ("SubOutcome", self.sub_outcome), ("Aim", self.aim), ("Action", self.action)


@dataclass(frozen=True, slots=True)
class Provision:
    """Words by which running text says that the plan holds an aim, an action or a commitment."""

    noun: str
    is_a: str


@dataclass(frozen=True, slots=True)
class ProvisionPhrase:
    """A phrase behind which stands what is provided; `is_list` takes it apart at semicolons and verbs."""

    pattern: str
    is_a: str
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class InstrumentHead:
    """A head word of instruments' names, the class and the kind that it tells; one that is `titled` is a mark only with a capital."""

    head: str
    is_a: str
    kind: str
    titled: bool = False


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A head word of bodies' names and the class that it tells."""

    head: str
    is_a: str


@dataclass(frozen=True, slots=True)
class LinkPattern:
    """Patterns of sentences that state a link.

    `follow` are those that need the sentence before for their other end: it fits a pattern, or one of `lead`.
    """

    predicate: str
    patterns: Words
    follow: Words = ()
    lead: Words = ()
    consultation: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept of the implications lens: headings that announce it, and the words for it in a sentence."""

    concept: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that papers of a kind show: a pattern, where it is looked for, and how much it tells.

    `where` is a place of the Document: its "title" block, a "heading", "text" (items too), a "cell" of a table, the printed
    "number" of a paragraph, or the "filename". It tells all of its `weight` where it is met in as many blocks as `times`
    says, and a part of it where it is met in fewer. A weight below 0 speaks against. `says` is what an officer is told.
    """

    pattern: str
    where: Literal["title", "heading", "text", "cell", "number", "filename"]
    weight: float
    says: str
    times: int = 1
