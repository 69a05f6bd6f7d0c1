"""A drawing as SVG is well formed, safe whatever labels hold, and has a colour or letter for each thing that one was asked of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from goldenthread.viz.colouring import COLOURINGS, colouring, lenses_of
from goldenthread.viz.drawing import draw
from goldenthread.viz.marks import read_marks
from goldenthread.viz.rows import thing_rows
from goldenthread.viz.shapes import outline
from goldenthread.viz.sketching import svg

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from goldenthread.viz.drawing import Drawing
    from goldenthread.viz.marks import Mark

    Network = nx.MultiDiGraph[str]

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "defs", "marker", "path", "rect", "a", "g", "text", "tspan", "circle", "ellipse", "polygon"}
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)> ]]> & \" ' \x00\x0b\ud800\ufffe \u202e{{ 7 * 7 }}"


def drawn(network: Network, by: str = "class") -> Drawing:
    rows = thing_rows(network, network, read_marks())
    names = {thing: row.name for thing, row in rows.items()}
    return draw(
        network, names, read_marks(), None, colouring(by, network, network), {thing: f"/id/{name}" for thing, name in names.items()}
    )


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("by", COLOURINGS)
def test_it_is_well_formed_and_needs_nothing_else(plan: Network, by: str, *, dark: bool, narrow: bool) -> None:
    root = etree.fromstring(svg(drawn(plan, by), "Plan", narrow=narrow, dark=dark))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ALLOWED
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in map(str, attributes) if name.startswith("on") or name in {"style", "src"}}
    assert all(str(link.get("href")).startswith("/id/") for link in root.iter(f"{SVG}a"))
    assert len(list(root.iter(f"{SVG}a"))) == len(plan)
    texts = "".join(map(str, root.itertext()))
    assert all(data["label"][:12] in texts for _, data in plan.nodes(data=True))


def test_hostile_labels_stay_text(make_plan: Callable[..., Network]) -> None:
    network = make_plan()
    for thing in network:
        network.nodes[thing]["label"] = HOSTILE
    root = etree.fromstring(svg(drawn(network), HOSTILE))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= ALLOWED
    assert "<script>alert(1)</script>" in "".join(map(str, root.itertext()))


def test_the_same_drawing_gives_the_same_bytes(make_plan: Callable[..., Network]) -> None:
    assert svg(drawn(make_plan(), "board"), "Plan") == svg(drawn(make_plan(), "board"), "Plan")


def test_nothing_is_a_picture_too(plan: Network) -> None:
    assert etree.fromstring(svg(drawn(plan.subgraph([])), "Nothing")).findtext(f"{SVG}title") == "Nothing"


@pytest.mark.parametrize("mark", read_marks().marks, ids=lambda mark: mark.name)
def test_every_mark_has_an_outline(mark: Mark) -> None:
    assert outline(mark.shape, ["one", "two"], mark.font, mark.radius).holds_label == mark.holds_label


@pytest.mark.parametrize("by", ["board", "determinant"])
def test_colours_come_with_letters_and_a_thing_of_several_bears_all(plan: Network, by: str) -> None:
    colours = colouring(by, plan, plan)
    assert colours is not None
    lettered = [tint.letter for tint in colours.tints if tint.letter not in {"", "+"}]
    assert lettered == sorted(set(lettered))
    assert set(colours.tint) == set(plan)
    for thing, letters in colours.letters.items():
        assert (colours.tint[thing].letter == letters) if len(letters) == 1 else not colours.tint[thing].letter
    words = {tint.words: tint.letter for tint in colours.tints}
    (health,) = [thing for thing in plan if thing.endswith("/health")]
    if by == "determinant":
        assert lenses_of(plan) == ["implications"]
        assert colours.letters[health] == words["Health"]
        assert all(words["Health"] in colours.letters[thing] for thing in plan.predecessors(health))


def test_colours_by_class_are_those_of_the_marks(plan: Network) -> None:
    assert colouring("class", plan, plan) is None
