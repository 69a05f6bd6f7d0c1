"""The command of schemathesis, which can here also send texts in the languages that the interface takes."""

from __future__ import annotations

import sys

import schemathesis
from schemathesis.cli import schemathesis as command

LANGUAGES = ("application/sparql-query", "application/sparql-update", "application/n-triples", "application/trig", "application/n-quads")


def as_text(_: schemathesis.SerializationContext, value: object) -> bytes:
    """Give the body for a value: the text itself, or of another value its representation, which is in none of the languages."""
    return str(value).encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    schemathesis.serializer(*LANGUAGES)(as_text)
    sys.exit(command())
