"""Terms of pyoxigraph and of rdflib, one for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib

from ...ontology.errors import QueryError
from ...ontology.terms import XSD

if TYPE_CHECKING:
    from rdflib.term import Node

    from ...graph.store.store import Term

__all__ = ["from_rdflib", "to_rdflib"]

_STRING = XSD + "string"


def to_rdflib(term: Term) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """Give rdflib's term; a literal keeps its text as it is. Raises QueryError for a triple term, which rdflib does not know."""
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal():
            if term.language:
                return rdflib.Literal(term.value, lang=term.language)
            datatype = None if term.datatype.value == _STRING else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)
        case _:
            raise QueryError(f"The triple term {term} is RDF 1.2, which rdflib does not know: ask for its parts instead.")


def from_rdflib(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Give pyoxigraph's term; raises QueryError for what is none, such as a variable or a quoted graph."""
    try:
        match node:
            case rdflib.URIRef():
                return ox.NamedNode(str(node))
            case rdflib.BNode():
                return ox.BlankNode(str(node))
            case rdflib.Literal():
                if node.language:
                    return ox.Literal(str(node), language=node.language)
                return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype or _STRING)))
    except ValueError as error:
        raise QueryError(f"{node.n3()} is not well formed ({error}): correct it.") from error
    raise QueryError(f"{node!r} is no term of RDF: give an IRI, a literal or a blank node.")
