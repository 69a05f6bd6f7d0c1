"""Which plan is meant where a name is typed."""

from __future__ import annotations

import pytest

from goldenthread.ontology.errors import ThingError
from goldenthread.queries.plans import Plan
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.scope import chosen_plan
from goldenthread.viz.explorer.visit import Shown, Visit

_BASE = "https://example.org/"
_PLANS = tuple(
    Plan(f"{_BASE}id/strategic-plan/{name}", label, "", "")
    for name, label in (("eastmoor/plan-2030", "Plan 2030"), ("westmoor/plan-2030", "Plan 2030"), ("big-plan", "The Big Plan"))
)


def _visit(typed: str, shown: Shown) -> Visit:
    return Visit(shown, "/boards", {"plan": (typed,)}, ServedLinks(_BASE, "", str))


@pytest.fixture
def shown(leicestershire_shown: Shown) -> Shown:
    return Shown(leicestershire_shown.workspace, leicestershire_shown.store, _PLANS)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("westmoor/plan-2030", "westmoor/plan-2030"),
        ("big", "big-plan"),
        ("Plan 2030 (eastmoor)", "eastmoor/plan-2030"),
        ("WEST 2030", "westmoor/plan-2030"),
    ],
)
def test_a_plan_is_found_by_its_address_or_the_words_of_its_name(shown: Shown, typed: str, name: str) -> None:
    found = chosen_plan(_visit(typed, shown))
    assert found is not None
    assert found.iri.endswith(f"/{name}")


@pytest.mark.parametrize(("typed", "listed"), [("moor", 2), ("nothing like it", 3)])
def test_of_several_or_none_those_that_may_be_meant_are_listed(shown: Shown, typed: str, listed: int) -> None:
    with pytest.raises(ThingError, match=typed) as error:
        chosen_plan(_visit(typed, shown))
    assert len(error.value.candidates) == listed
