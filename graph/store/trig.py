"""TriG that is the same bytes for the same quads, on every machine: what a workspace keeps and an export writes.

>>> from pyoxigraph import Literal, NamedNode, Quad
>>> said = Quad(NamedNode("http://example.org/a"), NamedNode("http://example.org/p"), Literal("9.3"))
>>> canonical_trig([said, said]) == canonical_trig([said])
True
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

from ...ontology.terms import PREFIXES, TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

__all__ = ["Block", "blocks_of", "canonical_trig", "merged_trig", "read_trig", "written"]

_HEAD = b"".join(sorted(f"@prefix {name}: <{iri}> .\n".encode() for name, iri in PREFIXES.items()))


@dataclass(frozen=True, slots=True)
class Block:
    """What a canonical document says of one subject in one graph, as it is written there; the names too are as written."""

    graph: bytes
    subject: bytes
    text: bytes


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


def merged_trig(documents: Iterable[bytes]) -> bytes:
    """Give what `canonical_trig` would write for the quads of several documents that it wrote.

    Documents that speak of different things, as those of parts of a graph do, are merged as text: a tenth of the time and of
    the memory that reading them takes.

    >>> from pyoxigraph import Literal, NamedNode, Quad
    >>> graph, told = NamedNode("http://e.org/g"), NamedNode("http://e.org/p")
    >>> quads = [Quad(NamedNode(f"http://e.org/{name}"), told, Literal(name), graph) for name in "ab"]
    >>> merged_trig([canonical_trig(quads[1:]), canonical_trig(quads[:1])]) == canonical_trig(quads)
    True
    """
    several = [document for document in documents if document]
    if len(several) < 2:
        return b"".join(several)
    blocks = [block for document in several for block in blocks_of(document)]
    if len({(block.graph, block.subject) for block in blocks}) < len(blocks):
        return canonical_trig(quad for document in several for quad in read_trig(document))
    return written(blocks)


def blocks_of(document: bytes) -> Iterator[Block]:
    """Give what a canonical document says, subject by subject."""
    graph, lines = b"", list[bytes]()
    for line in document.split(b"\n")[len(PREFIXES) :]:
        if line.startswith(b"\t\t"):
            lines.append(line)
            continue
        if lines:
            yield Block(graph, lines[0][1:].partition(b" ")[0], b"\n".join([*lines, b""]))
        lines = [line] if line.startswith(b"\t") else []
        if line.endswith(b" {"):
            graph = line[:-2]


def written(blocks: Iterable[Block]) -> bytes:
    """Write blocks of different subjects as a canonical document; none give an empty one."""
    lines, graph, told = list[bytes](), b"", sorted(blocks, key=lambda block: (block.graph, block.subject))
    for block in told:
        if block.graph != graph:
            lines += [b"}\n" if graph else _HEAD, block.graph, b" {\n"]
            graph = block.graph
        lines.append(block.text)
    document = b"".join([*lines, b"}\n"]) if lines else b""
    if all(block.graph.startswith(b"<") and block.subject.startswith(b"<") for block in told):
        return document
    return canonical_trig(read_trig(document))  # a name that is shortened by a prefix does not stand where its IRI would


def read_trig(content: bytes) -> list[Quad]:
    """Read the quads of a TriG document, in its order; raise SyntaxError naming line and column if it is none."""
    return list(parse(content, format=RdfFormat.TRIG))


def _place(quad: Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject), "" if predicate == TYPE else predicate, str(quad.object)
