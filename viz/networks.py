"""A network as a page: a picture that is there at once, offline, and under it the same content as tables."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from .drawing import draw
from .marks import read_marks
from .pages import page, script, static, vis_network
from .rows import link_rows, thing_rows
from .selecting import Wish, select
from .wording import spelt_out

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["GRADES_IN_WORDS", "PICTURE_SCRIPTS", "network_page"]

#: What each grade of link means.
GRADES_IN_WORDS: Final = {
    "stated": "a paper or an officer says it",
    "inferred": "a rule derived it",
    "suggested": "offered for review, not a fact",
}
#: The scripts that any picture of a network needs, besides vis-network.
PICTURE_SCRIPTS: Final = ("network-picture.js", "network-panel.js", "network-walk.js")


def network_page(network: nx.MultiDiGraph[str], title: str, about: str | None = None, lens: str | None = None, *, degrees: int = 2) -> str:
    """Give the whole HTML of a network; the same bytes for the same network.

    `about` (an address) keeps what is within so many `degrees` of separation of one thing, `lens` (a lens's name) keeps
    what is linked to its concepts and the plan above that; the picture of the whole plan begins with its stated links
    alone, since all at once hide one another. Raises ThingError when `about` is not in the network.
    """
    marks = read_marks()
    wish = Wish(about=about or "", lens=lens or "", degrees=degrees, most=len(network))
    shown = select(network, wish, marks).network
    things = thing_rows(network, shown, marks)
    links = link_rows(shown, things)
    drawing = draw(
        shown, {thing: row.name for thing, row in things.items()}, marks, about, hrefs={t: f"#{r.name}" for t, r in things.items()}
    )
    counts = Counter(link.grade for link in links)
    kinds = {data["kind"] for _, data in shown.nodes(data=True)}
    return page(
        "network.html",
        title,
        scripts=(vis_network(), *map(script, PICTURE_SCRIPTS), static("network.js")),
        drawing=drawing.plain,
        things=list(things.values()),
        links=links,
        about=things[about] if about is not None else None,
        lens=spelt_out(lens).replace("-", " ") if lens is not None else None,
        degrees=degrees,
        legend=[mark for mark in marks.marks if any(marks.of(kind) is mark for kind in kinds)],
        grades={grade: (words, counts[grade]) for grade, words in GRADES_IN_WORDS.items()},
        begins_with={"stated"} if about is None and lens is None else set(GRADES_IN_WORDS),
    )
