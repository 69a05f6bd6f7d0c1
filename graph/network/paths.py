"""Why are two things joined: the paths of links between them.

A golden thread is a path on which every thing holds up the next: strategy, action, aim, sub-outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from .dependence import HOLDS_UP

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from ..receipt import Receipt

__all__ = ["EvidencePath", "Step", "evidence_paths"]


_TRIED = 5  # paths looked at for each one wanted: the best thread is seldom the shortest path


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path, in its true direction: from `subject` to `object`, whichever way the path is walked."""

    link: str
    subject: str
    predicate: str
    object: str
    grade: str
    rule: str
    quotations: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class EvidencePath:
    """Things in the order they are walked (IRIs), and between each two of them all links that join them."""

    things: tuple[str, ...]
    steps: tuple[tuple[Step, ...], ...]

    @property
    def breaks(self) -> int:
        """How many of its steps do not hold up in the direction of the others: a golden thread has none."""
        hops = [{_held(step) for step in joined} for joined in self.steps]
        upwards = sum(next_one not in held for next_one, held in zip(self.things[1:], hops, strict=True))
        downwards = sum(this_one not in held for this_one, held in zip(self.things[:-1], hops, strict=True))
        return min(upwards, downwards)


def _held(step: Step) -> str:
    """The end of a link that the other holds up; "" where neither does."""
    holder = HOLDS_UP.get(step.predicate)
    return {"subject": step.object, "object": step.subject}[holder] if holder else ""


def evidence_paths(network: MultiDiGraph[str], a: str, b: str, *, limit: int = 10, longest: int = 6) -> tuple[EvidencePath, ...]:
    """Give the paths between two things, those with fewer breaks first, golden threads before all; then the shortest.

    Links are walked in either direction. At most `limit` paths come, none with more than `longest` links; none come
    where one of the things stands in no link.
    """
    import networkx  # noqa: PLC0415 - 100 ms that most commands need not spend

    if a not in network or b not in network or a == b:
        return ()
    walkable: networkx.Graph[str] = networkx.Graph(network.to_undirected(as_view=True).edges())
    try:
        # Yen's algorithm gives one path after another; a longer one can only come later.
        found = takewhile(lambda nodes: len(nodes) - 1 <= longest, networkx.shortest_simple_paths(walkable, a, b))
        paths = [EvidencePath(tuple(nodes), _steps(network, nodes)) for nodes in islice(found, _TRIED * limit)]
    except networkx.NetworkXException:
        return ()  # no path, or a thing without links
    paths.sort(key=lambda path: (path.breaks, len(path.steps), _names(network, path)))
    return tuple(paths[:limit])


def _steps(network: MultiDiGraph[str], nodes: list[str]) -> tuple[tuple[Step, ...], ...]:
    return tuple(tuple(sorted(_between(network, *hop), key=_order)) for hop in pairwise(nodes))


def _between(network: MultiDiGraph[str], a: str, b: str) -> list[Step]:
    return [
        Step(link, subject, edge["predicate"], object_, edge["grade"], edge["rule"], edge["quotations"])
        for subject, object_ in ((a, b), (b, a))
        if network.has_edge(subject, object_)
        for link, edge in network[subject][object_].items()
    ]


def _order(step: Step) -> tuple[bool, str, str]:
    return step.grade != "stated", step.predicate, step.link


def _names(network: MultiDiGraph[str], path: EvidencePath) -> list[str]:
    return [network.nodes[thing]["label"] for thing in path.things]
