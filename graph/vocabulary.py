"""The words that every graph is asked together with: the ontology, the lenses and the rules' descriptions."""

from __future__ import annotations

from ..ontology import lenses, resource
from ..ontology.terms import LENS, ONTOLOGY
from .rules import describe, read_rules
from .store.embedded import EmbeddedStore

__all__ = ["add_vocabulary"]


def add_vocabulary(store: EmbeddedStore, *trig: bytes) -> None:
    """Add the ontology, the rules' descriptions and the lenses, each in its named graph, and with them `trig`."""
    turtle = {LENS + file.name.removesuffix(".ttl"): file.read_bytes() for file in lenses()}
    store.load(*trig, turtle={ONTOLOGY: resource("goldenthread.ttl").read_bytes(), **turtle})
    store.add(describe(read_rules()))
