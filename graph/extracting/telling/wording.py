"""The words by which running text provides something, as a convention and the plan's levels give them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ...conventions import Convention, Provision, ProvisionPhrase
from ..framing.levels import Levels

__all__ = ["Wording"]

_STOP = re.compile(
    r"[.;](?:\s|$)|, which\b|, and by\b|,? which (?:is|are|will|would)\b|, in the section\b|,? and an?(?:other)? (?:sub-?)?section\b"
    r"|, (?:while|whereas|and (?:it|this|these|the (?:plan|outcome)))\b| (?:are|is) (?:also )?(?:reflected|included|set out) (?:in|within)",
    re.IGNORECASE,
)
_PROVIDES_NOT = re.compile(
    r"\b(?:does|do|did|will|would|has|have) not (?:include|contain|set|have|provide)\b|\bno (?:new |specific |further )*(?:aims|actions)\b"
)


@dataclass
class Wording:
    """Compiled patterns; all are blind to case."""

    convention: Convention
    levels: Levels

    @cached_property
    def noun(self) -> re.Pattern[str]:
        """A word for what is provided: "an action", "aims and actions"; group `n0`, `n1` ... tells which row it is."""
        nouns = "|".join(f"(?P<n{i}>{noun})" for i, noun in enumerate(self._nouns))
        return _compiled(rf"(?<![\w-])(?:the |its |their )?(?:council[’']s |plan[’']s )?(?:{nouns})\b(?![’-])")

    @cached_property
    def list_opening(self) -> re.Pattern[str]:
        """Words that open a list of actions: "such as"."""
        return _compiled(rf",? ?(?P<list>{self._any('lists')}):? ?")

    @cached_property
    def announcing(self) -> re.Pattern[str]:
        """Words behind "actions" that announce a list: ": to"; group `supporting` where it is of the aim told before."""
        return _compiled(self._any("announcing"))

    @cached_property
    def unspecified(self) -> re.Pattern[str]:
        """Words that say only that there are some: "to deliver the sub-outcome"."""
        return _compiled(rf" ?(?:{self._any('unspecified').replace('{level}', self._level)})")

    @cached_property
    def how(self) -> re.Pattern[str]:
        """Words such as "sets out how"."""
        return _compiled(self._any("sets_out_how"))

    @cached_property
    def phrases(self) -> tuple[tuple[ProvisionPhrase, re.Pattern[str]], ...]:
        """Phrases that provide by themselves: "makes provision for"."""
        return tuple(
            (row, _compiled(row.pattern.replace("{action}", self._action).replace("{level}", self._level)))
            for row in self.convention.phrases
        )

    def row(self, noun: re.Match[str]) -> Provision:
        """The convention's row that a match of `noun` is of."""
        return next(row for i, row in enumerate(self.convention.provisions) if noun[f"n{i}"])

    def denies(self, text: str) -> bool:
        """Whether a sentence says that the plan does not provide something."""
        return bool(_PROVIDES_NOT.search(text))

    def denied(self, before: str) -> bool:
        """Whether the clause that leads up to a phrase denies it."""
        return bool(re.search(self.convention.word("negation", "words"), re.split(r"[.;,]", before)[-1], re.IGNORECASE))

    def supports(self, before: str) -> bool:
        """Whether what follows supports the aim told before: "This is supported by"."""
        return bool(self._supporting.search(before))

    def provides(self, text: str, noun: re.Match[str]) -> bool:
        """Whether a sentence says that the plan holds it: "includes" before, or the noun itself goes on with "are to"."""
        supported = re.search(self._any("supporting"), text[: noun.start()], re.IGNORECASE)
        itself = re.match(r" (?:is|are) (?:to|that)\b", text[noun.end() :]) or self.announcing.match(text, noun.end())
        return bool(self._verb.search(text) or supported or itself or re.search(r"\bin the section on\b", text))

    def stop(self, text: str, start: int, *, is_list: bool = False) -> int:
        """Where what is to be done ends: the sentence, a clause about something else, a second provision.

        Brackets are passed over; the semicolons of a list do not end it.
        """
        hidden = re.sub(r"\([^()]*\)", lambda match: "x" * len(match[0]), text)
        ends = [match.start() for match in _STOP.finditer(hidden, start) if not (is_list and match[0].startswith(";"))]
        again = self._again.search(hidden, start)
        other = self._other.search(hidden, start)
        return min([*ends, *(match.start() for match in (again, other) if match), len(text)])

    @property
    def _action(self) -> str:
        return f"(?:{self.levels.word('Action')})"

    @property
    def _level(self) -> str:
        return f"(?:{self.levels.word('SubOutcome')}|{self.levels.word('Outcome')})"

    @property
    def _nouns(self) -> list[str]:
        return [row.noun.replace("{action}", self._action) for row in self.convention.provisions]

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return _compiled(rf"\b(?:{self._any('verbs')})\b")

    @cached_property
    def _supporting(self) -> re.Pattern[str]:
        return _compiled(rf"(?:{self._any('supporting')})\W*$")

    @cached_property
    def _again(self) -> re.Pattern[str]:
        """Where a second provision of the sentence begins: "... and a commitment to ..."."""
        nouns = "|".join(self._nouns)
        return _compiled(rf",? (?:and|as well as|together with|plus) (?=(?:{nouns})\b(?: to | for |,? such as|,? including))")

    @cached_property
    def _other(self) -> re.Pattern[str]:
        """Where the sentence turns to another element: ", and objective 2.3 ...", ", and there is ..."."""
        levels = f"{self.levels.word('SubOutcome')}|{self.levels.word('Outcome')}"
        return _compiled(rf",? and (?:(?:{levels}) \d|there (?:is|are)\b)")

    def _any(self, key: str) -> str:
        return "|".join(self.convention.words("provision_words", key))


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
