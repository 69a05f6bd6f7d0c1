"""A part of a store is read by its things, and is the same as that part of the whole."""

from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.network import FACTS, GRADES, project, project_around, project_plan
from goldenthread.graph.things import find_thing
from goldenthread.queries.plans import plans

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.workspace import Workspace

HUBS = {"StrategicPlan", "PartnershipBoard", "OutcomeBoard", "Determinant"}


@pytest.fixture(scope="module")
def store(leicestershire: "Workspace") -> "EmbeddedStore":
    return leicestershire.store()


@pytest.fixture(scope="module")
def whole(store: "EmbeddedStore") -> "MultiDiGraph[str]":
    return project(store)


def links(network: "MultiDiGraph[str]") -> dict[str, tuple[object, ...]]:
    return {link: (subject, object_, *data.values()) for subject, object_, link, data in network.edges(keys=True, data=True)}


def test_a_plan_has_its_parts_what_they_are_linked_to_and_all_links_among_these(store: "EmbeddedStore", whole: "MultiDiGraph[str]") -> None:
    (plan,) = plans(store)
    parts, ahead = {plan.iri}, {plan.iri}
    while ahead:
        ahead = {part for whole_ in ahead for part, _, data in whole.in_edges(whole_, data=True) if data["predicate"] == "isPartOf"} - parts
        parts |= ahead
    things = parts.union(*(set(whole.predecessors(part)) | set(whole.successors(part)) for part in parts))
    part = project_plan(store, plan.iri)
    assert set(part) == things
    assert links(part) == links(whole.subgraph(things))
    assert all(whole.nodes[thing] == part.nodes[thing] for thing in part)


@pytest.mark.parametrize("degrees", [1, 2, 3])
@pytest.mark.parametrize("name", ["9.3", "Health and Wellbeing Board", "Communities Strategy"])
def test_what_surrounds_a_thing_is_the_same_as_in_the_whole(
    store: "EmbeddedStore", whole: "MultiDiGraph[str]", name: str, degrees: int
) -> None:
    thing = find_thing(store, name)
    near, edge = {thing}, {thing}
    for _ in range(degrees):
        passed = {one for one in edge if one == thing or whole.nodes[one]["kind"] not in HUBS}
        edge = {end for one in passed for end in (*whole.predecessors(one), *whole.successors(one))} - near
        near |= edge
    part, cut = project_around(store, thing, degrees, HUBS)
    assert not cut
    assert set(part) == near
    assert links(part) == links(whole.subgraph(near))


def test_more_than_can_be_shown_is_cut_and_told(store: "EmbeddedStore") -> None:
    part, cut = project_around(store, find_thing(store, "9.3"), 2, HUBS, most=5)
    assert cut
    assert len(part) == 5


def test_suggestions_come_only_where_they_are_asked_for_and_apart(store: "EmbeddedStore", whole: "MultiDiGraph[str]") -> None:
    (plan,) = plans(store)
    for network in (whole, project_plan(store, plan.iri)):
        assert {data["grade"] for *_, data in network.edges(data=True)} == set(FACTS)
    everything = project_plan(store, plan.iri, GRADES)
    offered = [data for *_, data in everything.edges(data=True) if data["grade"] == "suggested"]
    assert {data["rule"] for data in offered} >= {"lens-words"}
    assert all(data["quotations"] for data in offered)
    assert {data["grade"] for *_, data in project_plan(store, plan.iri, ["suggested"]).edges(data=True)} == {"suggested"}


def test_one_grade_alone_has_the_receipts_that_it_has_among_all(store: "EmbeddedStore", whole: "MultiDiGraph[str]") -> None:
    (plan,) = plans(store)
    for grade in FACTS:
        alone = links(project_plan(store, plan.iri, [grade]))
        assert alone
        assert alone == {link: told for link, told in links(whole).items() if link in alone}
