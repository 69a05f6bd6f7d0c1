"""What the tests of the questions and checks share: a store of a case's graph with the ontology, lenses and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology.terms import DECISION, SUGGESTION, TYPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engines import StoreOn

    from goldenthread.graph.store.store import Store

GRAPH = "https://example.org/council/graph/"
APART = {SUGGESTION: "suggested", DECISION: "decisions"}


def quads_of(case: Path) -> Iterator[Quad]:
    """What a case tells, as a workspace keeps it: suggestions and decisions in graphs of their own."""
    told = list(parse(path=str(case / "graph.ttl"), format=RdfFormat.TURTLE))
    apart = {str(quad.subject): APART[kind] for quad in told if quad.predicate.value == TYPE if (kind := quad.object.value) in APART}
    for quad in told:
        yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(GRAPH + apart.get(str(quad.subject), "source/paper")))


@pytest.fixture(scope="session")
def words() -> tuple[Quad, ...]:
    """The ontology, the lenses and the rules' descriptions."""
    vocabulary = EmbeddedStore()
    add_vocabulary(vocabulary)
    return tuple(vocabulary.quads())


@pytest.fixture(scope="session")
def store_of(words: tuple[Quad, ...]) -> Callable[[Path], EmbeddedStore]:
    """Make the store of a case from its folder."""
    return lambda case: EmbeddedStore.of([*words, *quads_of(case)])


@pytest.fixture(scope="session")
def engine_of(words: tuple[Quad, ...], store_on: StoreOn) -> Callable[[Path], Store]:
    """Make the store of a case on an engine; a test that asks for it runs on each."""
    return lambda case: store_on([*words, *quads_of(case)])
