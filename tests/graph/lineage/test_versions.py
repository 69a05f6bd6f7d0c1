"""Papers of one council on a plan, the next, its refresh and a strategy beside: kept apart in one workspace, and compared."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.graph.building import build
from goldenthread.graph.lineage import compare, find_plan, latest_plans, plan_outlines
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.errors import ThingError

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.txt"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return build(PAPERS, tmp_path_factory.mktemp("versions") / "plan", council="Harrowmere Borough Council").workspace.store()


def test_each_version_has_its_own_outline(store: EmbeddedStore) -> None:
    plans = [plan for plan in plan_outlines(store) if plan.label.startswith("Borough Plan")]
    assert [plan.label for plan in plans] == ["Borough Plan (2024-26)", "Borough Plan (2022-26)", "Borough Plan (2018-22)"]
    outcomes = [[part.label for part in plan.parts if part.kind == "Outcome"] for plan in plans]
    assert outcomes == [
        ["Warm and Decent Homes", "Thriving Town Centres"],
        ["Warm and Decent Homes", "Thriving Town Centres", "Skills for Life"],
        ["Warm and Decent Homes", "Thriving High Streets", "Clean Rivers"],
    ]


def test_no_part_is_part_of_two_plans(store: EmbeddedStore) -> None:
    plans = "?one a/rdfs:subClassOf* gt:Instrument . ?other a/rdfs:subClassOf* gt:Instrument"
    mixed = f"ASK {{ ?x gt:isPartOf+ ?one, ?other . {plans} . FILTER (?one != ?other) }}"
    assert not store.ask(mixed)


def test_a_strategy_beside_the_plan_keeps_its_parts_and_supports_the_version_in_force(store: EmbeddedStore) -> None:
    strategy = find_plan(plan_outlines(store), "Housing Strategy")
    assert [part.label for part in strategy.parts if part.kind == "Outcome"] == ["Homes for Everyone", "Quiet Streets"]
    ((supporting, supported),) = store.select("SELECT ?s ?o { ?s a gt:Strategy ; gt:supports ?o }").rows
    assert isinstance(supporting, NamedNode)
    assert isinstance(supported, NamedNode)
    assert supporting.value == strategy.iri
    assert supported.value in {part.iri for part in find_plan(plan_outlines(store), "Borough Plan 2022-26").parts}


def test_bodies_are_shared(store: EmbeddedStore) -> None:
    ((count,),) = store.select('SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x skos:prefLabel "Cabinet" ; a gt:DecisionBody }').rows
    assert isinstance(count, Literal)
    assert count.value == "1"


def test_the_title_of_the_refresh_says_what_it_revises(store: EmbeddedStore) -> None:
    before, after = latest_plans(plan_outlines(store))
    assert (before.label, after.label) == ("Borough Plan (2022-26)", "Borough Plan (2024-26)")
    assert "Borough Plan 2024-26: refresh of the Borough Plan 2022-26" in [said.words for said in after.replaces[before.iri]]


def test_of_plans_that_are_no_versions_two_are_compared_and_more_must_be_named(store: EmbeddedStore) -> None:
    one, *_ = plan_outlines(store)
    others = [replace(one, iri=f"{one.iri}-{name}", label=f"{name} Plan") for name in ("Harbour", "Forest", "Market")]
    assert latest_plans(others[:2]) == (others[1], others[0])
    with pytest.raises(ThingError, match="say which to compare") as refused:
        latest_plans(others)
    assert refused.value.candidates == ("Harbour Plan", "Forest Plan", "Market Plan")


def test_from_the_old_plan_to_the_new(store: EmbeddedStore) -> None:
    plans = plan_outlines(store)
    found = compare(find_plan(plans, "2018-22"), find_plan(plans, "Borough Plan 2022-2026"))
    assert found.counts == {"carried": 6, "renamed": 3, "split": 1, "merged": 0, "dropped": 4, "new": 3, "moved": 2}
    for each in found.descents:
        assert all(part.receipts for part in (*each.before, *each.after)), "the words of both"


def test_from_the_plan_to_its_refresh(store: EmbeddedStore) -> None:
    found = compare(*latest_plans(plan_outlines(store)))
    assert found.counts == {"carried": 6, "renamed": 0, "split": 0, "merged": 1, "dropped": 6, "new": 0, "moved": 1}


def test_the_papers_in_another_order_give_the_same(store: EmbeddedStore, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    for paper in reversed(PAPERS):
        workspace = build([paper], folder, council="Harrowmere Borough Council").workspace
    assert plan_outlines(workspace.store()) == plan_outlines(store)


def test_an_older_paper_leaves_the_addresses_of_the_newer_as_they_were(tmp_path: Path, store: EmbeddedStore) -> None:
    alone = build(PAPERS[1:2], tmp_path / "plan", council="Harrowmere Borough Council").workspace.store()
    (plan,) = plan_outlines(alone)
    assert plan.parts == find_plan(plan_outlines(store), "2022-26").parts


def test_a_plan_that_is_not_there_is_refused_with_those_that_are(store: EmbeddedStore) -> None:
    with pytest.raises(ThingError, match="No plan with outcomes is called 'Harbour Plan'"):
        find_plan(plan_outlines(store), "Harbour Plan")
    with pytest.raises(ThingError, match="may be any of 3 plans"):
        find_plan(plan_outlines(store), "Borough Plan")
