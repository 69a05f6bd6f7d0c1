"""What a status means, whichever words a council has for it: a concept of the status scheme, and the words as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....ontology.terms import HAS_STATUS, REPORTS_STATUS, STATUS
from ...conventions import Convention
from ...statement import Concept, Thing, Typed
from ..register import Register
from ..sameness import plain
from .cells import Cell
from .headers import plain_words

__all__ = ["Statuses"]

_PER_CENT = re.compile(r"(\d+(?:\.\d+)?)\s?%")
_FIRST_WORDS = re.compile(r"\s*(?:[-–—:;,(.\n]|\bas (?:at|of)\b)")
_TRUTHS = {"TRUE": "complete", "FALSE": "incomplete"}


@dataclass(frozen=True, slots=True)
class Statuses:
    """States the status that a cell reports of a commitment."""

    convention: Convention
    register: Register

    def state(self, action: Thing, header: str, cell: Cell) -> None:
        """The words of the cell, and the concept where they have one; a mark below "Complete" says what the header says."""
        words = cell.piece().text
        if plain(words) in self.convention.words("marks", "words") and self.meaning(header):
            words = header
        elif plain(words) in plain_words(self.convention, "unknown"):
            return
        self.register.state(action, REPORTS_STATUS, Typed(words), cell.quote())
        if meaning := self.meaning(words):
            self.register.state(action, HAS_STATUS, Concept(STATUS + meaning), cell.quote())

    def meaning(self, words: str) -> str:
        """The notation of the concept that words mean, by the whole of them or their beginning; "" where they mean none."""
        if words in _TRUTHS:
            return _TRUTHS[words]
        if number := _PER_CENT.fullmatch(words):
            share = float(number[1])
            return "complete" if share >= 100 else "in-progress" if share else "not-started"
        for text in dict.fromkeys((words, _FIRST_WORDS.split(words)[0])):
            for notation, patterns in self.convention.sections["statuses"].items():
                if any(re.fullmatch(pattern, " ".join(re.sub(r"[^\w%-]", " ", text).split()), re.IGNORECASE) for pattern in patterns):
                    return notation
        return ""
