"""Parts of a network worth a picture of their own: what surrounds one thing, and what a lens sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from ..ontology import terms
from ..ontology.errors import ThingError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

__all__ = ["neighbourhood", "outcomes_above", "through_lens"]

_PART_OF = terms.IS_PART_OF.removeprefix(terms.GT)
_OUTCOME = terms.OUTCOME.removeprefix(terms.GT)


def neighbourhood(network: nx.MultiDiGraph[str], thing: str, degrees: int, hubs: Container[str] = ()) -> nx.MultiDiGraph[str]:
    """What can be reached from a thing in so many steps, along links or against them, going on through no hub but itself.

    Raises ThingError when the thing is not there.
    """
    if thing not in network:
        raise ThingError(f"Nothing in the network has the address {thing}: name a thing that has links.")
    near, edge = {thing}, {thing}
    for _ in range(degrees):
        passed = (one for one in edge if one == thing or one not in hubs)
        edge = {other for one in passed for other in nx.all_neighbors(network, one)} - near
        near |= edge
    return network.subgraph(near)


def through_lens(network: nx.MultiDiGraph[str], lens: str) -> nx.MultiDiGraph[str]:
    """The concepts of a lens, the things linked to them, and what those are part of up to the plan; empty when there is nothing."""
    concepts = {thing for thing in network if thing.startswith(f"{terms.LENS}{lens}/")}
    linked = {near for concept in concepts for near in nx.all_neighbors(network, concept)}
    lines = {thing: _above(network, thing) for thing in sorted(linked - concepts)}
    seen = {above for line in lines.values() for above in line} | linked
    return network.subgraph(seen | {concept for concept in concepts if network.degree(concept)})


def outcomes_above(network: nx.MultiDiGraph[str], thing: str) -> list[str]:
    """The outcomes that a thing is part of, or is itself, in a settled order."""
    return sorted(above for above in {thing, *_above(network, thing)} if network.nodes[above]["kind"] == _OUTCOME)


def _above(network: nx.MultiDiGraph[str], thing: str) -> set[str]:
    """All that the thing is part of, however many parents there are on the way."""
    found: set[str] = set()
    ahead: Iterable[str] = [thing]
    while ahead:
        ahead = {whole for part in ahead for whole in _wholes(network, part)} - found
        found |= ahead
    return found


def _wholes(network: nx.MultiDiGraph[str], part: str) -> list[str]:
    return [whole for _, whole, link in network.out_edges(part, data=True) if link["predicate"] == _PART_OF]
