"""The projection, evidence paths, who loses support, and what bears the most."""

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.network import (
    Receipt,
    dependents,
    evidence_paths,
    load_bearing,
    project,
)
from goldenthread.graph.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from networkx import MultiDiGraph

LIVES = "suboutcome/people-enjoy-long-lives-in-good-health"
STRATEGY = "strategy/healthy-weight-strategy"
SERVICE = "service/weight-management-service"
AIM = "aim/increased-proportion-of-residents-with-a-healthy-weight"
ACTION = "action/we-will-work-with-partners-to-deliver-the-healthy-weight-strategy-and-better-air-quality"
SAFE = "outcome/keeping-people-safe-and-well"


@pytest.fixture
def network(inferred: EmbeddedStore) -> "MultiDiGraph[str]":
    return project(inferred)


def short(thing: str) -> str:
    return thing.partition("/id/")[2]


def test_a_thing_is_a_node_and_a_link_an_edge_with_receipts(network: "MultiDiGraph[str]", base: str) -> None:
    assert network.nodes[f"{base}id/{LIVES}"] == {
        "label": "People enjoy long lives in good health",
        "kind": "SubOutcome",
        "notation": "9.3",
    }
    (edge,) = network[f"{base}id/{LIVES}"][f"{base}id/{SAFE}"].values()
    words = "SubOutcome 9.3 People enjoy long lives in good health isPartOf Outcome Keeping People Safe and Well"
    assert (edge["predicate"], edge["grade"], edge["through"]) == ("isPartOf", "stated", frozenset())
    assert edge["quotations"] == (
        Receipt("Report to cabinet of Anyshire", "3", words),
        Receipt("Report to scrutiny of Anyshire", "1", words),
    )


def test_an_inferred_link_has_the_receipts_of_what_it_rests_on(network: "MultiDiGraph[str]", base: str) -> None:
    (edge,) = network[f"{base}id/{STRATEGY}"][f"{base}id/{LIVES}"].values()
    assert edge["grade"] == "inferred"
    assert [(receipt.paragraph, receipt.report) for receipt in edge["quotations"]] == [
        (number, "Report to scrutiny of Anyshire") for number in "234"
    ]
    assert {short(thing) for thing in edge["through"]} == {AIM, ACTION}


def test_golden_threads_come_first_the_shortest_before_the_others(network: "MultiDiGraph[str]", base: str) -> None:
    paths = evidence_paths(network, f"{base}id/{STRATEGY}", f"{base}id/{LIVES}")
    walked = [[short(thing) for thing in path.things] for path in paths]
    assert walked[:2] == [[STRATEGY, LIVES], [STRATEGY, AIM, LIVES]]
    assert [STRATEGY, ACTION, AIM, LIVES] in walked
    told = paths[walked.index([STRATEGY, ACTION, AIM, LIVES])]
    ((implements,), *_) = told.steps
    assert (short(implements.subject), implements.predicate, short(implements.object)) == (
        ACTION,
        "implements",
        STRATEGY,
    )
    assert told.breaks == 0
    assert all(step.quotations for path in paths for joined in path.steps for step in joined)
    ranks = [(path.breaks, len(path.steps)) for path in paths]
    assert ranks == sorted(ranks)


def test_paths_are_bounded_in_number_and_length(network: "MultiDiGraph[str]", base: str) -> None:
    ends = f"{base}id/{STRATEGY}", f"{base}id/{LIVES}"
    assert len(evidence_paths(network, *ends, limit=1)) == 1
    assert {len(path.steps) for path in evidence_paths(network, *ends, longest=2)} == {1, 2}
    assert evidence_paths(network, ends[0], "urn:unknown") == ()
    assert evidence_paths(network, ends[0], ends[0]) == ()


def test_what_has_another_supporter_is_weakened_and_what_has_none_falls(network: "MultiDiGraph[str]", base: str) -> None:
    lost = {short(each.thing): each for each in dependents(network, f"{base}id/{STRATEGY}")}
    assert {thing: each.loses_all for thing, each in lost.items()} == {
        ACTION: True,
        AIM: True,
        LIVES: False,
        SAFE: False,
    }
    assert [short(thing) for thing in lost[LIVES].remaining] == [SERVICE]


def test_a_support_falls_with_what_its_derivation_goes_through(network: "MultiDiGraph[str]", base: str) -> None:
    lost = {short(each.thing) for each in dependents(network, f"{base}id/{ACTION}")}
    assert lost == {AIM, LIVES, SAFE}
    (link,) = network[f"{base}id/{STRATEGY}"][f"{base}id/{AIM}"]
    (aim, *_) = dependents(network, f"{base}id/{ACTION}")
    assert (aim.loses_all, link in aim.links) == (True, True)


def test_nothing_rests_on_what_bears_nothing(network: "MultiDiGraph[str]", base: str) -> None:
    assert dependents(network, f"{base}id/outcomeboard/outcome-boards") == ()


def test_only_what_reaches_several_outcomes_bears_load(network: "MultiDiGraph[str]", base: str) -> None:
    assert load_bearing(network) == ()
    network.add_edge(
        f"{base}id/{SERVICE}",
        f"{base}id/suboutcome/diversity-is-celebrated",
        key="l",
        predicate="supports",
        through=frozenset(),
    )
    (service,) = load_bearing(network)
    assert short(service.thing) == SERVICE
    assert [short(thing) for thing in service.outcomes] == ["outcome/great-communities", SAFE]
    assert len(service.sub_outcomes) == 2


def test_networkx_is_not_imported_before_it_is_needed() -> None:
    program = "import sys, goldenthread.graph.network; sys.exit('networkx' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
