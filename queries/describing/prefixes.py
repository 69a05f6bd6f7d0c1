"""The standard prefixes as SHACL declares them (SHACL, W3C 2017, section 5.2.1), which editors of SPARQL read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from ...ontology.terms import ONTOLOGY, OWL, PREFIXES, SH, TYPE, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PREFIXES_IRI", "prefix_declarations"]

#: What the examples name as the place of their prefixes (`sh:prefixes`).
PREFIXES_IRI = NamedNode(f"{ONTOLOGY}/prefixes")


def prefix_declarations() -> Iterator[Triple]:
    """Give one `sh:declare` for every prefix that a query may use without declaring it."""
    yield Triple(PREFIXES_IRI, NamedNode(TYPE), NamedNode(f"{OWL}Ontology"))
    for prefix, namespace in sorted(PREFIXES.items()):
        declared = NamedNode(f"{PREFIXES_IRI.value}/{prefix}")
        yield Triple(PREFIXES_IRI, NamedNode(f"{SH}declare"), declared)
        yield Triple(declared, NamedNode(f"{SH}prefix"), Literal(prefix))
        yield Triple(declared, NamedNode(f"{SH}namespace"), Literal(namespace, datatype=NamedNode(f"{XSD}anyURI")))
