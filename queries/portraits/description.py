"""A thing as triples that stand alone: all that is told of it, its links on both sides with what they rest on, and every name.

A concise bounded description with its evidence: links with their derivations, quotations and paragraphs; of other things their class,
number and name. All of it is in the graphs of facts, but for a suggestion or a decision, which is described by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from ...ontology.terms import (
    GT,
    IS_EVIDENCED_BY,
    IS_QUOTED_FROM,
    LINK,
    OBJECT,
    PREDICATE,
    RDF,
    SUBJECT,
    TYPE,
    WAS_DERIVED_FROM,
)
from .asked import construct, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...graph.store.store import Store, Term

__all__ = ["Description", "describe"]

_AT_ONCE = 300  # nodes of one query
_DEEPEST = 16  # steps from a link to the last paragraph that it rests on
_EVIDENCE = frozenset({WAS_DERIVED_FROM, IS_EVIDENCED_BY, IS_QUOTED_FROM})


@dataclass(frozen=True, slots=True)
class Description:
    """The triples of a thing, its own first, then by subject; `left_out` links are not among them, since there are very many."""

    triples: tuple[Triple, ...]
    left_out: int


def describe(store: Store, iri: str) -> Description | None:
    """Describe the node of an IRI; None where nothing is told of it. Of its links up to five hundred on either side are described."""
    own = construct(store, "of-nodes", nodes=[iri]) or construct(store, "of-nodes-apart", about=iri)
    if not own:
        return None
    links = [link for (link,) in texts(store, "pointing-links", about=iri)]
    total = sum(int(times) for predicate, times in texts(store, "pointing", about=iri) if predicate == OBJECT)
    told = {*own, *_with_evidence(store, [*links, *_evidence_of(own)]), *construct(store, "of-pointing", about=iri)}
    told |= _joined(told)
    named = construct(store, "of-names", nodes=sorted(_met(told) - _described(told)))
    triples = sorted({*told, *named}, key=lambda triple: (_of(triple) != iri, *map(str, (triple.subject, triple.predicate, triple.object))))
    inwards = sum(1 for triple in told if triple.predicate.value == OBJECT and _is(triple.object, iri))
    return Description(tuple(triples), max(0, total - inwards))


def _with_evidence(store: Store, nodes: Iterable[str]) -> set[Triple]:
    """All that is told of nodes, and of what they rest on: links, quotations, and the paragraphs of these."""
    found, known, ahead = set[Triple](), set[str](), list(dict.fromkeys(nodes))
    for _ in range(_DEEPEST):
        if not ahead:
            break
        known.update(ahead)
        told = [triple for some in _batches(ahead) for triple in construct(store, "of-nodes", nodes=some)]
        found.update(told)
        ahead = sorted(set(_evidence_of(told)) - known)
    return found


def _evidence_of(told: Iterable[Triple]) -> Iterable[str]:
    return (triple.object.value for triple in told if triple.predicate.value in _EVIDENCE and isinstance(triple.object, NamedNode))


def _joined(told: Iterable[Triple]) -> set[Triple]:
    """The plain triples that stand beside the links."""
    ends: dict[str, dict[str, Term]] = {}
    for triple in told:
        ends.setdefault(_of(triple), {})[triple.predicate.value] = triple.object
    links = (told for told in ends.values() if _is(told.get(TYPE), LINK))
    joined = ((link.get(SUBJECT), link.get(PREDICATE), link.get(OBJECT)) for link in links)
    return {Triple(s, p, o) for s, p, o in joined if isinstance(s, NamedNode) and isinstance(p, NamedNode) and o is not None}


def _described(told: Iterable[Triple]) -> set[str]:
    return {_of(triple) for triple in told if triple.predicate.value == TYPE}


def _met(told: Iterable[Triple]) -> set[str]:
    """Every node that is spoken of, and every property: not the classes, which are the ontology's."""
    met = set[str]()
    for triple in told:
        met.add(_of(triple))
        if isinstance(triple.object, NamedNode) and triple.predicate.value != TYPE:
            met.add(triple.object.value)
    return {iri for iri in met if iri and not iri.startswith((GT, RDF))}


def _of(triple: Triple) -> str:
    return triple.subject.value if isinstance(triple.subject, NamedNode) else ""


def _is(term: object, iri: str) -> bool:
    return isinstance(term, NamedNode) and term.value == iri


def _batches(nodes: list[str]) -> Iterable[list[str]]:
    return (nodes[at : at + _AT_ONCE] for at in range(0, len(nodes), _AT_ONCE))
