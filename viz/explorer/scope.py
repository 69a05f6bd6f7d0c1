"""Which plan a page is about: the one that the address names, or else the latest."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.named import folded
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
    called = Counter(plan.label for plan in known)
    names = {plan: _told(plan, called[plan.label]) for plan in known}
    words = folded(named).split()
    fitting = [plan for plan, name in names.items() if all(word in folded(name) for word in words)]
    if len(fitting) == 1:
        return fitting[0]
    if exact := [plan for plan in fitting if folded(names[plan]) == folded(named)]:
        return exact[0]
    what = "Several plans are called" if fitting else "No plan with outcomes is called"
    raise ThingError(
        f"{what} “{named[:100]}”: type more of the name of one of these.", tuple(names[plan] for plan in (fitting or known)[:10])
    )


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
