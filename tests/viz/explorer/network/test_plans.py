"""Where there are several plans, a picture is of one of them, or of what surrounds a thing, whichever plans that belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from goldenthread.ontology.errors import ThingError
from goldenthread.viz.explorer.pages.network.page import network_page
from goldenthread.viz.explorer.pages.network.picturing import picture_of
from goldenthread.viz.explorer.scope import plan_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from staging import Stage

HEALTH = "lens/implications/health"


@pytest.fixture(scope="module")
def councils(make_plan: Callable[..., nx.MultiDiGraph[str]], stage_of: Callable[[nx.MultiDiGraph[str]], Stage]) -> Stage:
    """Two plans of the same words, each with bodies and strategies of its own; the determinants are everybody's."""
    both: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in ("north", "south"):
        made = make_plan()
        own = {thing: f"/{name}-".join(thing.rsplit("/", 1)) if "/council/id/" in thing else thing for thing in made}
        both.add_nodes_from((own[thing], data) for thing, data in made.nodes(data=True))
        for subject, object_, link, data in made.edges(keys=True, data=True):
            both.add_edge(own[subject], own[object_], key=link.replace("/id/link/", f"/id/link/{name}-"), **data)
    return stage_of(both)


def of(picture: Any) -> set[str]:
    """The councils whose things are shown."""
    return {name for name in ("north", "south") for thing in picture.things if f"/{name}-" in thing}


def test_a_picture_is_of_the_plan_that_is_chosen(councils: Stage) -> None:
    assert len(councils.shown.plans) == 2
    for plan in councils.shown.plans:
        picture = picture_of(councils.visit("/network", plan=plan_name(plan), grade="stated,inferred,suggested"))
        assert len(of(picture)) == 1
        assert plan.iri in picture.things
        assert len(picture.things) > 30
    assert len(of(picture_of(councils.visit("/network")))) == 1
    content: Any = network_page(councils.visit("/network")).content
    assert len(content["plans"]) == 2


def test_what_surrounds_a_thing_is_shown_whatever_plan_is_chosen(councils: Stage) -> None:
    first, second = councils.shown.plans
    outcomes = [thing for thing in picture_of(councils.visit("/network", plan=plan_name(second))).things if "/outcome/" in thing]
    picture = picture_of(councils.visit("/network", plan=plan_name(first), about=outcomes[0]))
    assert outcomes[0] in picture.things
    assert of(picture) == {"north" if "/north-" in second.iri else "south"}


def test_a_determinant_that_all_plans_share_is_shown_in_the_chosen_one(councils: Stage) -> None:
    for plan in councils.shown.plans:
        picture = picture_of(councils.visit("/network", plan=plan_name(plan), about=HEALTH, degrees="1"))
        assert of(picture) == {"north" if "/north-" in plan.iri else "south"}


def test_more_things_than_there_is_room_for_round_one_are_told(councils: Stage) -> None:
    plan = councils.shown.plans[0]
    picture = picture_of(councils.visit("/network", about=plan.iri, degrees="4"), most=5)
    assert picture.cut
    assert len(picture.things) <= 5


def test_a_plan_that_is_not_there_is_told(councils: Stage) -> None:
    with pytest.raises(ThingError, match="No plan"):
        network_page(councils.visit("/network", plan="west"))
