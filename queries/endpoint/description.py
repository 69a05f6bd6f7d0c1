"""What the endpoint says of itself when it is asked nothing: its service description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from ...ontology.terms import PREFIXES
from ..describing.service import Service as Description
from ..describing.service import service_description
from .addresses import address_of
from .formats import TRIPLES, labelled
from .negotiating import negotiate
from .refusals import Refusal
from .replies import ALWAYS, Reply, header

if TYPE_CHECKING:
    from starlette.types import Scope

    from .service import Service

__all__ = ["describe"]


async def describe(service: Service, scope: Scope) -> Reply:
    """Give the service description, in Turtle where the client takes no format of triples (a browser takes pages)."""
    label = _label(header(scope, b"accept"))
    described = service_description(Description(address_of(scope), service.writing is not None, bool(service.hosts), service.council))
    written = RdfFormat.from_media_type(TRIPLES.written_as[label]) or RdfFormat.TURTLE
    prefixes = dict(PREFIXES) if written in {RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML} else None
    body = serialize(described, format=written, prefixes=prefixes) or b""
    return Reply(200, (*ALWAYS, (b"content-type", labelled(label).encode()), (b"content-length", b"%d" % len(body))), body)


def _label(accept: str) -> str:
    try:
        return negotiate(accept, "").triples or "text/turtle"
    except Refusal:
        return "text/turtle"
