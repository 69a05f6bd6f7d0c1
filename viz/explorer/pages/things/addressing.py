"""From the path of a page to the IRI of its thing, and the addresses of its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .....ontology.errors import ThingError
from ...matching import BESIDE, SUFFIXES
from ...replies import Alternate

if TYPE_CHECKING:
    from ...visit import Visit

__all__ = ["alternates_of", "downloads_of", "iri_at"]

#: The syntaxes of RDF, by suffix, as people call them.
_SYNTAXES = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML"}

_LONGEST = 2000  # characters of an address


def iri_at(visit: Visit, tail: str) -> str:
    """Give the IRI of what follows /id/ in a path; raise ThingError for what cannot be the address of anything."""
    iri = f"{visit.shown.base}id/{tail}"
    try:
        return NamedNode(iri if len(tail) <= _LONGEST else "").value
    except ValueError:
        raise ThingError("This is no address of anything in this workspace: search for what you want.") from None


def alternates_of(visit: Visit, iri: str) -> tuple[Alternate, ...]:
    """Give the addresses of the data of a thing."""
    return tuple(Alternate(media_type, visit.to.data(iri, suffix)) for suffix, media_type in SUFFIXES.items() if _is_there(visit, suffix))


def downloads_of(visit: Visit, iri: str) -> tuple[tuple[str, str], ...]:
    """Give the same as people take them: what each is called, and its address."""
    return tuple((name, visit.to.data(iri, suffix)) for suffix, name in _SYNTAXES.items() if _is_there(visit, suffix))


def _is_there(visit: Visit, suffix: str) -> bool:
    return suffix in BESIDE or not visit.to.static
