"""A small store of things with names, and its index."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.named import NamedThing
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.terms import ALT_LABEL, GT, HAS_LEVEL_NAME, NOTATION, PREF_LABEL, TYPE

Stored = Callable[[Iterable[NamedThing]], EmbeddedStore]


@pytest.fixture(scope="session")
def stored() -> Stored:
    """Makes a store of things."""

    def make(things: Iterable[NamedThing]) -> EmbeddedStore:
        return EmbeddedStore.of(quad for thing in things for quad in _told(thing))

    return make


def _told(thing: NamedThing) -> Iterable[Quad]:
    told: list[tuple[str, NamedNode | Literal]] = [(TYPE, NamedNode(GT + thing.kind)), (PREF_LABEL, Literal(thing.label))]
    told += [(ALT_LABEL, Literal(other)) for other in thing.others]
    told += [(NOTATION, Literal(thing.notation))] if thing.notation else []
    told += [(HAS_LEVEL_NAME, Literal(thing.level))] if thing.level else []
    for predicate, term in told:
        yield Quad(NamedNode(thing.iri), NamedNode(predicate), term, NamedNode("https://example.org/graph/source/paper"))
