"""Portraits of the two Leicestershire papers' things: each case is a file that says what its readers must find."""

from __future__ import annotations

import tomllib
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.portraits import portrait
from goldenthread.queries.portraits.links import bundle_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.workspace import Workspace
    from goldenthread.queries.portraits import Portrait
    from goldenthread.queries.portraits.portrait import Branch, Bundle

CASES = sorted((Path(__file__).parent / "leicestershire").glob("*.toml"))
BASE = "https://w3id.org/goldenthread/leicestershire/"


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


@pytest.fixture(params=CASES, ids=lambda case: case.stem)
def told(request: pytest.FixtureRequest) -> dict[str, Any]:
    return tomllib.loads(request.param.read_text(encoding="utf-8"))


@pytest.fixture
def seen(store: EmbeddedStore, told: dict[str, Any]) -> Portrait:
    found = portrait(store, _iri(told), BASE)
    assert found is not None
    return found


def _iri(told: dict[str, Any]) -> str:
    about: str = told["about"]
    return about if about.startswith("https:") else f"{BASE}id/{about}"


def test_what_it_is(seen: Portrait, told: dict[str, Any]) -> None:
    assert seen.title == told.get("title", seen.title)
    assert seen.kind == told["kind"]
    assert {value.name: [value.text, value.grade] for value in seen.values}.items() >= told.get("values", {}).items()
    assert [receipt.place for receipt in seen.receipts] == told.get("receipts", [])


def test_the_way_from_the_plan_down_to_it(seen: Portrait, told: dict[str, Any]) -> None:
    way = told.get("way", [])
    assert not way or way in [[*titles][: len(way)] for titles in _ways(seen.thread)]


def test_its_links_each_with_its_grade_and_the_words(store: EmbeddedStore, seen: Portrait, told: dict[str, Any]) -> None:
    found = {bundle.name: bundle for bundle in seen.bundles}
    for name, wanted in told["bundles"].items():
        bundle = found[name]
        assert (bundle.total, bundle.section) == (wanted["total"], wanted.get("section", bundle.section))
        if not name.endswith("-told"):
            bundle = _all_of(store, seen.iri, name)
        _check(bundle, wanted)


def test_what_is_around_it(seen: Portrait, told: dict[str, Any]) -> None:
    assert {finding.kind for finding in seen.findings} >= set(told.get("findings", []))
    assert [moment.begins for moment in seen.moments] == told.get("moments", [])
    assert [duty.thing.label for duty in seen.duties] == told.get("duties", [])
    assert {each.other.label: each.commitments for each in seen.shared}.items() >= told.get("shared", {}).items()
    assert {paper.label for paper in seen.papers} >= set(told.get("papers", []))


def _all_of(store: EmbeddedStore, iri: str, name: str, *, most: int = 100, skipped: int = 0) -> Bundle:
    found = bundle_of(store, iri, name, most=most, skipped=skipped)
    assert found is not None
    return found


def _check(bundle: Bundle, wanted: dict[str, Any]) -> None:
    tie = next(tie for tie in bundle.ties if tie.other.title == wanted["other"])
    assert tie.grade == wanted.get("grade", "")
    assert tie.grade != "stated" or wanted["place"] in [receipt.place for reason in tie.reasons for receipt in reason.link.receipts]
    if tie.grade == "inferred":
        assert wanted["rule"] in {reason.link.rule for reason in tie.reasons}
        assert all(reason.link.explanation for reason in tie.reasons)
        for reason in tie.reasons:
            assert all(step.receipts for step in reason.rests_on if step.grade == "stated")
        steps = chain.from_iterable(reason.rests_on for reason in tie.reasons)
        assert any(wanted["rests_on"] in receipt.words for step in steps for receipt in step.receipts)


def _ways(branches: tuple[Branch, ...]) -> Iterator[tuple[str, ...]]:
    """All ways down a thread."""
    for branch in branches:
        for way in (*_ways(branch.branches), ()):
            yield branch.thing.title, *way


def test_nothing_has_no_portrait(store: EmbeddedStore) -> None:
    assert portrait(store, f"{BASE}id/outcome/nowhere", BASE) is None


def test_a_long_list_is_given_in_parts_that_make_the_whole(store: EmbeddedStore) -> None:
    board = f"{BASE}id/partnership-board/health-and-wellbeing-board"
    parts = [_all_of(store, board, "hasStakeIn-out", most=40, skipped=skipped).ties for skipped in (0, 40, 80)]
    assert [len(part) for part in parts] == [40, 40, 2]
    assert len({tie.other.iri for part in parts for tie in part}) == 82
