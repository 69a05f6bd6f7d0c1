"""Commitments that say much the same, in one plan or in two, by the words they share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...ontology.terms import CLOSE_MATCH
from .likeness import alike, settings, shown, words_of
from .suggestion import Method, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .ground import Ground
    from .likeness import Pair

__all__ = ["alike_commitments", "repeats"]

_YEAR = re.compile(r"(?:19|20)\d\d")


def repeats(ground: Ground) -> Iterator[Suggestion]:
    """Suggest skos:closeMatch between two commitments that share most of their words."""
    labels = {thing: own[0] for thing, own in ground.undertakings.items()}
    for pair in alike_commitments(labels):
        evidence = ground.shown_by(pair.first, pair.second)
        words = shown(pair.shared, labels[pair.first])
        yield Suggestion(Method.NEAR_DUPLICATE, pair.first, CLOSE_MATCH, pair.second, pair.score, words, evidence)


def alike_commitments(labels: Mapping[str, str]) -> Iterator[Pair]:
    """Give the pairs of commitments, by their keys, that say much the same."""
    limits, making = settings()["near-duplicate"], words_of(" ".join(settings()["making"]))
    texts = {key: words_of(label) for key, label in labels.items()}
    for pair in alike(texts, limits["least"], making):
        one, other = texts[pair.first], texts[pair.second]
        if one == other or (len(pair.shared - making) >= limits["fewest"] and not _in_series(one, other)):
            yield pair


def _in_series(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether only a number tells one from the other, as in "level 1" and "level 2"; a year only dates it."""
    apart = one - other, other - one
    return all(apart) and all(word[0].isdigit() and not _YEAR.fullmatch(word) for word in one ^ other)
