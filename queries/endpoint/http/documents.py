"""RDF documents in the body of a request: one, or the parts of a form (multipart/form-data, RFC 7578)."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from .refusals import Refusal
from .replies import header
from .requests import media_type

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["LARGEST", "documents_of"]

LARGEST = 64 << 20  # bytes of an upload

_FORM = "multipart/form-data"
#: What a file is by its ending, where a form does not say.
_ENDINGS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "xml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
_TELLS_NOTHING = {"", "text/plain", "application/octet-stream"}


def documents_of(scope: Scope, body: bytes) -> tuple[tuple[str, bytes], ...]:
    """Give the documents of a body, each with its media type.

    Raises Refusal: 415 for a body that says not what it is, is packed or not in UTF-8; 400 for a form that is broken.
    """
    kind = media_type(scope)
    if kind == _FORM:
        return _parts(header(scope, b"content-type"), body)
    if not kind and body:
        raise Refusal(415, "The body does not say what it is: send a Content-Type, such as text/turtle.")
    return ((kind, body),) if body else ()


def _parts(content_type: str, body: bytes) -> tuple[tuple[str, bytes], ...]:
    form = message_from_bytes(b"Content-Type: " + content_type.encode("latin-1") + b"\r\n\r\n" + body, policy=policy.HTTP)
    if form.defects or not form.is_multipart():
        what = type(form.defects[0]).__name__ if form.defects else "no parts"
        raise Refusal(400, f"The form cannot be taken apart ({what}): send multipart/form-data with its boundary.")
    found = []
    for part in form.iter_parts():
        kind, name = part.get_content_type() if "content-type" in part else "", part.get_filename("")
        if kind in _TELLS_NOTHING:
            kind = _ENDINGS.get(name.rpartition(".")[2].lower(), "")
        content = part.get_payload(decode=True)
        if part.defects:
            raise Refusal(400, f"The part '{name}' cannot be read ({type(part.defects[0]).__name__}): send it as it is.")
        if not kind or not isinstance(content, bytes):
            raise Refusal(415, f"The part '{name}' does not say what it is: give it a Content-Type, such as text/turtle.")
        found.append((kind, content))
    return tuple(found)
