"""What a request asks: SPARQL 1.1 Protocol (W3C, 2013), 2.1 and 2.2, read from HTTP.

The three ways of asking come out as one: a query in the URL, a form, or the text itself as the body. Whatever is wrong is
a Refusal with its status and a sentence; the text of the query is not looked into.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode
from starlette.requests import ClientDisconnect

from .decoding import pairs
from .refusals import Refusal
from .replies import header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Receive, Scope

__all__ = [
    "FORM",
    "LONGEST",
    "QUERY",
    "UPDATE",
    "Parameters",
    "absolute",
    "media_type",
    "named_format",
    "parameters",
    "read_body",
    "text_of",
]

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
LONGEST = 1 << 20  # bytes of a body that holds a query or a form: far more than a person or a program writes
_MOST = 10_000  # parameters: most of the time that they take is taken from other clients


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of a request by name, the values in their order, those of the URL before those of a form."""

    values: Mapping[str, tuple[str, ...]]

    def all(self, name: str) -> tuple[str, ...]:
        """Give all values of a name."""
        return self.values.get(name, ())

    def iris(self, name: str) -> tuple[str, ...]:
        """Give all values of a name, the IRIs of graphs; raise Refusal, 400, for what is no absolute IRI."""
        return tuple(absolute(value) for value in self.all(name))

    def one(self, name: str) -> str | None:
        """Give the only value of a name, or None; raise Refusal, 400, for several."""
        values = self.values.get(name)
        if values is None:
            return None
        if len(values) > 1:
            raise Refusal(400, f"The request has {len(values)} parameters '{name}': send one.")
        return values[0]


def absolute(iri: str) -> str:
    """Give the IRI of a graph; raise Refusal, 400, for what is no absolute IRI."""
    try:
        return NamedNode(iri).value
    except ValueError as error:
        raise Refusal(400, f"'{iri}' is no absolute IRI ({error}): give the whole IRI of the graph.") from error


def parameters(scope: Scope, form: bytes = b"") -> Parameters:
    """Read the parameters of a URL and of a form; raise Refusal, 400, where they are not UTF-8 or very many."""
    values: dict[str, list[str]] = {}
    try:
        for encoded in (scope["query_string"], form):
            if encoded.count(b"&") >= _MOST:
                raise Refusal(400, f"The request has more than {_MOST:,} parameters: send fewer.")
            for name, value in pairs(encoded):
                values.setdefault(name, []).append(value)
    except UnicodeDecodeError as error:
        raise Refusal(400, "The parameters are not UTF-8: send them in UTF-8, percent-encoded.") from error
    return Parameters({name: tuple(given) for name, given in values.items()})


def named_format(given: Parameters) -> str:
    """Give the format that an address names, or ""; raise Refusal, 400, for several."""
    named = given.one("format") or given.one("output") or ""
    return named.replace(" ", "+")  # a plus sign in an address stands for a space


def media_type(scope: Scope) -> str:
    """Give the media type of a body, without parameters, in lower case, or "".

    Raises Refusal, 415, for a body that is packed, and for a text that is declared to be in anything but UTF-8 (2.1.3: what is
    sent as a query is UTF-8).
    """
    if (packed := header(scope, b"content-encoding")) not in {"", "identity"}:
        raise Refusal(415, f"The body is packed ({packed}): send it as it is.", {"Accept-Encoding": "identity"})
    kind, _, rest = header(scope, b"content-type").lower().partition(";")
    for parameter in rest.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise Refusal(415, f"The body is said to be in {value.strip()}: send it in UTF-8.")
    return kind.strip()


async def read_body(receive: Receive, longest: int = LONGEST) -> bytes:
    """Read the whole body; raise Refusal, 413, for one of more than `longest` bytes, ClientDisconnect if it never ends."""
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > longest:
            raise Refusal(413, f"The body has more than {longest:,} bytes: send less.", {"connection": "close"})
        more = message.get("more_body", False)
    return bytes(body)


def text_of(body: bytes) -> str:
    """Decode a body; raise Refusal, 400, where it is not UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, f"The body is not UTF-8 (byte {error.start + 1}): send it in UTF-8.") from error
