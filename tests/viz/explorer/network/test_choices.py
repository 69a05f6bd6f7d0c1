"""What can be chosen is what is shown, in the picture, in the tables and in the files alike."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from lxml import etree

from goldenthread.ontology.errors import ThingError
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.pages.network.asked import read_asked
from goldenthread.viz.explorer.pages.network.files import graphml_file, json_file, svg_file
from goldenthread.viz.explorer.pages.network.page import network_page
from goldenthread.viz.explorer.pages.network.picturing import picture_of

if TYPE_CHECKING:
    from staging import Stage

SVG = "{http://www.w3.org/2000/svg}"
CHOICES = [
    {},
    {"grade": "stated,inferred,suggested"},
    {"grade": "suggested"},
    {"class": "outcome,sub-outcome"},
    {"lens": "implications"},
    {"about": "5.1", "degrees": "1"},
    {"about": "5.1", "degrees": "3", "class": "board,sub-outcome", "grade": "stated,inferred"},
    {"colour": "board"},
    {"colour": "determinant", "grade": "stated"},
]


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_picture_tables_and_files_hold_the_same(stage: Stage, choice: dict[str, str]) -> None:
    visit = stage.visit("/network", **choice)
    content: Any = network_page(visit).content
    picture, drawing = content["picture"], content["drawing"]
    names = {row.name: row for row in picture.things.values()}
    assert {node["id"] for node in drawing["nodes"]} == set(names)
    rows = {(row.source.name, row.words, row.target.name, row.grade) for row in picture.links}
    assert {(edge["from"], edge["says"], edge["to"], edge["grade"]) for edge in drawing["edges"]} == rows
    assert len(drawing["edges"]) == len(rows)
    assert content["things"].pager.total == len(names)
    assert content["links"].pager.total == len(rows)

    told = json.loads(json_file(visit).body)
    assert {thing["iri"] for thing in told["things"]} == set(picture.things)
    assert len(told["links"]) == len(rows)
    graph = nx.parse_graphml(graphml_file(visit).body.decode(), force_multigraph=True)
    assert set(graph) == set(picture.things)
    drawn = etree.fromstring(svg_file(visit).body)
    assert {link.get("href") for link in drawn.iter(f"{SVG}a")} == {node["href"] for node in drawing["nodes"]}
    assert len(drawn.findall(f"{SVG}path")) == len(rows)


def test_every_link_has_its_grade_and_every_stated_one_its_receipts(stage: Stage) -> None:
    content: Any = network_page(stage.visit("/network", grade="stated,inferred,suggested")).content
    lines = content["links"].rows
    assert lines
    assert all(line.link.grade in {"stated", "inferred", "suggested"} for line in lines)
    assert all(line.receipts for line in lines if line.link.grade == "stated")


def test_of_a_whole_plan_what_is_stated_comes_first_and_of_a_part_all_facts(stage: Stage) -> None:
    assert read_asked(stage.visit("/network")).grades == ("stated",)
    assert read_asked(stage.visit("/network", about="5.1")).grades == ("stated", "inferred")
    assert read_asked(stage.visit("/network", about="5.1", grade="suggested")).grades == ("suggested",)


def test_a_form_and_our_own_addresses_ask_for_the_same(stage: Stage) -> None:
    visit = stage.visit("/network")
    as_form = type(visit)(visit.shown, visit.path, {"class": ("aim", "action"), "grade": ("inferred", "stated")}, visit.to)
    asked = read_asked(as_form)
    assert asked == read_asked(stage.visit("/network", **{name: value for name, value in asked.query.items() if value}))
    assert asked.query["class"] == "aim,action"


@pytest.mark.parametrize(
    "junk",
    [{"degrees": "99"}, {"degrees": "x"}, {"colour": "<b>"}, {"grade": "true"}, {"class": "nothing"}, {"things": "-3"}, {"links-by": "?"}],
)
def test_what_no_choice_offers_counts_as_not_asked(stage: Stage, junk: dict[str, str]) -> None:
    assert picture_of(stage.visit("/network", **junk)).things == picture_of(stage.visit("/network")).things


def test_a_lens_that_is_not_there_is_told_with_those_that_are(stage: Stage) -> None:
    with pytest.raises(ThingError, match="no lens 'x'") as caught:
        network_page(stage.visit("/network", lens="x"))
    assert "Implications" in caught.value.candidates


def test_a_thing_that_is_not_there_leaves_the_plan_and_says_so(stage: Stage) -> None:
    content: Any = network_page(stage.visit("/network", about="99.9")).content
    assert "99.9" in content["asked"].missed
    assert content["picture"].things


def test_a_table_is_sorted_by_its_headings_either_way(stage: Stage) -> None:
    def names(by: str) -> list[str]:
        content: Any = network_page(stage.visit("/network", **{"things-by": by})).content
        return [row.full for row in content["things"].rows]

    content: Any = network_page(stage.visit("/network", **{"things-by": "links"})).content
    counts = [row.links for row in content["things"].rows]
    assert counts == sorted(counts)
    assert {text: state for text, _, state in content["things"].headings}["Links"] == "ascending"
    assert names("name") != names("-name")


def test_the_first_so_many_are_shown_and_the_rest_counted(stage: Stage) -> None:
    picture = picture_of(stage.visit("/network"), most=10)
    assert len(picture.things) == 10
    assert picture.left_out == len(picture_of(stage.visit("/network")).things) - 10
    around = picture_of(stage.visit("/network", about="5.1"), most=4)
    assert around.asked.about in around.things
    assert len(around.things) == 4


def test_what_is_found_is_told_and_ringed(stage: Stage) -> None:
    visit = stage.visit("/network", find="5.1")
    (found,) = picture_of(visit).found
    assert found.number == "5.1"
    rings = [ring for ring in etree.fromstring(svg_file(visit).body).iter(f"{SVG}rect") if ring.get("stroke-width") == "5"]
    assert len(rings) == 1


def test_a_thing_goes_by_its_address_too_and_a_form_for_it_keeps_it(stage: Stage) -> None:
    by_number = read_asked(stage.visit("/network", about="5.1"))
    assert read_asked(stage.visit("/network", about=by_number.about)).about == by_number.about
    again = stage.visit("/network", **{name: value for name, value in by_number.query.items() if value})
    assert read_asked(again).about == by_number.about
    assert read_asked(stage.visit("/network", about="People", before=by_number.tail)).about != by_number.about
    title = picture_of(stage.visit("/network", about="5.1")).things[by_number.about].full
    assert read_asked(stage.visit("/network", about=title, before=by_number.tail)).about == by_number.about


def test_files_alone_have_all_rows_and_no_form_that_a_server_answers(stage: Stage) -> None:
    served = stage.visit("/network")
    visit = replace(served, to=Still(stage.shown.base, "", stage.assets.versioned))
    page = network_page(visit)
    content: Any = page.content
    picture = content["picture"]
    assert (len(content["things"].rows), len(content["links"].rows)) == (len(picture.things), len(picture.links))
    assert not any(href for _, href, _ in (*content["things"].headings, *content["links"].headings))
    html = etree.HTML(stage.renderer.html(page, visit))
    assert html.xpath("//main//form/@id") == ["finding"], "what finds in the picture, by script alone"
    assert html.xpath("//form[@id='finding']/@hidden")


class Still(ServedLinks):
    """The addresses of a site that is files alone."""

    @property
    def static(self) -> bool:
        return True
