"""What changes the quads that workers ask: an update, or an operation of the Graph Store Protocol.

A `graph` is the IRI of a named graph, or None for the default graph.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Change", "Changed", "Difference", "Removal", "Update", "Upload"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A SPARQL 1.1 update; its graphs stand in for USING and USING NAMED (SPARQL 1.1 Protocol, 2.2.3)."""

    text: str
    using_graphs: tuple[str, ...] = ()
    using_named_graphs: tuple[str, ...] = ()
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Triples for one graph, in place of what it holds or in addition to it; `contents` are media types and documents."""

    graph: str | None
    contents: tuple[tuple[str, bytes], ...]
    replace: bool
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """One graph is to be no more; NoGraphError if it is not there. The default graph, which always is, is emptied."""

    graph: str | None


Change = Update | Upload | Removal


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A change that was made: the revision that it led to, and whether it made a graph that was not there before."""

    revision: str
    created: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a change would do, as N-Quads in no order: a line that is in both was not touched and is in neither."""

    added: bytes
    removed: bytes
