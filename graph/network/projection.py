"""Links of a store as a network: things joined by links, each with the words that it rests on.

networkx is imported where it is needed and not before, so that a question that draws nothing starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.terms import GT
from .grounds import grounds_of
from .links import FACTS, links_of, nodes_of
from .scopes import links_around, links_of_plan

if TYPE_CHECKING:
    from collections.abc import Collection, Container

    from networkx import MultiDiGraph

    from ..store.store import Store
    from .links import Link

__all__ = ["project", "project_around", "project_plan"]


def project(store: Store, grades: Collection[str] = FACTS) -> MultiDiGraph[str]:
    """Give the things and links of a store as a network, with the same order of nodes and edges each time.

    A node is an IRI with `label`, `kind` (local name of its class) and `notation` ("" for none). An edge, keyed by
    its link's IRI, goes from subject to object with `predicate` (local name), `grade` ("stated", "inferred" or, where
    `grades` asks for it, "suggested"), `rule` (label of the rule that derived it, or the method of the suggestion, or ""),
    `quotations` (receipts; an inferred link has those of what it rests on) and `through` (a frozenset: the things
    besides its ends that a derivation goes through).
    """
    return _network(store, links_of(store, grades), whole=True)


def project_plan(store: Store, plan: str, grades: Collection[str] = FACTS) -> MultiDiGraph[str]:
    """Give the same of a plan: it and its parts, what these are linked to, and the links among all of them."""
    return _network(store, links_of_plan(store, plan, grades))


def project_around(
    store: Store, thing: str, degrees: int, hubs: Container[str], grades: Collection[str] = FACTS, most: int = 1_000
) -> tuple[MultiDiGraph[str], bool]:
    """Give the same of what is at most so many steps from a thing, going on through no class of `hubs` but its own.

    Of more than `most` things only so many are taken; the second value tells whether any were left out.
    """
    links, cut = links_around(store, thing, degrees, hubs, grades, most)
    return _network(store, links), cut


def _network(store: Store, links: Collection[Link], *, whole: bool = False) -> MultiDiGraph[str]:
    import networkx  # noqa: PLC0415 - 100 ms that most commands need not spend

    network: MultiDiGraph[str] = networkx.MultiDiGraph()
    nodes = nodes_of(store, None if whole else {end for link in links for end in link.ends})
    ends = {end for link in links for end in link.ends}
    for thing, node in nodes.items():
        if thing in ends:
            network.add_node(thing, label=node.label, kind=node.kind, notation=node.notation)
    joined = [link for link in links if link.subject in network and link.object in network]
    grounds = grounds_of(store, joined, whole=whole)
    for link in joined:  # what has no name or class is left out, which the check on the graph's shape reports
        network.add_edge(
            link.subject,
            link.object,
            key=link.iri,
            predicate=link.predicate.removeprefix(GT),
            grade=link.grade,
            rule=link.by,
            quotations=grounds[link.iri].receipts,
            through=grounds[link.iri].through,
        )
    return network
