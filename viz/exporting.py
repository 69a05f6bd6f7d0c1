"""The whole graph in other tools' formats, the same bytes for the same graph, written atomically.

TriG and JSON-LD keep the named graphs (each paper's statements, what was inferred, the ontology, the lenses);
Turtle and N-Triples hold the union of them; GraphML holds the network of things, for Gephi, yEd or Cytoscape.
"""

from __future__ import annotations

import errno
import io
import os
import tempfile
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox

from ..graph.network import project
from ..ontology.errors import GoldenThreadError
from ..ontology.terms import OWL, PREFIXES, TYPE
from .wording import receipt_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..graph.store.store import Store

__all__ = ["Format", "export", "graphml", "rendered", "write_atomically"]


class Format(StrEnum):
    """What the graph can be exported as; the value is what people type and the usual file ending."""

    TRIG = "trig"
    TTL = "ttl"
    JSONLD = "jsonld"
    NT = "nt"
    GRAPHML = "graphml"


def export(store: Store, form: Format, target: Path) -> None:
    """Write the whole graph to a file: afterwards it is complete, or what it was before. Raises GoldenThreadError."""
    write_atomically(target, rendered(store, form))


def rendered(store: Store, form: Format) -> bytes:
    """Give the whole graph in a format, in canonical order, as UTF-8."""
    if form is Format.GRAPHML:
        return graphml(project(store))
    quads: Iterable[ox.Quad] = (quad for quad in store.quads() if not _declares_class(quad))
    if form in {Format.TTL, Format.NT}:
        quads = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}
    in_order = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)))
    syntax = {
        Format.TRIG: ox.RdfFormat.TRIG,
        Format.TTL: ox.RdfFormat.TURTLE,
        Format.JSONLD: ox.RdfFormat.JSON_LD,
        Format.NT: ox.RdfFormat.N_TRIPLES,
    }[form]
    statements = (quad.triple for quad in in_order) if form in {Format.TTL, Format.NT} else in_order
    file = io.BytesIO()
    ox.serialize(statements, file, format=syntax, prefixes=dict(PREFIXES))
    return file.getvalue()


def _declares_class(quad: ox.Quad) -> bool:
    """Whether a quad only declares a class of the ontology, which is done in goldenthread.ttl.

    An export is about things: who counts its typed nodes along rdfs:subClassOf must not count our classes among them.
    """
    return quad.predicate.value == TYPE and isinstance(quad.object, ox.NamedNode) and quad.object.value == f"{OWL}Class"


def write_atomically(target: Path, content: bytes) -> None:
    """Put content at a path by renaming a finished file into place. Raises GoldenThreadError when the folder does not let us.

    What is no file, such as /dev/stdout, is written to as it stands; a link stays, and what it leads to is written.
    """
    if target.exists() and not target.is_file():
        try:
            target.write_bytes(content)
        except OSError as fault:
            raise _unwritable(target, fault) from fault
        return
    target = target.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as fault:
        raise _unwritable(target, fault) from fault
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_usual_mode())
        Path(name).replace(target)
    except OSError as fault:
        raise _unwritable(target, fault) from fault
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _usual_mode() -> int:
    """What a new file may be, for mkstemp makes private ones."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(target: Path, fault: OSError) -> GoldenThreadError:
    remedy = "make room on its disk" if fault.errno == errno.ENOSPC else "name a file in a folder that you may write to"
    return GoldenThreadError(f"{target} cannot be written ({fault.strerror}): {remedy}.")


def graphml(network: nx.MultiDiGraph[str]) -> bytes:
    """Give a network as GraphML in UTF-8: things and links in order, with plain attributes only, since it knows no others."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for thing in sorted(network):
        flat.add_node(thing, **{name: _plain(network.nodes[thing].get(name)) for name in ("label", "kind", "notation")})
    for source, target, link in sorted(network.edges(keys=True)):
        about = network.edges[source, target, link]
        receipts = "\n".join(receipt_line(receipt) for receipt in about["quotations"])
        flat.add_edge(source, target, key=link, predicate=about["predicate"], grade=about["grade"], receipts=_plain(receipts))
    buffer = io.BytesIO()
    nx.write_graphml_xml(flat, buffer, named_key_ids=True)
    return buffer.getvalue()


def _plain(text: str | None) -> str:
    """The text without what XML 1.0 cannot hold (a form feed between two pages, say)."""
    return "".join(letter for letter in text or "" if letter >= " " or letter in "\n\t")
