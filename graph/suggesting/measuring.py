"""How good suggestions are, against what readers found: precision, recall and F1; and how far two readers agree.

A gold is a CSV file with one line a commitment: its words in the column `commitment`, and in a column named after each
lens the notations of the concepts that it addresses, with "; " between them. A council can make one of its own plan.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ...ontology.errors import SourceError
from ...ontology.terms import LENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from .marks import Marks

__all__ = ["Agreement", "Gold", "Quality", "agreement", "measured", "read_gold"]

#: Pairs of a commitment's words and the notation of a concept.
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a reader found: the commitments read, and by lens the pairs of a commitment and a concept."""

    commitments: tuple[str, ...]
    pairs: Mapping[str, Pairs]

    def half(self, number: int) -> Gold:
        """Give one half (0 or 1), by the SHA-256 of the words, so that it is the same whenever it is asked for."""
        kept = tuple(words for words in self.commitments if sha256(words.encode()).digest()[0] % 2 == number)
        return Gold(kept, {lens: frozenset(pair for pair in pairs if pair[0] in kept) for lens, pairs in self.pairs.items()})


@dataclass(frozen=True, slots=True)
class Quality:
    """How many pairs are in the gold, how many were suggested, and how many of these are in the gold."""

    gold: int
    suggested: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what was suggested that is right."""
        return self.right / self.suggested if self.suggested else 1.0

    @property
    def recall(self) -> float:
        """The share of what is right that was suggested."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.gold + self.suggested) if self.gold + self.suggested else 1.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readings agree: the share of pairs they judge alike, and the same beyond chance (Cohen, 1960)."""

    rate: float
    kappa: float


def read_gold(path: Path) -> Gold:
    """Read a gold; raise SourceError for a file that is none."""
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path} cannot be read as a gold ({error}): save it as CSV in UTF-8.") from error
    if not rows or "commitment" not in rows[0]:
        raise SourceError(f"{path} has no column 'commitment': see docs/SUGGESTIONS.md for what a gold looks like.")
    lenses = [column for column in rows[0] if column != "commitment"]
    pairs = {lens: frozenset((row["commitment"], c) for row in rows for c in (row[lens] or "").split("; ") if c) for lens in lenses}
    return Gold(tuple(row["commitment"] for row in rows), pairs)


def measured(gold: Gold, lens: str, marks: Mapping[str, Marks]) -> tuple[Quality, Pairs]:
    """Measure what marks find for one lens, and give what they find; `marks` are by the address of the concept."""
    prefix = f"{LENS}{lens}/"
    own = [(concept.removeprefix(prefix), found) for concept, found in marks.items() if concept.startswith(prefix)]
    suggested = frozenset((words, concept) for words in gold.commitments for concept, found in own if found.found_in(words))
    return Quality(len(gold.pairs[lens]), len(suggested), len(gold.pairs[lens] & suggested)), suggested


def agreement(one: Gold, other: Gold, lens: str, concepts: Iterable[str]) -> Agreement:
    """Compare two readings of the same commitments, over every pair of a commitment and one of the lens's concepts."""
    everything = len(one.commitments) * len(set(concepts))
    first, second = one.pairs[lens], other.pairs[lens]
    alike = 1 - len(first ^ second) / everything
    by_chance = (len(first) * len(second) + (everything - len(first)) * (everything - len(second))) / everything**2
    return Agreement(alike, (alike - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0)
