"""The names in one cell: "Police, NHS & schools" are three, "Health and Wellbeing Board" is one.

>>> from ...conventions import read_convention
>>> splitting = Splitting(read_convention("action-plan"))
>>> splitting.parts("Police, NHS & schools/Health and Wellbeing Board; Harbour Trust and Age UK")
[(0, 6), (8, 11), (14, 21), (22, 48), (50, 63), (68, 74)]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...conventions import Convention
from ..sameness import plain

__all__ = ["Splitting", "body_key"]

_OUTSIDE = r"(?![^()]*\))"  # not within brackets
_HARD = re.compile(
    rf"(?:\s*\n\s*|\s*[;|•]\s*|,\s*|\s*(?<=[A-Za-z)])\s?/\s?(?=[A-Za-z])|(?<=[A-Za-z]{{4}})\.\s+(?=[A-Z])|\s+\+\s+|\s+plus\s+){_OUTSIDE}"
)
_SOFT = re.compile(rf"\s+(?:and|&|with)\s+{_OUTSIDE}", re.IGNORECASE)
_LEADING = re.compile(r"(?:[-–—•*·]|(?:and|with|also|the|plus|including|e\.g\.|incl\.|supported by)\b|&)\s*", re.IGNORECASE)
_NO_MORE = r"(?:(?! and | & ).)*"  # the rest of a name holds no second "and"
_MOST_JOINED = 4  # pieces that a name with commas in it may have been cut into


def body_key(name: str) -> str:
    """What spellings of a body's name have in common: no case, punctuation, spaces, articles, plurals; "&" is "and"."""
    words = (word.removesuffix("s") if len(word) > 2 else word for word in plain(name).split() if word != "the")
    return "".join({"dept": "department", "co": "council"}.get(word, word) for word in words)


class Splitting:
    """Cuts cells into names. What has been learnt as one name is never cut, and what is cut into learnt names is cut."""

    def __init__(self, convention: Convention) -> None:
        self._whole = _pattern(words.replace(".*", _NO_MORE) for words in convention.words("bodies", "whole"))
        self._listed = _pattern(tuple(words for words in convention.words("bodies", "whole") if "," in words))
        self._alone = _pattern(convention.words("bodies", "alone"))
        self._heads = tuple(head.head for head in convention.body_heads)
        self._learnt: set[str] = set()

    def learn(self, texts: Iterable[str]) -> None:
        """Take names from cells that hold nothing that could part them."""
        for text in texts:
            for start, end in self._cut(text, _HARD):
                if not _SOFT.search(text[start:end]):
                    self._learnt.add(body_key(text[start:end]))

    def parts(self, text: str) -> list[tuple[int, int]]:
        """Where each name of a cell begins and ends; new lines in `text` part names."""
        pieces = self._joined(text, list(self._cut(text, _HARD)))
        return [_trimmed(text, *span) for piece in pieces for span in self._softly(text, *piece) if _trimmed(text, *span)[0] < span[1]]

    def _cut(self, text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        start = 0
        for match in separator.finditer(text):
            if match.start() > start:
                yield _trimmed(text, start, match.start())
            start = match.end()
        if start < len(text):
            yield _trimmed(text, start, len(text))

    def _joined(self, text: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Pieces put together again where a name has commas in it: "Environment, Food and Rural Affairs"."""
        i = 0
        while i < len(pieces):
            start, end = pieces[i]
            for last in range(min(len(pieces), i + _MOST_JOINED) - 1, i, -1):
                words = text[start : pieces[last][1]]
                if "\n" not in words and self._listed.fullmatch(words):
                    end, i = pieces[last][1], last
                    break
            yield start, end
            i += 1

    def _softly(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A piece cut at "and" or "with" where both of its sides are names by themselves."""
        for match in _SOFT.finditer(text, start, end):
            sides = text[start : match.start()], text[match.end() : end]
            learnt = all(body_key(side) in self._learnt for side in sides)
            if learnt or (not self._whole.fullmatch(text[start:end]) and all(map(self._stands_alone, sides))):
                yield from self._softly(text, start, match.start())
                yield from self._softly(text, match.end(), end)
                return
        yield start, end

    def _stands_alone(self, name: str) -> bool:
        words = name.strip()
        parted = _SOFT.split(words)
        known = body_key(words) in self._learnt or self._alone.fullmatch(words) or self._whole.fullmatch(words)
        headed = len(words.split()) > 1 and any(re.search(rf"\b{head}s?$", words, re.IGNORECASE) for head in self._heads)
        return bool(known or headed) or (len(parted) > 1 and all(map(self._stands_alone, parted)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without bullets, little words, space and closing punctuation around it."""
    while start < end and (match := _LEADING.match(text, start, end) or re.compile(r"[\s,.:;]+").match(text, start, end)):
        start = match.end()
    while end > start and text[end - 1] in " \n\t,.;:`-–":
        end -= 1
    return start, end


def _pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of the patterns blind to case, but for those of capitals."""
    found = [pattern if pattern.startswith("[A-Z]") else f"(?i:{pattern})" for pattern in patterns]
    return re.compile("|".join(found) or r"(?!)")
