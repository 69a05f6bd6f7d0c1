"""A graph measured against a gold, kind by kind."""

from __future__ import annotations

from collections.abc import Collection

from ..facts import Facts
from .elements import element_scores
from .gold import Gold
from .matching import Matching
from .names import name_scores
from .receipts import receipt_scores
from .relations import relation_score
from .scores import KINDS, Score

__all__ = ["score"]


def score(facts: Facts, gold: Gold, broken: Collection[str] = ()) -> tuple[Score, ...]:
    """Measure a graph against a gold; `broken` are the addresses of quotations that their papers do not bear out.

    A kind that the gold does not cover is left out, since nothing could be said of what is too much.
    """
    case = Matching(facts, gold)
    scores = [*element_scores(case), *name_scores(case)]
    scores += [relation_score(case)] if gold.relations or gold.never else []
    scores += receipt_scores(case, broken)
    return tuple(sorted(scores, key=lambda each: KINDS.index(each.kind)))
