"""The two plans that an address means: those that it names, or the two latest versions of one plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....graph.lineage import bare_name
from .....ontology.errors import ThingError
from ...scope import plan_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .....queries.plans import Plan
    from ...visit import Visit

__all__ = ["AFTER", "BEFORE", "Pair", "chosen_pair", "versions"]

#: The parameters that name the plans.
BEFORE, AFTER = "before", "after"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two plans, the earlier first."""

    before: Plan
    after: Plan

    def query(self, **others: str) -> dict[str, str]:
        """Give the parameters of an address that means these, and `others`."""
        return {BEFORE: plan_name(self.before), AFTER: plan_name(self.after), **others}


def chosen_pair(visit: Visit) -> Pair | None:
    """Give the plans to compare, None where nothing tells which; raise ThingError for a plan that is not there, or one named twice."""
    plans = visit.shown.plans
    named = visit.first(BEFORE), visit.first(AFTER)
    if not any(named):
        found = next(versions(plans), None)
        return found or (Pair(plans[1], plans[0]) if len(plans) == 2 else None)
    if not all(named):
        return None
    before, after = (_named(plans, name) for name in named)
    if before == after:
        raise ThingError(f"{before.label} is named twice: choose two plans.", tuple(plan.label for plan in plans[:10]))
    return Pair(before, after)


def versions(plans: Sequence[Plan]) -> Iterator[Pair]:
    """Give each plan with the version before it: of the plans of one owner that have one name, the latest first."""
    for place, after in enumerate(plans):
        for before in plans[place + 1 :]:
            if _kept_with(before) == _kept_with(after) and bare_name(before.label) == bare_name(after.label):
                yield Pair(before, after)
                break


def _kept_with(plan: Plan) -> str:
    """What the addresses of one owner's plans have in common."""
    return plan.iri.rpartition("/")[0]


def _named(plans: Sequence[Plan], name: str) -> Plan:
    for plan in plans:
        if name in {plan_name(plan), plan.iri}:
            return plan
    candidates = tuple(plan.label for plan in plans[:10])
    raise ThingError(f"No plan with outcomes has the name '{name}' in its address: choose one of those there are.", candidates)
