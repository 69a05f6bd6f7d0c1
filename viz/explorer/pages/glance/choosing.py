"""Which of several plans is meant: their list, by name, with a search in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....graph.named import folded
from ....wording import in_natural_order
from ...naming import context_of
from ...paging import paged
from ...replies import Page
from ...scope import PLAN, plan_name

if TYPE_CHECKING:
    from .....queries.plans import Plan
    from ...visit import Visit

__all__ = ["choosing_page", "period_of"]

#: The parameter that narrows the list.
FIND = "find"


@dataclass(frozen=True, slots=True)
class _Listed:
    """A plan of the list: its name, whose it is as far as its address tells, when it runs, and the address of its page."""

    title: str
    whose: str
    period: str
    href: str


def choosing_page(visit: Visit) -> Page:
    """Make the page that lists the plans; `find` narrows it."""
    sought = folded(visit.first(FIND))
    listed = sorted((_listed(visit, plan) for plan in visit.shown.plans), key=lambda plan: in_natural_order(f"{plan.whose} {plan.title}"))
    fitting = [plan for plan in listed if all(word in folded(f"{plan.title} {plan.whose} {plan.period}") for word in sought.split())]
    part, pager = paged(visit, fitting, whole=visit.to.static)
    content = {"plans": part, "pager": pager, "sought": visit.first(FIND), "total": len(listed)}
    return Page("glance/choosing.html", "Plans", content)


def period_of(plan: Plan) -> str:
    """Give when a plan runs, as far as it is known, where its name does not tell."""
    if not (plan.begins or plan.ends) or plan.begins[:4] in plan.label:
        return ""
    return f"{plan.begins or '…'} to {plan.ends or '…'}"


def _listed(visit: Visit, plan: Plan) -> _Listed:
    whose = context_of(plan.iri, visit.shown.base).title()
    return _Listed(plan.label, whose, period_of(plan), visit.to.page("/", **{PLAN: plan_name(plan)}))
