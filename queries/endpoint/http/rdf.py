"""Documents over HTTP: with an entity tag, packed where that is taken; those of triples in the format that the client takes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from ....ontology.terms import PREFIXES, SCHEMA, SD, VOID
from .formats import TRIPLES, labelled
from .negotiating import negotiate
from .packing import WORTH_PACKING, packed_whole, takes_packed
from .refusals import Refusal
from .replies import ALWAYS, Reply, header, not_modified
from .requests import named_format, parameters
from .tags import etag_of, held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple
    from starlette.types import Scope

__all__ = ["document", "label_of", "tagged"]

_TURTLE = "text/turtle"
_PREFIXES = {**PREFIXES, "schema": SCHEMA, "sd": SD, "void": VOID}
_WITH_PREFIXES = {RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML}


async def document(triples: Iterable[Triple], label: str, scope: Scope) -> Reply:
    """Write triples in the format of a label of `TRIPLES`, each once, in their order."""
    written = RdfFormat.from_media_type(TRIPLES.written_as[label]) or RdfFormat.TURTLE
    prefixes = _PREFIXES if written in _WITH_PREFIXES else None
    return await tagged(serialize(dict.fromkeys(triples), format=written, prefixes=prefixes) or b"", labelled(label), scope)


def label_of(scope: Scope, *, otherwise: str = "") -> str:
    """Choose the format of triples that the client takes, Turtle if it takes any.

    Where it takes none, give `otherwise`, or raise Refusal, 406, if that is "" or the address names another format.
    """
    named = named_format(parameters(scope))
    try:
        label = negotiate(header(scope, b"accept"), named).triples
    except Refusal:
        label = None
    if label or (otherwise and not named):
        return label or otherwise
    raise Refusal(406, f"This is a document of triples: accept {_TURTLE} or another of {', '.join(TRIPLES.written_as)}.")


async def tagged(body: bytes, content_type: str, scope: Scope) -> Reply:
    """Make the reply of a document, 304 where the client has these very bytes."""
    tag = sha256(body).hexdigest()[:20]
    if (known := held(scope, tag)) is not None:
        return not_modified(known)
    pack = len(body) >= WORTH_PACKING and takes_packed(scope)
    sent = await packed_whole(body) if pack else body
    told = (b"content-type", content_type.encode()), (b"content-length", b"%d" % len(sent)), (b"etag", etag_of(tag, packed=pack))
    return Reply(200, (*ALWAYS, *told, *(((b"content-encoding", b"gzip"),) if pack else ())), sent)
