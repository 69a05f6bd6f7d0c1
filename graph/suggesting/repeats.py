"""Commitments that say much the same, in one plan or in two, by the words they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.terms import CLOSE_MATCH
from .likeness import alike, settings, shown, words_of
from .suggestion import Method, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .ground import Ground
    from .likeness import Pair

__all__ = ["alike_commitments", "repeats"]


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
        if len(pair.shared - making) >= limits["fewest"] or texts[pair.first] == texts[pair.second]:
            yield pair
