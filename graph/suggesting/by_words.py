"""Determinants and population groups that a commitment or sub-outcome may address, going by the words of its label.

The score says how many different marks of the concept were met: one gives 0.50, two 0.75, three 0.88 (1 - 1/2^n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.terms import ADDRESSES
from .marks import marks_of_lenses
from .suggestion import Method, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .ground import Ground

__all__ = ["by_words"]


def by_words(ground: Ground) -> Iterator[Suggestion]:
    """Give one suggestion for every pair of a plan's part and a concept that its label marks."""
    marks = marks_of_lenses(ground.store)
    for element, texts in ground.commitments.items():
        for concept, marked in marks.items():
            found = frozenset[str]().union(*(marked.found_in(text) for text in texts))
            if found:
                score = 1 - 0.5 ** len(found)
                yield Suggestion(Method.LENS_WORDS, element, ADDRESSES, concept, score, tuple(sorted(found)), ground.shown_by(element))
