"""What is shown of the network, drawn: one thing for the page, its files and its tables, so that they hold the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from .....graph.named import folded
from .....graph.network import GRADES
from ....colouring import COLOURINGS, colouring
from ....drawing import draw
from ....marks import read_marks
from ....rows import link_rows, thing_rows
from ....selecting import select
from ...scope import chosen_plan
from .asked import read_asked
from .reading import network_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from ....colouring import Colouring
    from ....drawing import Drawing
    from ....marks import Mark
    from ....rows import LinkRow, ThingRow
    from ...visit import Visit
    from .asked import Asked

__all__ = ["MOST", "Picture", "drawing_of", "picture_of"]

#: How many things a picture shows at most: more can neither be read nor drawn at once.
MOST: Final = 1_000
_ALONE = "No link of the grades chosen joins this thing to another: choose more grades, or another thing."


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown: the things by IRI in reading order, the links, the colours if they are not those of classes, what was found.

    `classes` are the marks of the things there would be without a choice of classes; `left_out` counts the things that
    there was no room for, and `cut` tells that there are more, uncounted.
    """

    asked: Asked
    title: str
    network: nx.MultiDiGraph[str]
    things: Mapping[str, ThingRow]
    links: tuple[LinkRow, ...]
    colours: Colouring | None
    classes: tuple[Mark, ...]
    legend: tuple[Mark, ...]
    found: tuple[ThingRow, ...]
    left_out: int
    cut: bool

    @property
    def grades(self) -> Mapping[str, int]:
        """How many of the links that are shown have each grade."""
        counts = Counter(link.grade for link in self.links)
        return {grade: counts[grade] for grade in GRADES}


def picture_of(visit: Visit, most: int = MOST) -> Picture:
    """Give what a visit asks to see. Raises ThingError for a plan or lens that is not there."""
    asked = read_asked(visit)
    marks = read_marks()
    network, cut = network_of(visit, asked, most)
    if asked.about and asked.about not in network:
        asked = replace(asked, about="", tail="", missed=_ALONE)
        network, cut = network_of(visit, asked, most)
    selected = select(network, asked.wish(most), marks)
    shown = selected.network
    things = thing_rows(network, shown, marks)
    return Picture(
        asked=asked,
        title=_title(visit, things.get(asked.about)),
        network=shown,
        things=things,
        links=tuple(link_rows(shown, things)),
        colours=colouring(asked.colour, network, shown, asked.lens) if asked.colour in COLOURINGS else None,
        classes=_marks_of(selected.before),
        legend=_marks_of(shown),
        found=_found(asked.find, things),
        left_out=selected.left_out,
        cut=cut,
    )


def drawing_of(picture: Picture, visit: Visit) -> Drawing:
    """Draw what is shown, each thing leading to its page."""
    names = {thing: row.name for thing, row in picture.things.items()}
    hrefs = {thing: visit.to.thing(thing) for thing in names}
    return draw(picture.network, names, read_marks(), picture.asked.about or None, picture.colours, hrefs)


def _title(visit: Visit, about: ThingRow | None) -> str:
    if about is not None:
        return f"What is linked to {about.full}"
    plan = chosen_plan(visit)
    return f"{plan.label}: what depends on what" if plan else "What depends on what"


def _marks_of(network: nx.MultiDiGraph[str]) -> tuple[Mark, ...]:
    marks = read_marks()
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    return tuple(mark for mark in marks.marks if any(marks.of(kind) is mark for kind in kinds))


def _found(text: str, things: Mapping[str, ThingRow]) -> tuple[ThingRow, ...]:
    """The things whose number and name hold a text."""
    wanted = folded(text)
    return tuple(row for row in things.values() if wanted in folded(row.full)) if wanted else ()
