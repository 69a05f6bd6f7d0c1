"""What surrounds a thing ends at hubs; a lens brings what it sees and the plan above that."""

from __future__ import annotations

import networkx as nx
import pytest

from goldenthread.ontology import terms
from goldenthread.ontology.errors import ThingError
from goldenthread.viz.neighbourhoods import neighbourhood, outcomes_above, through_lens

HEALTH = f"{terms.LENS}implications/health"


@pytest.fixture
def network() -> nx.MultiDiGraph[str]:
    """plan <- outcome <- sub <- action -> health <- far -> farther."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kinds = {"plan": "StrategicPlan", "outcome": "Outcome", "sub": "SubOutcome", "action": "Action", HEALTH: "Determinant"}
    for thing in (*kinds, "far", "farther"):
        made.add_node(thing, kind=kinds.get(thing, "Action"))
    for part, whole in (("outcome", "plan"), ("sub", "outcome"), ("action", "sub")):
        made.add_edge(part, whole, predicate="isPartOf")
    for thing in ("action", "far"):
        made.add_edge(thing, HEALTH, predicate="contributesTo")
    made.add_edge("far", "farther", predicate="supports")
    return made


@pytest.mark.parametrize(
    ("thing", "degrees", "hubs", "expected"),
    [
        ("action", 1, (), {"action", "sub", HEALTH}),
        ("action", 2, (), {"action", "sub", HEALTH, "outcome", "far"}),
        ("action", 2, (HEALTH,), {"action", "sub", HEALTH, "outcome"}),
        (HEALTH, 2, (HEALTH,), {HEALTH, "action", "far", "sub", "farther"}),
    ],
)
def test_a_neighbourhood_goes_on_through_no_hub_but_itself(
    network: nx.MultiDiGraph[str], thing: str, degrees: int, hubs: tuple[str, ...], expected: set[str]
) -> None:
    assert set(neighbourhood(network, thing, degrees, hubs)) == expected


def test_a_thing_that_is_not_there_is_named(network: nx.MultiDiGraph[str]) -> None:
    with pytest.raises(ThingError, match="nowhere"):
        neighbourhood(network, "nowhere", 2)


def test_a_lens_sees_what_is_tied_to_it_and_the_plan_above(network: nx.MultiDiGraph[str]) -> None:
    assert set(through_lens(network, "implications")) == {HEALTH, "action", "far", "sub", "outcome", "plan"}
    assert not through_lens(network, "marmot")


def test_outcomes_above(network: nx.MultiDiGraph[str]) -> None:
    assert outcomes_above(network, "action") == outcomes_above(network, "outcome") == ["outcome"]
    assert outcomes_above(network, "plan") == []
