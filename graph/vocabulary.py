"""The words that every graph is asked together with: the ontology, the lenses and the rules' descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from ..ontology import lenses, resource
from ..ontology.terms import LENS, ONTOLOGY
from .rules import describe, read_rules
from .store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["add_vocabulary", "vocabulary"]


def vocabulary() -> Iterator[Quad]:
    """Give the ontology, the rules' descriptions and the lenses as quads, each in its named graph."""
    for graph, file in {
        ONTOLOGY: resource("goldenthread.ttl"),
        **{LENS + file.name.removesuffix(".ttl"): file for file in lenses()},
    }.items():
        for said in parse(file.read_bytes(), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            yield Quad(said.subject, said.predicate, said.object, NamedNode(graph))
    yield from describe(read_rules())


def add_vocabulary(store: EmbeddedStore, *trig: bytes) -> None:
    """Add the ontology, the rules' descriptions and the lenses, each in its named graph, and with them `trig`."""
    turtle = {LENS + file.name.removesuffix(".ttl"): file.read_bytes() for file in lenses()}
    store.load(*trig, turtle={ONTOLOGY: resource("goldenthread.ttl").read_bytes(), **turtle})
    store.add(describe(read_rules()))
