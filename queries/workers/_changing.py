"""A change made on a store: an update, an upload into one graph, a removal of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize

from ...ontology.terms import PREFIXES
from ._sentences import malformed, place
from ._using import with_dataset
from .change import Removal, Update, Upload
from .errors import ConflictError, MalformedError, MediaTypeError, NoGraphError, WorkerLostError
from .federation import refuse_federation
from .media import TRIPLES

if TYPE_CHECKING:
    from pyoxigraph import Store

    from .change import Change

__all__ = ["apply", "difference"]


def apply(store: Store, change: Change) -> bool:
    """Make a change, and tell whether it made the graph that it is about. Raises the errors of `errors`."""
    if isinstance(change, Update):
        _update(store, change)
        return False
    graph = _graph(change.graph)
    there = isinstance(graph, DefaultGraph) or store.contains_named_graph(graph)
    if isinstance(change, Removal):
        if not there:
            raise NoGraphError(f"There is no graph <{change.graph}>: nothing was removed.")
        store.clear_graph(graph) if isinstance(graph, DefaultGraph) else store.remove_graph(graph)
        return False
    quads = [
        Quad(quad.subject, quad.predicate, quad.object, graph)
        for media, content in change.contents
        for quad in _read(media, content, change)
    ]
    if change.replace:
        store.clear_graph(graph)
    if not isinstance(graph, DefaultGraph):
        store.add_graph(graph)
    store.extend(quads)
    return not there


def difference(store: Store, change: Change) -> tuple[bytes, bytes]:
    """Make a change, and give what it added and removed as N-Quads."""
    before = set(store)
    apply(store, change)
    after = set(store)
    return _written(after - before), _written(before - after)


def _written(quads: set[Quad]) -> bytes:
    return serialize(quads, None, RdfFormat.N_QUADS) or b""


def _update(store: Store, change: Update) -> None:
    refuse_federation(change.text, update=True)
    text = with_dataset(change.text, change.using_graphs, change.using_named_graphs)
    try:
        store.update(text, base_iri=change.base, prefixes=dict(PREFIXES))
    except (SyntaxError, ValueError) as error:
        raise malformed("update", change.text, error) from error
    except RuntimeError as error:
        raise ConflictError(f"The update cannot be made ({error}): nothing was changed; add SILENT where that does not matter.") from error
    except OSError as error:
        raise WorkerLostError(f"The update could not be made ({error}): nothing was changed.") from error


def _read(media: str, content: bytes, change: Upload) -> list[Quad]:
    """The triples of a document, in the default graph. An XML document type, whose entities can grow without end, is refused."""
    if media not in TRIPLES:
        raise MediaTypeError(f"{media or 'Data without a media type'} cannot be read: send one of {', '.join(TRIPLES)}.")
    if TRIPLES[media] == RdfFormat.RDF_XML and b"<!DOCTYPE" in content.replace(b"\0", b"").upper():
        raise MalformedError("The RDF/XML has a document type declaration, which is not read: take the <!DOCTYPE ...> out.")
    try:
        quads = list(parse(content, TRIPLES[media], base_iri=change.base, rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        raise MalformedError(
            f"The data is not {TRIPLES[media].name} ({str(error).partition(chr(10))[0]}): correct it.", *place(str(error))
        ) from error
    if any(not isinstance(quad.graph_name, DefaultGraph) for quad in quads):
        raise MalformedError("The data names graphs of its own, but goes into one graph: send its triples alone.")
    return quads


def _graph(graph: str | None) -> NamedNode | DefaultGraph:
    try:
        return DefaultGraph() if graph is None else NamedNode(graph)
    except ValueError as error:
        raise MalformedError(f"<{graph}> is no absolute IRI of a graph: correct it.") from error
