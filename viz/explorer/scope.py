"""Which plan a page is about: the one that the address names, or else the latest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...ontology.errors import ThingError

if TYPE_CHECKING:
    from ...queries.plans import Plan
    from .visit import Visit

__all__ = ["PLAN", "Choice", "chosen_plan", "plan_choices", "plan_name"]

#: The parameter that names a plan.
PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Choice:
    """A plan to choose: what the parameter is to say, what it is called, and whether the page is about it."""

    value: str
    text: str
    chosen: bool


def chosen_plan(visit: Visit) -> Plan | None:
    """Give the plan that a page is about, None where no plan has outcomes; raise ThingError for one that is not there."""
    known = visit.shown.plans
    named = visit.first(PLAN)
    if not named:
        return known[0] if known else None
    for plan in known:
        if named in {plan_name(plan), plan.iri}:
            return plan
    if len(found := [plan for plan in known if plan.iri.endswith(f"/{named}")]) == 1:
        return found[0]
    candidates = tuple(plan.label for plan in known[:10])
    raise ThingError(f"No plan with outcomes has the name '{named}' in its address: choose one of those there are.", candidates)


def plan_name(plan: Plan) -> str:
    """Give what names a plan in an address: what its own has behind its class ("strategic-plan-2022-26")."""
    return plan.iri.partition("/id/")[2].partition("/")[2] or plan.iri.rpartition("/")[2]


def plan_choices(visit: Visit) -> tuple[Choice, ...]:
    """Give the plans to choose among, none where there is but one."""
    known = visit.shown.plans
    if len(known) < 2:
        return ()
    chosen = chosen_plan(visit)
    called = Counter(plan.label for plan in known)
    return tuple(Choice(plan_name(plan), _told(plan, called[plan.label]), plan == chosen) for plan in known)


def _told(plan: Plan, of_that_name: int) -> str:
    """The label, and where several plans have it what else tells them apart: the words of the address before its last part."""
    apart = " ".join(re.split(r"[-/]", plan_name(plan).rpartition("/")[0]))
    return f"{plan.label} ({apart})" if of_that_name > 1 and apart else plan.label
