"""What the tests of the questions and checks share: a store of a case's graph with the ontology, lenses and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GRAPH = NamedNode("https://example.org/council/graph")


@pytest.fixture(scope="session")
def store_of() -> Callable[[Path], EmbeddedStore]:
    """Make the store of a case from its folder."""
    vocabulary = EmbeddedStore()
    add_vocabulary(vocabulary)
    words = list(vocabulary.quads())

    def make(case: Path) -> EmbeddedStore:
        told = parse(path=str(case / "graph.ttl"), format=RdfFormat.TURTLE)
        return EmbeddedStore.of([*words, *(Quad(quad.subject, quad.predicate, quad.object, GRAPH) for quad in told)])

    return make
