"""What a picture shows as rows of tables: its things and its links, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .neighbourhoods import outcomes_above
from .wording import heading, in_natural_order, number_in, spelt_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from ..graph.network import Receipt
    from .marks import Marks

__all__ = ["LinkRow", "ThingRow", "in_reading_order", "link_rows", "thing_rows"]


@dataclass(frozen=True, slots=True)
class ThingRow:
    """A thing: its IRI, the opaque name that it has on the page, number, label, kind in words, its outcomes, how many links it has."""

    iri: str
    name: str
    number: str
    label: str
    kind: str
    outcomes: str
    links: int

    @property
    def full(self) -> str:
        """Number and label."""
        return heading(self.number, self.label)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link: what it goes from and to, its property in words, its grade, by which rule or method it comes, what it rests on."""

    source: ThingRow
    words: str
    target: ThingRow
    grade: str
    by: str
    receipts: tuple[Receipt, ...]


def in_reading_order(network: nx.MultiDiGraph[str], marks: Marks) -> list[str]:
    """Give the things of a network by kind as in the legend, then by number and name."""

    def place(thing: str) -> tuple[object, ...]:
        data = network.nodes[thing]
        words = heading(data.get("notation"), data["label"])
        return marks.marks.index(marks.of(data["kind"])), in_natural_order(words), thing

    return sorted(network, key=place)


def thing_rows(whole: nx.MultiDiGraph[str], shown: nx.MultiDiGraph[str], marks: Marks) -> dict[str, ThingRow]:
    """Give the rows of the things that are shown, by IRI in reading order; `whole` knows what they are part of."""
    return {
        thing: ThingRow(
            iri=thing,
            name=f"n{number}",
            number=number_in(shown.nodes[thing].get("notation")),
            label=shown.nodes[thing]["label"],
            kind=spelt_out(shown.nodes[thing]["kind"]),
            outcomes=", ".join(whole.nodes[outcome]["label"] for outcome in outcomes_above(whole, thing)),
            links=shown.degree(thing),
        )
        for number, thing in enumerate(in_reading_order(shown, marks))
    }


def link_rows(shown: nx.MultiDiGraph[str], things: Mapping[str, ThingRow]) -> list[LinkRow]:
    """Give the rows of the links among things, in the order of these."""
    order = {thing: number for number, thing in enumerate(things)}
    edges = sorted(
        shown.edges(keys=True, data=True),
        key=lambda edge: (order[edge[0]], edge[3]["predicate"], order[edge[1]], edge[3]["grade"], edge[2]),
    )
    return [
        LinkRow(
            things[source], spelt_out(data["predicate"]), things[target], data["grade"], data.get("rule", ""), tuple(data["quotations"])
        )
        for source, target, _, data in edges
    ]
