"""The media types an answer can be written in, for each of the three forms that an answer has.

A label is what the client is told (`Content-Type`); behind it stands the media type that the writer knows. So a client
that asks for plain `application/json` gets SPARQL JSON under the name that it understands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BOOLEAN", "SOLUTIONS", "TRIPLES", "Form", "labelled"]

_JSON, _XML = "application/sparql-results+json", "application/sparql-results+xml"
_CSV, _TSV = "text/csv", "text/tab-separated-values"


@dataclass(frozen=True, slots=True)
class Form:
    """One of the three forms of an answer: the labels it can go by, best first, and the names that a URL may use for them."""

    name: str
    #: label -> media type of the writer; the first is given to whoever takes anything.
    written_as: Mapping[str, str]
    #: `?format=csv` -> label.
    short_names: Mapping[str, str]


_TABLES = {
    _JSON: _JSON,
    _XML: _XML,
    _CSV: _CSV,
    _TSV: _TSV,
    "application/json": _JSON,
    "application/xml": _XML,
    "text/xml": _XML,
}
_TABLE_NAMES = {"json": _JSON, "srj": _JSON, "xml": _XML, "srx": _XML, "csv": _CSV, "tsv": _TSV}

SOLUTIONS = Form("SELECT", _TABLES, _TABLE_NAMES)
BOOLEAN = Form("ASK", _TABLES, _TABLE_NAMES)
TRIPLES = Form(
    "CONSTRUCT or DESCRIBE",
    {
        "text/turtle": "text/turtle",
        "application/n-triples": "application/n-triples",
        "application/ld+json": "application/ld+json",
        "application/rdf+xml": "application/rdf+xml",
        "application/trig": "application/trig",
        "application/n-quads": "application/n-quads",
        "application/x-turtle": "text/turtle",
        "text/plain": "application/n-triples",
        "application/json": "application/ld+json",
        "application/xml": "application/rdf+xml",
        "text/xml": "application/rdf+xml",
    },
    {
        "turtle": "text/turtle",
        "ttl": "text/turtle",
        "n3": "text/turtle",
        "nt": "application/n-triples",
        "ntriples": "application/n-triples",
        "n-triples": "application/n-triples",
        "jsonld": "application/ld+json",
        "json-ld": "application/ld+json",
        "json": "application/ld+json",
        "rdf": "application/rdf+xml",
        "rdfxml": "application/rdf+xml",
        "rdf+xml": "application/rdf+xml",
        "xml": "application/rdf+xml",
        "trig": "application/trig",
        "nq": "application/n-quads",
        "nquads": "application/n-quads",
        "n-quads": "application/n-quads",
    },
)


def labelled(media_type: str) -> str:
    """Give the `Content-Type` of a label: text is said to be UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
