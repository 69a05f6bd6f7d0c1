"""What a picture shows as rows of tables: its things and its links, in reading order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..graph.named import plain_words
from .neighbourhoods import outcomes_above
from .relations import relation
from .wording import heading, in_natural_order, number_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    """A link: what it goes from and to, its property in words, its grade, by which rules or methods it comes, what it rests on."""

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
    said = {(source, target, data["predicate"], data["grade"]) for source, target, data in shown.edges(data=True)}
    links = Counter(end for source, target, *_ in said for end in (source, target))
    return {
        thing: ThingRow(
            iri=thing,
            name=f"n{number}",
            number=number_in(shown.nodes[thing].get("notation")),
            label=shown.nodes[thing]["label"],
            kind=plain_words(shown.nodes[thing]["kind"]),
            outcomes=", ".join(whole.nodes[outcome]["label"] for outcome in outcomes_above(whole, thing)),
            links=links[thing],
        )
        for number, thing in enumerate(in_reading_order(shown, marks))
    }


def link_rows(shown: nx.MultiDiGraph[str], things: Mapping[str, ThingRow]) -> list[LinkRow]:
    """Give the rows of the links among things, in the order of these; what is derived in several ways is one row."""
    found: dict[tuple[str, str, str, str], list[Mapping[str, Any]]] = {}
    for source, target, data in shown.edges(data=True):
        found.setdefault((source, data["predicate"], target, data["grade"]), []).append(data)
    order = {thing: number for number, thing in enumerate(things)}
    rows = sorted(found, key=lambda row: (order[row[0]], row[1], order[row[2]], row[3]))
    return [_link_row(things[row[0]], row[1], things[row[2]], row[3], found[row]) for row in rows]


def _link_row(source: ThingRow, predicate: str, target: ThingRow, grade: str, said: Iterable[Mapping[str, Any]]) -> LinkRow:
    ways = sorted({str(data.get("rule", "")) for data in said} - {""})
    receipts = sorted({receipt for data in said for receipt in data["quotations"]})
    return LinkRow(source, relation(predicate), target, grade, "; ".join(ways), tuple(receipts))
