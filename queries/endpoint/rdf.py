"""Triples as a document over HTTP: in the format that the client takes, with an entity tag."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from ...ontology.terms import PREFIXES, SCHEMA, SD, VOID
from .formats import TRIPLES, labelled
from .negotiating import negotiate
from .refusals import Refusal
from .replies import ALWAYS, Reply, header, not_modified

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple
    from starlette.types import Scope

__all__ = ["document", "label_of", "tagged"]

_TURTLE = "text/turtle"
_PREFIXES = {**PREFIXES, "schema": SCHEMA, "sd": SD, "void": VOID}
_WITH_PREFIXES = {RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML}


def document(triples: Iterable[Triple], label: str, scope: Scope) -> Reply:
    """Write triples in the format of a label of `TRIPLES`, each once, in their order."""
    written = RdfFormat.from_media_type(TRIPLES.written_as[label]) or RdfFormat.TURTLE
    prefixes = _PREFIXES if written in _WITH_PREFIXES else None
    return tagged(serialize(dict.fromkeys(triples), format=written, prefixes=prefixes) or b"", labelled(label), scope)


def label_of(scope: Scope, *, otherwise: str = "") -> str:
    """Choose the format of triples that the client takes, Turtle if it takes any.

    Where it takes none, give `otherwise`, or raise Refusal, 406, if that is "".
    """
    try:
        label = negotiate(header(scope, b"accept"), "").triples
    except Refusal:
        label = None
    if label or otherwise:
        return label or otherwise
    raise Refusal(406, f"This is a document of triples: accept {_TURTLE} or another of {', '.join(TRIPLES.written_as)}.")


def tagged(body: bytes, content_type: str, scope: Scope) -> Reply:
    """Make the reply of a document, 304 where the client has these very bytes."""
    etag = f'"{sha256(body).hexdigest()[:20]}"'
    if etag in header(scope, b"if-none-match"):
        return not_modified(etag.encode())
    told = (b"content-type", content_type.encode()), (b"content-length", b"%d" % len(body)), (b"etag", etag.encode())
    return Reply(200, (*ALWAYS, *told), body)
