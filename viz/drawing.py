"""A network as marks on a canvas: what pyvis and vis-network are told to draw, with every place settled beforehand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from ..graph.named import plain_words
from .layout import Berth, layered
from .relations import relation
from .wording import heading, receipt_line, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from .colouring import Colouring, Tint
    from .marks import Mark, Marks

__all__ = ["Drawing", "draw"]

_WIDE, _NARROW = 1.75, 0.62
_CURVED_UP_TO = 300  # above this many things curves cost more time than they tell


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the page's script needs, all of it plain and ready for JSON; each edge `rests` on some of the receipts."""

    nodes: Sequence[Mapping[str, Any]]
    edges: Sequence[Mapping[str, Any]]
    groups: Mapping[str, Any]
    narrow: Mapping[str, tuple[int, int]]
    curved: bool
    receipts: Sequence[str]
    about: str = ""

    @property
    def plain(self) -> dict[str, Any]:
        """All of it by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def draw(
    network: nx.MultiDiGraph[str],
    names: Mapping[str, str],
    marks: Marks,
    about: str | None,
    colours: Colouring | None = None,
    hrefs: Mapping[str, str] | None = None,
) -> Drawing:
    """Draw all things of `names` (address -> the opaque name used on the page, in reading order) and the links between them.

    `colours` take the place of those of the marks; `hrefs` are where the pages of things are.
    """
    from pyvis.network import Network  # noqa: PLC0415  brings IPython in, which takes half a second

    mark_of = {thing: marks.of(network.nodes[thing]["kind"]) for thing in names}
    berths = {thing: Berth(mark.area, mark.tier, mark.height) for thing, mark in mark_of.items()}
    pairs = sorted(set(network.edges()))
    wide, narrow = layered(berths, pairs, _WIDE), layered(berths, pairs, _NARROW)
    canvas = Network(directed=True)
    for thing, name in names.items():
        mark, place = mark_of[thing], wide[thing]
        letters = colours.letters.get(thing, "") if colours else ""
        canvas.add_node(
            name,
            shape=mark.shape,
            group=mark.name,
            hub=mark.hub,
            x=place.x,
            y=place.y,
            label=_label(network, thing, mark, marks.openings) + (f" [{letters}]" if letters else ""),
            title=f"{_full(network, thing)}\n{plain_words(network.nodes[thing]['kind'])}",
            **({"borderWidth": 5} if thing == about else {}),
            **({"href": hrefs[thing]} if hrefs else {}),
        )
        if colours:
            canvas.nodes[-1].update(_tinted(colours.tint[thing], mark))
    receipts: dict[str, int] = {}
    drawn = Counter[tuple[str, str]]()
    for (source, target, predicate, grade), words in _lines(network).items():
        beside = drawn[min(source, target), max(source, target)]
        drawn[min(source, target), max(source, target)] += 1
        curve = {"smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.14 * beside}} if beside else {}
        canvas.add_edge(
            names[source],
            names[target],
            id=f"l{sum(drawn.values())}",
            grade=grade,
            thin=predicate == "isPartOf",
            title=f"{_full(network, source)}\n{relation(predicate)} ({grade})\n{_full(network, target)}",
            says=relation(predicate),
            rests=[receipts.setdefault(line, len(receipts)) for line in words],
            **curve,
        )
    return Drawing(
        nodes=canvas.nodes,
        edges=canvas.edges,
        groups={mark.name: _group(mark) for mark in marks.marks},
        narrow={names[thing]: (place.x, place.y) for thing, place in narrow.items()},
        curved=len(names) <= _CURVED_UP_TO,
        receipts=list(receipts),
        about=names.get(about or "", ""),
    )


def _lines(network: nx.MultiDiGraph[str]) -> dict[tuple[str, str, str, str], list[str]]:
    """One line for the same thing said of the same two with the same grade, however many derivations; with its receipts."""
    lines: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for source, target, link in sorted(network.edges(data=True), key=lambda edge: (edge[0], edge[1], edge[2]["predicate"])):
        words = lines.setdefault((source, target, link["predicate"], link["grade"]), {})
        words.update(dict.fromkeys(map(receipt_line, link["quotations"])))
    return {line: list(words) for line, words in lines.items()}


def _full(network: nx.MultiDiGraph[str], thing: str) -> str:
    return heading(network.nodes[thing].get("notation"), network.nodes[thing]["label"])


def _label(network: nx.MultiDiGraph[str], thing: str, mark: Mark, openings: tuple[str, ...]) -> str:
    return shortened(_full(network, thing), mark.letters, mark.lines, openings)


def _group(mark: Mark) -> dict[str, Any]:
    return {
        "shape": mark.shape,
        "color": _colour(mark.fill, mark.border),
        "font": {"size": mark.font, **({"color": mark.ink, "strokeWidth": 0} if mark.ink else {})},
        "shapeProperties": {"borderRadius": mark.radius},
    }


def _tinted(tint: Tint, mark: Mark) -> dict[str, Any]:
    ink = {"font": {"size": mark.font, "color": tint.ink, "strokeWidth": 0}} if mark.holds_label else {}
    return {"color": _colour(tint.fill, tint.border), **ink}


def _colour(fill: str, border: str) -> dict[str, Any]:
    colour = {"background": fill, "border": border}
    return {**colour, "highlight": colour, "hover": colour}
