"""How alike two wordings are: by the words that they share, each weighed by how rare it is in the two plans.

A word weighs log(1 + labels / labels that hold it); a number weighs half as much as the lightest word, because targets and years
change while the thing stays. Likeness is twice the weight of what is shared, over the weight of both wordings (Dice), from 0 to 1.

    >>> words = Words(["Fewer cold homes", "Fewer cold flats", "Clean rivers"])
    >>> found = words.likeness("Fewer cold homes", "Fewer cold flats")
    >>> round(found.score, 2), found.shared, found.only_before, found.only_after
    (0.57, ('fewer', 'cold'), ('homes',), ('flats',))
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log
from types import MappingProxyType

from ..extracting.sameness import LITTLE_WORDS, plain

__all__ = ["Likeness", "Words"]

_ENDING = re.compile(r"(?<=\w{3})(?:ies|ing|ed|es|ly|s|e|y)$")
_DOUBLE = re.compile(r"([bdgmnprt])\1$")
_NUMBER = 0.5  # of the lightest word


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two wordings are (0 to 1), and the words that they share and do not share, as first printed."""

    score: float
    shared: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()


class Words:
    """Weighs the words of wordings by how rare they are among all `labels`."""

    def __init__(self, labels: Iterable[str]) -> None:
        known = [frozenset(_stems(label)) for label in labels]
        holding = Counter(stem for stems in known for stem in stems)
        self._weights = {stem: log(1 + len(known) / count) for stem, count in holding.items()}
        self._rare = log(1 + len(known)) or 1.0
        self._number = _NUMBER * min((weight for stem, weight in self._weights.items() if not stem.isdigit()), default=1.0)

    def likeness(self, before: str, after: str) -> Likeness:
        """How alike two wordings are."""
        one, other = _stems(before), _stems(after)
        shared = one.keys() & other.keys()
        whole = self._weight(one) + self._weight(other)
        return Likeness(
            score=2 * self._weight(shared) / whole if whole else 0.0,
            shared=_printed(one, shared),
            only_before=_printed(one, one.keys() - shared),
            only_after=_printed(other, other.keys() - shared),
        )

    def covered(self, text: str, by: Iterable[str]) -> float:
        """The share of a wording, by weight, that is found in any of some others: 0 to 1."""
        stems = _stems(text)
        there = {stem for other in by for stem in _stems(other)}
        whole = self._weight(stems)
        return self._weight(stems.keys() & there) / whole if whole else 0.0

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self._number if stem.isdigit() else self._weights.get(stem, self._rare) for stem in stems)


@lru_cache(maxsize=4096)  # each wording of a plan is compared with each of the other
def _stems(text: str) -> Mapping[str, str]:
    """The words that carry meaning, without their endings -> as printed."""
    words = [word for word in plain(text).split() if word not in LITTLE_WORDS]
    return MappingProxyType({_DOUBLE.sub(r"\1", _ENDING.sub("", word)): word for word in reversed(words)})


def _printed(stems: Mapping[str, str], which: Iterable[str]) -> tuple[str, ...]:
    chosen = set(which)
    return tuple(word for stem, word in reversed(tuple(stems.items())) if stem in chosen)
