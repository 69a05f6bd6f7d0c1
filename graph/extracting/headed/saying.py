"""What running text and items say that is to be done, where no list of elements is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...conventions import Convention
from ...document import Document
from ..sentences import Sentence, sentences_of_block
from .sections import Place

__all__ = ["Saying"]

_LEVELS = ("Action", "Commitment", "Aim")


class Saying:
    """Goes by the verbs of a convention, and by its patterns for sentences that say what we will do."""

    def __init__(self, document: Document, convention: Convention) -> None:
        self._document = document
        self._says = [(level, convention.pattern("strategy_sentences", level)) for level in _LEVELS]
        self._says_nothing = convention.pattern("strategy_sentences", "not")
        self._verbs = frozenset(" ".join(convention.words("verbs", "base")).split())

    def sentences(self, place: Place) -> Iterator[tuple[str, Sentence]]:
        """The sentences of a block that say what is to be done, each with the local name of its class."""
        for sentence in sentences_of_block(self._document, place.paragraph, place.block):
            said = sentence.text
            level = next((level for level, pattern in self._says if pattern.search(said)), "")
            if level and not self._says_nothing.search(said) and not said.rstrip().endswith(":"):
                yield level, sentence

    def are_deeds(self, items: Sequence[str]) -> bool:
        """Whether items say what is to be done: the first and nearly all begin with a verb."""
        begun = [text.casefold().removeprefix("to ").split(" ")[0] in self._verbs for text in items]
        return begun[0] and sum(begun) * 3 >= len(begun) * 2 and all(len(text.split()) > 1 for text in items)
