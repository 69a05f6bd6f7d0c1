"""What relations are called: the labels of the ontology's properties."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from ..graph.named import plain_words
from ..ontology import resource
from ..ontology.terms import GT, LABEL

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["relation"]


def relation(name: str) -> str:
    """Give a property, by the local name that it has in our ontology or else by its IRI, in words.

    >>> relation("hasStakeIn"), relation("http://www.w3.org/2004/02/skos/core#closeMatch")
    ('has a stake in', 'close match')
    """
    return _labels().get(f"{GT}{name}") or plain_words(name)


@cache
def _labels() -> Mapping[str, str]:
    told = parse(resource("goldenthread.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return {quad.subject.value: quad.object.value for quad in told if quad.predicate.value == LABEL}
