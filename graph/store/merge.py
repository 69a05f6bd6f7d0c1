r"""The text of the default graph: what the documents of a workspace say, without saying where.

A document as `canonical_trig` writes it is a graph's name, a brace, indented lines and a brace. Those lines alone are
Turtle, so the merge of all graphs is loaded as fast as the engine reads, and no triple of it passes through Python.

    >>> list(facts(b"<http://e.org/g> {\n\t<http://e.org/a> <http://e.org/p> 1 .\n}\n"))
    [b'', b'\t<http://e.org/a> <http://e.org/p> 1 .\n']
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse, serialize

from ..addresses import is_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Quad

__all__ = ["facts", "is_fact"]

_HEAD = re.compile(rb"(?:@prefix [^\n]* \.\n)*+")
_BLOCK = re.compile(rb"<([^<>\n]*)> \{\n((?:\t[^\n]*\n)*+)\}\n")
_ODD = (b'"""', b"'''", b" #", b"\t#")  # texts over several lines, remarks: what lines do not tell from the rest


def facts(document: bytes) -> Iterator[bytes]:
    """Give, piece by piece, the Turtle of what a TriG document says in graphs that do not stand apart.

    Raises SyntaxError for a document that is written in another way than `canonical_trig` does, and malformed.
    """
    yield from _blocks(document) or [_rewritten(document)]


def is_fact(quad: Quad) -> bool:
    """Whether a quad of a named graph has its triple in the default graph too."""
    return not isinstance(quad.graph_name, NamedNode) or not is_apart(quad.graph_name.value)


def _blocks(document: bytes) -> list[bytes]:
    """The prefixes of a document and the lines of each of its graphs; nothing where it is written in another way."""
    head = _HEAD.match(document)
    if head is None or any(mark in document for mark in _ODD):
        return []
    found, at, blocks = [head[0]], head.end(), 0
    while block := _BLOCK.match(document, at):
        if block[2] and not block[2].endswith(b" .\n"):
            return []
        found += [] if is_apart(block[1].decode()) else [block[2]]
        at, blocks = block.end(), blocks + 1
    as_we_write = at == len(document) and document.count(b"{") == document.count(b"}") == blocks  # none in what is indented
    return found if as_we_write else []


def _rewritten(document: bytes) -> bytes:
    triples = BytesIO()
    serialize((quad.triple for quad in parse(document, format=RdfFormat.TRIG) if is_fact(quad)), triples, RdfFormat.N_TRIPLES)
    return triples.getvalue()
