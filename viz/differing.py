"""Two wordings beside each other: which words of each the other does not have in their place.

They are compared word by word, after difflib.

>>> before, after = differing("Fewer cold homes", "Fewer damp homes by 2026")
>>> [piece.text for piece in before if piece.differs], [piece.text for piece in after if piece.differs]
(['cold'], ['damp', 'by 2026'])
>>> "".join(piece.text for piece in after)
'Fewer damp homes by 2026'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

__all__ = ["Piece", "differing"]

_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words, and whether the other wording lacks them."""

    text: str
    differs: bool


def differing(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Give both wordings in pieces; capitals and punctuation make no difference."""
    old, new = _words(before), _words(after)
    steps = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False).get_opcodes()
    one = [(old[a:b], kind != "equal") for kind, a, b, _, _ in steps]
    other = [(new[c:d], kind != "equal") for kind, _, _, c, d in steps]
    return tuple(_pieces(one)), tuple(_pieces(other))


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _bare(word: str) -> str:
    return re.sub(r"\W+", "", word).casefold() or word


def _pieces(runs: Sequence[tuple[Sequence[str], bool]]) -> Iterator[Piece]:
    """The runs that hold words, with the spaces between them where nothing differs."""
    held = [(" ".join(words), differs) for words, differs in runs if words]
    for place, (text, differs) in enumerate(held):
        if place:
            yield Piece(" ", differs=False)
        yield Piece(text, differs)
