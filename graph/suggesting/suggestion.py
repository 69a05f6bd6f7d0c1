"""A suggestion: a triple that may be true, why it may be, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology import terms as t
from ..addresses import SUGGESTED, graph_of, hashed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Method", "Suggestion"]


class Method(StrEnum):
    """How a suggestion came about."""

    LENS_WORDS = "lens-words"  # words in its label mark a concept of a lens
    NEAR_DUPLICATE = "near-duplicate"  # two commitments share most of their words
    LIKE_NAME = "like-name"  # two bodies, or two instruments, have names that are nearly one
    ABBREVIATION = "abbreviation"  # the name of one is made of the first letters of the other's
    CROSSWALK = "crosswalk"  # a concept that it has is mapped to one of another lens


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A triple offered for review.

    `words` are those that led to it, as a person reads them; `score` is from 0 to 1; `evidence` are the addresses of
    quotations, `premises` those of the links that it rests on, if any.
    """

    method: Method
    subject: str
    predicate: str
    object: str
    score: float
    words: tuple[str, ...]
    evidence: tuple[str, ...]
    premises: tuple[str, ...] = ()

    def iri(self, base: str) -> NamedNode:
        """Give its address, made of the triple alone: the same however it was found, and at every build."""
        return hashed(base, "suggestion", self.subject, self.predicate, self.object)

    def quads(self, base: str) -> Iterator[Quad]:
        """Give the quads of the graph of suggestions that keep it."""
        node, graph = self.iri(base), graph_of(base, SUGGESTED)
        says: tuple[tuple[str, NamedNode | Literal], ...] = (
            (t.TYPE, NamedNode(t.SUGGESTION)),
            (t.DC_TYPE, Literal(self.method.value)),
            (t.SUBJECT, NamedNode(self.subject)),
            (t.PREDICATE, NamedNode(self.predicate)),
            (t.OBJECT, NamedNode(self.object)),
            (t.HAS_GRADE, Literal("suggested")),
            (t.HAS_SCORE, Literal(f"{self.score:.2f}")),
            (t.MATCHES_WORDS, Literal("; ".join(self.words))),
            *((t.IS_EVIDENCED_BY, NamedNode(quotation)) for quotation in self.evidence),
            *((t.WAS_DERIVED_FROM, NamedNode(link)) for link in self.premises),
        )
        for predicate, value in says:
            yield Quad(node, NamedNode(predicate), value, graph)
