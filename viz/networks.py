"""A network as a page: a picture that is there at once, offline, and under it the same content as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .drawing import draw
from .marks import read_marks
from .neighbourhoods import neighbourhood, outcomes_above, through_lens
from .pages import page, static, vis_network
from .wording import heading, in_natural_order, number_in, spelt_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from ..graph.network import Receipt
    from .marks import Marks

__all__ = ["network_page"]

_GRADES = {
    "stated": "a paper or an officer says it",
    "inferred": "a rule derived it",
    "suggested": "offered for review, not a fact",
}


@dataclass(frozen=True, slots=True)
class _Thing:
    name: str
    number: str
    label: str
    kind: str
    outcomes: str
    links: int

    @property
    def full(self) -> str:
        return heading(self.number, self.label)


@dataclass(frozen=True, slots=True)
class _Link:
    source: _Thing
    words: str
    target: _Thing
    grade: str
    receipts: tuple[Receipt, ...]


def network_page(network: nx.MultiDiGraph[str], title: str, about: str | None = None, lens: str | None = None, *, degrees: int = 2) -> str:
    """Give the whole HTML of a network; the same bytes for the same network.

    `about` (an address) keeps what is within so many `degrees` of separation of one thing, `lens` (a lens's name) keeps
    what is linked to its concepts and the plan above that; the picture of the whole plan begins with its stated links
    alone, since all at once hide one another. Raises ThingError when `about` is not in the network.
    """
    shown = through_lens(network, lens) if lens is not None else network
    marks = read_marks()
    if about is not None:
        hubs = {thing for thing in shown if marks.of(shown.nodes[thing]["kind"]).hub}
        shown = neighbourhood(shown, about, degrees, hubs)
    things = _things(network, shown, marks)
    drawing = draw(shown, {thing: row.name for thing, row in things.items()}, marks, about)
    links = _links(shown, things)
    kinds = {data["kind"] for _, data in shown.nodes(data=True)}
    return page(
        "network.html",
        title,
        scripts=(vis_network(), static("network.js")),
        drawing=drawing,
        things=list(things.values()),
        links=links,
        about=things[about] if about is not None else None,
        lens=spelt_out(lens).replace("-", " ") if lens is not None else None,
        degrees=degrees,
        legend=[mark for mark in marks.marks if any(marks.of(kind) is mark for kind in kinds)],
        grades={grade: (words, sum(link.grade == grade for link in links)) for grade, words in _GRADES.items()},
        begins_with={"stated"} if about is None and lens is None else set(_GRADES),
    )


def _things(whole: nx.MultiDiGraph[str], shown: nx.MultiDiGraph[str], marks: Marks) -> dict[str, _Thing]:
    """The rows of the first table, in reading order: by kind as in the legend, then by number and name."""

    def place(thing: str) -> tuple[object, ...]:
        data = shown.nodes[thing]
        words = heading(data.get("notation"), data["label"])
        return marks.marks.index(marks.of(data["kind"])), in_natural_order(words), thing

    return {
        thing: _Thing(
            name=f"n{number}",
            number=number_in(shown.nodes[thing].get("notation")),
            label=shown.nodes[thing]["label"],
            kind=spelt_out(shown.nodes[thing]["kind"]),
            outcomes=", ".join(whole.nodes[outcome]["label"] for outcome in outcomes_above(whole, thing)),
            links=shown.degree(thing),
        )
        for number, thing in enumerate(sorted(shown, key=place))
    }


def _links(shown: nx.MultiDiGraph[str], things: Mapping[str, _Thing]) -> list[_Link]:
    order = {thing: number for number, thing in enumerate(things)}
    edges = sorted(
        shown.edges(keys=True, data=True),
        key=lambda edge: (order[edge[0]], edge[3]["predicate"], order[edge[1]], edge[3]["grade"], edge[2]),
    )
    return [
        _Link(things[source], spelt_out(data["predicate"]), things[target], data["grade"], tuple(data["quotations"]))
        for source, target, _, data in edges
    ]
