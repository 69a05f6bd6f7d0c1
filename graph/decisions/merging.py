"""Two addresses for one thing become one: what was said of the first is said of the second, and no name is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology import terms as t
from ..addresses import stated_link

__all__ = ["SINGLE", "Graphs", "Links", "links_of", "merge"]

Graphs = Mapping[str, tuple[Quad, ...]]
#: Links by address: subject, predicate and object.
Links = Mapping[NamedNode, tuple[NamedNode, NamedNode, NamedNode | Literal]]

#: What a thing has one of; where both have it, the one that is kept keeps its own.
SINGLE = frozenset(
    {t.TYPE, t.PREF_LABEL, t.NOTATION, t.DC_TYPE, t.VALID_FROM, t.VALID_UNTIL, t.HAS_POSITION, t.STARTS_ON, t.ENDS_ON, t.IS_PLANNED}
)
_PARTS = (t.SUBJECT, t.PREDICATE, t.OBJECT)


def links_of(quads: Iterable[Quad], kind: str = t.LINK) -> Links:
    """Give the links, or the nodes of another `kind` of statement, that stand in some quads."""
    said = defaultdict[NamedNode, dict[str, NamedNode | Literal]](dict)
    links = set()
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            if quad.predicate.value in _PARTS:
                said[quad.subject][quad.predicate.value] = quad.object
            elif quad.predicate.value == t.TYPE and quad.object.value == kind:
                links.add(quad.subject)
    whole = {}
    for link in links:
        subject, predicate, value = (said[link].get(part) for part in _PARTS)
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and value is not None:
            whole[link] = (subject, predicate, value)
    return whole


def merge(graphs: Graphs, same: Mapping[str, str], base: str) -> Graphs:
    """Give the graphs with each thing of `same` (address given up -> address kept) under the address that is kept.

    The name of one given up becomes another name of the one kept. Links that then say the same are one link; those of
    a thing to itself are gone.
    """
    if not same:
        return graphs
    everything = [quad for quads in graphs.values() for quad in quads]
    moved = {NamedNode(given_up): NamedNode(kept) for given_up, kept in same.items()}
    known = defaultdict[tuple[object, str], set[object]](set)
    for quad in everything:
        if quad.predicate.value in SINGLE:
            known[quad.subject, quad.predicate.value].add(quad.object)
    links = _Renewed(links_of(everything), moved, known, base)
    merged = {}
    for graph, quads in graphs.items():
        new = {out: None for quad in quads for out in links.moved_quad(quad)}
        merged[graph] = tuple(sorted(new, key=str))
    return merged


class _Renewed:
    """Where each link and thing goes."""

    def __init__(
        self, links: Links, moved: Mapping[NamedNode, NamedNode], known: Mapping[tuple[object, str], set[object]], base: str
    ) -> None:
        self.moved, self.known = moved, known
        self.names = {thing: min(map(str, names)) for (thing, predicate), names in known.items() if predicate == t.PREF_LABEL}
        says = {}
        unmoved = {claim: link for link, claim in sorted(links.items(), key=lambda each: str(each[0])) if not self._touches(claim)}
        self.gone: set[NamedNode] = set()
        self.links: dict[NamedNode, NamedNode] = {}
        for link, claim in sorted(links.items(), key=lambda each: str(each[0])):
            subject, predicate, value = claim
            if not self._touches(claim):
                continue
            new = (moved.get(subject, subject), predicate, moved.get(value, value) if isinstance(value, NamedNode) else value)
            if new[0] == new[2] or self._outdone(subject, predicate.value, value):
                self.gone.add(link)
                continue
            says[link] = new
            self.links[link] = unmoved.get(new) or stated_link(base, new[0], predicate.value, new[2])

    def _touches(self, claim: tuple[NamedNode, NamedNode, NamedNode | Literal]) -> bool:
        return claim[0] in self.moved or claim[2] in self.moved

    def _outdone(self, subject: object, predicate: str, value: object) -> bool:
        """Whether the thing that is kept has a value of its own for what a thing has one of."""
        if predicate not in SINGLE or not isinstance(subject, NamedNode) or subject not in self.moved:
            return False
        own = self.known.get((self.moved[subject], predicate), set())
        return bool(own) and value not in own

    def moved_quad(self, quad: Quad) -> Iterable[Quad]:
        subject, value = quad.subject, quad.object
        if subject in self.gone:
            return
        if not isinstance(subject, NamedNode):
            yield quad
            return
        new_subject = self.links.get(subject) or self.moved.get(subject, subject)
        new_value = (self.links.get(value) or self.moved.get(value, value)) if isinstance(value, NamedNode) else value
        outdone = self._outdone(subject, quad.predicate.value, value)
        if subject in self.moved and quad.predicate.value in {t.PREF_LABEL, t.ALT_LABEL}:
            outdone = str(value) == self.names.get(new_subject)
            predicate = NamedNode(t.ALT_LABEL)
            if outdone:
                return
            yield Quad(new_subject, predicate, value, quad.graph_name)
        elif not outdone and (new_subject != new_value or subject == value):
            yield Quad(new_subject, quad.predicate, new_value, quad.graph_name)
