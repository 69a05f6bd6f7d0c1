"""Findings about decisions that have no effect, since what they speak of is no longer in the papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology import terms as t
from ..addresses import FINDINGS, graph_of, hashed
from ..named import name_in_address, plain_words
from .decision import Decision

__all__ = ["WITHOUT_EFFECT", "idle_findings"]

WITHOUT_EFFECT = "decision-without-effect"


def idle_findings(idle: Iterable[Decision], base: str) -> Iterator[Quad]:
    """Give one finding for each decision that has no effect."""
    graph = graph_of(base, FINDINGS)
    for decision in idle:
        said = f"{name_in_address(decision.subject)} {plain_words(decision.predicate)} {_named(decision.object)}"
        sentence = f"It was decided ({decision.verdict.value}) that “{said}”, but the papers no longer speak of it: the decision waits."
        node = hashed(base, "finding", WITHOUT_EFFECT, decision.iri)
        yield Quad(node, NamedNode(t.TYPE), NamedNode(t.FINDING), graph)
        yield Quad(node, NamedNode(t.DC_TYPE), Literal(WITHOUT_EFFECT), graph)
        yield Quad(node, NamedNode(t.PREF_LABEL), Literal(sentence), graph)
        yield Quad(node, NamedNode(t.IS_ABOUT), NamedNode(decision.iri), graph)


def _named(value: NamedNode | Literal) -> str:
    return name_in_address(value.value) if isinstance(value, NamedNode) else value.value
