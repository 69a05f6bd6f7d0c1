"""A field offers what is called so while somebody types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from visiting import getting

from goldenthread.viz.explorer.replies import File

if TYPE_CHECKING:
    from goldenthread.viz.explorer.visit import Shown


def _hits(shown: Shown, query: str) -> list[dict[str, Any]]:
    reply = getting(shown)(f"/choices?{query}")
    assert isinstance(reply, File)
    assert reply.media_type == "application/json"
    hits: list[dict[str, Any]] = json.loads(reply.body)["hits"]
    return hits


@pytest.mark.parametrize(
    ("query", "first", "kinds"),
    [
        ("q=9.3&kind=PlanElement", "9.3 People enjoy long lives in good health", {"sub-outcome"}),
        ("q=healthy+wei&kind=Instrument", "Healthy Weight Strategy", {"strategy"}),
        ("q=health&kind=Lens&kind=Determinant", "Building blocks of health", {"lens", "determinant"}),
    ],
)
def test_the_best_comes_first_and_nothing_of_another_kind(leicestershire_shown: Shown, query: str, first: str, kinds: set[str]) -> None:
    hits = _hits(leicestershire_shown, query)
    assert first in [hit["title"] for hit in hits[:2]]
    assert {hit["kind"] for hit in hits} <= kinds
    assert len(hits) <= 10


@pytest.mark.parametrize("query", ["", "q=", "q=%00%3Cscript%3E", f"q={'x' * 10_000}", "q=zzzzzz"])
def test_nothing_is_offered_for_what_nothing_is_called(leicestershire_shown: Shown, query: str) -> None:
    assert _hits(leicestershire_shown, query) == []


def test_what_is_offered_names_one_thing_for_certain(two_councils: Shown) -> None:
    hits = _hits(two_councils, "q=1&kind=SubOutcome") or _hits(two_councils, "q=people&kind=SubOutcome")
    assert hits
    assert all(hit["context"] for hit in hits), "whose it is, where there are several plans"
    for hit in hits:
        page = getting(two_councils)(f"/questions/supporting-strategies?about={hit['value']}")
        assert getattr(page, "status", 0) == 200
