"""Triples as a file: Turtle, JSON-LD, N-Triples or RDF/XML, in canonical order, so that the same triples are the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from ...ontology.terms import PREFIXES
from ...queries.workers.errors import NotAcceptableError
from ...queries.workers.media import NEVER_IN_XML
from .matching import SUFFIXES
from .replies import File

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

__all__ = ["triples_file"]

_WITH_PREFIXES = {RdfFormat.TURTLE, RdfFormat.RDF_XML}


def triples_file(triples: Iterable[Triple], suffix: str) -> File:
    """Write triples in the syntax of a suffix of `SUFFIXES`, each once; raise NotAcceptableError for what XML cannot hold."""
    form = RdfFormat.from_media_type(SUFFIXES[suffix]) or RdfFormat.TURTLE
    ordered = sorted(dict.fromkeys(triples), key=lambda each: (str(each.subject), str(each.predicate), str(each.object)))
    prefixes = dict(PREFIXES) if form in _WITH_PREFIXES else None
    content = serialize(ordered, format=form, prefixes=prefixes) or b""
    if form == RdfFormat.RDF_XML and NEVER_IN_XML.search(content):
        raise NotAcceptableError("A name or words here hold a control character, which XML has no way to write: ask for another format.")
    return File(f"{SUFFIXES[suffix]}{'; charset=utf-8' if suffix != 'jsonld' else ''}", content)
