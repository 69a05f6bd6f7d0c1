"""Why something is suggested, and how strong the sign of it is, in an officer's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....graph.suggesting import Method

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .....graph.reviewing import Offer

__all__ = ["KINDS", "STRENGTHS", "strength_of", "why"]

#: What the methods come to, as one chooses among them.
KINDS: Mapping[Method, str] = {
    Method.LENS_WORDS: "Addresses a concept of a lens, by its wording",
    Method.CROSSWALK: "Addresses a concept of a lens, by one of another lens",
    Method.NEAR_DUPLICATE: "Two commitments say much the same",
    Method.LIKE_NAME: "Two names that are nearly one",
    Method.ABBREVIATION: "A name and its initials",
}
#: From which score on a sign is called so, the strongest first.
STRENGTHS = ((0.85, "strong sign"), (0.65, "fair sign"), (0.0, "weak sign"))


def strength_of(score: float) -> str:
    """Give a score in words; it orders what is suggested, and is no probability.

    >>> strength_of(0.94), strength_of(0.75), strength_of(0.5)
    ('strong sign', 'fair sign', 'weak sign')
    """
    return next(words for least, words in STRENGTHS if score >= least)


def why(offer: Offer) -> str:
    """Give the reason for a suggestion as a sentence."""
    words = [f"“{word}”" for word in offer.words.split("; ") if word]
    listed = ", ".join(words[:-1]) + (" and " if len(words) > 1 else "") + words[-1] if words else "nothing else"
    match offer.method:
        case Method.LENS_WORDS:
            return f"Its wording holds {listed}, by which “{offer.object.title}” is recognised."
        case Method.CROSSWALK:
            return f"It addresses a concept of another lens that corresponds to this one: {offer.words}."
        case Method.NEAR_DUPLICATE:
            return f"Both say {listed}."
        case Method.LIKE_NAME:
            return f"Both names hold {listed}."
        case Method.ABBREVIATION:
            return f"One name is made of the first letters of the other: {listed}."
