"""A thing as data: all that is told of it, its links with what they rest on, in Turtle, JSON-LD, N-Triples or RDF/XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from .....ontology.errors import ThingError
from .....ontology.terms import COMMENT
from .....queries.portraits.claims import now_called
from .....queries.portraits.description import describe
from ...replies import Moved
from ...triples import triples_file
from .addressing import iri_at

if TYPE_CHECKING:
    from ...replies import File
    from ...visit import Visit

__all__ = ["thing_data"]


def thing_data(visit: Visit, suffix: str, tail: str) -> File | Moved:
    """Give the data of a thing, of a link, a quotation or whatever else is kept. Raises ThingError for what is not there."""
    iri = iri_at(visit, tail)
    described = describe(visit.shown.store, iri)
    if described is None:
        if now := now_called(visit.shown.store, iri):
            return Moved(visit.to.data(now, suffix))
        raise ThingError(f"Nothing in this workspace has the address {iri}: search for its name.")
    triples = [*described.triples]
    if described.left_out:
        told = f"{described.left_out} more links lead to {iri}; the SPARQL endpoint of this site gives them all."
        triples.append(Triple(NamedNode(f"{iri}.{suffix}"), NamedNode(COMMENT), Literal(told)))
    return triples_file(triples, suffix)
