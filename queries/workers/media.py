"""The media types that answers are written in, and their syntaxes in Oxigraph."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryResultsFormat, RdfFormat

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NEVER_IN_XML", "PLAIN_BOOLEAN", "SOLUTIONS", "TRIPLES"]

#: Signs in UTF-8 that no document of XML 1.0 may hold (2.2), in no form.
NEVER_IN_XML: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")

#: An ASK as the bare word true or false.
PLAIN_BOOLEAN: Final = "text/boolean"

#: Of solutions, and of booleans too.
SOLUTIONS: Final[Mapping[str, QueryResultsFormat]] = MappingProxyType(
    {
        form.media_type.partition(";")[0]: form
        for form in (QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.CSV, QueryResultsFormat.TSV)
    }
)

#: Of triples, and of the documents that are taken in.
TRIPLES: Final[Mapping[str, RdfFormat]] = MappingProxyType(
    {
        form.media_type.partition(";")[0]: form
        for form in (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.TRIG, RdfFormat.N_QUADS, RdfFormat.JSON_LD, RdfFormat.RDF_XML)
    }
)
