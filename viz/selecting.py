"""What of a network a picture shows: by lens, thing, grade and class, and no more than can be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from ..graph.network import GRADES
from .neighbourhoods import neighbourhood, through_lens
from .rows import in_reading_order

if TYPE_CHECKING:
    from .marks import Marks

__all__ = ["Selected", "Wish", "select"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a picture is to show: what is within `degrees` of a thing (`about`, its IRI), what is linked to the concepts of a lens,
    links of some grades, things drawn by some `marks` (their names; none: by all), of more than `most` things the first.
    """  # noqa: D205

    about: str = ""
    degrees: int = 2
    lens: str = ""
    grades: frozenset[str] = frozenset(GRADES)
    marks: frozenset[str] = frozenset()
    most: int = 1_000


@dataclass(frozen=True, slots=True)
class Selected:
    """What is shown; what would be, were no classes chosen; how many things there was no room for."""

    network: nx.MultiDiGraph[str]
    before: nx.MultiDiGraph[str]
    left_out: int


def select(network: nx.MultiDiGraph[str], wish: Wish, marks: Marks) -> Selected:
    """Give what is wished for; a thing that no link of the wanted grades joins is shown only if the picture is about it.

    Raises ThingError when the picture is to be about what is not in the network.
    """
    graded = _graded(network, wish)
    shown = through_lens(graded, wish.lens) if wish.lens else graded
    if wish.about:
        hubs = {thing for thing in shown if marks.of(shown.nodes[thing]["kind"]).hub}
        shown = neighbourhood(shown, wish.about, wish.degrees, hubs)
    before = shown
    if wish.marks:
        shown = shown.subgraph(thing for thing in shown if thing == wish.about or marks.of(shown.nodes[thing]["kind"]).name in wish.marks)
    left_out = max(0, len(shown) - wish.most)
    if left_out:
        first = [wish.about, *in_reading_order(shown, marks)] if wish.about else in_reading_order(shown, marks)
        shown = shown.subgraph(list(dict.fromkeys(first))[: wish.most])
    return Selected(shown, before, left_out)


def _graded(network: nx.MultiDiGraph[str], wish: Wish) -> nx.MultiDiGraph[str]:
    """The links of the wanted grades and their ends, and the thing that the picture is about."""
    if wish.grades.issuperset(GRADES):
        return network
    edges = [(s, o, link, data) for s, o, link, data in network.edges(keys=True, data=True) if data["grade"] in wish.grades]
    ends = {end for s, o, *_ in edges for end in (s, o)} | ({wish.about} & set(network))
    graded: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graded.add_nodes_from((thing, data) for thing, data in network.nodes(data=True) if thing in ends)
    for subject, object_, link, data in edges:
        graded.add_edge(subject, object_, key=link, **data)
    return graded
