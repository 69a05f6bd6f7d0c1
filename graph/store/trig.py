"""TriG that is the same bytes for the same quads, on every machine: what a workspace keeps and an export writes.

>>> from pyoxigraph import Literal, NamedNode, Quad
>>> said = Quad(NamedNode("http://example.org/a"), NamedNode("http://example.org/p"), Literal("9.3"))
>>> canonical_trig([said, said]) == canonical_trig([said])
True
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

from ...ontology.terms import PREFIXES, TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

__all__ = ["canonical_trig", "read_trig"]


def canonical_trig(quads: Iterable[Quad]) -> bytes:
    """Write quads as TriG in UTF-8: each once, sorted by graph, subject, predicate (type first) and object.

    All standard prefixes are declared whether they are used or not, so that a changed fact changes its own line only.
    Blank nodes, which nothing that we keep has but an imported ontology may, are named by RDFC-1.0 (W3C, 2024).
    """
    kept = set(quads)
    if any(isinstance(term, BlankNode) for quad in kept for term in (quad.subject, quad.object, quad.graph_name)):
        dataset = Dataset(kept)
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        kept = set(dataset)
    written = BytesIO()
    serialize(sorted(kept, key=_place), written, RdfFormat.TRIG, prefixes=dict(PREFIXES))
    lines = written.getvalue().split(b"\n")
    prefixes = len(PREFIXES)  # one line each, at the top, in an order that changes from run to run
    return b"\n".join([*sorted(lines[:prefixes]), *lines[prefixes:]])


def read_trig(content: bytes) -> list[Quad]:
    """Read the quads of a TriG document, in its order; raise SyntaxError naming line and column if it is none."""
    return list(parse(content, format=RdfFormat.TRIG))


def _place(quad: Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject), "" if predicate == TYPE else predicate, str(quad.object)
