"""The page of a plan at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from .....ontology.terms import XSD_DATE
from .....queries.sources import sources
from .....queries.wording import in_words
from ...naming import context_of, tail_of
from ...papers.places import paper_href
from ...replies import Alternate, Crumb, Page
from ...scope import PLAN, chosen_plan, plan_name
from ..jobs import JOBS
from .choosing import choosing_page, period_of
from .plan import glance_of

if TYPE_CHECKING:
    from .....queries.plans import Plan
    from .....queries.sources import Source
    from ...visit import Visit

__all__ = ["home_page"]

_PAPERS = 5


def home_page(visit: Visit) -> Page:
    """Make the page of the one plan, or of the one that is chosen of several; raise ThingError for one that is not there."""
    known = visit.shown.plans
    if len(known) > 1 and not visit.first(PLAN):
        return choosing_page(visit)
    plan = chosen_plan(visit)
    if plan is None:
        papers = sources(visit.shown.store, limit=_PAPERS)
        return Page("glance/nothing.html", "No plan yet", {"papers": _papers(visit, papers), "jobs": JOBS}, scripts=("picker.js",))
    return _plan_page(visit, plan, several=len(known) > 1)


def _plan_page(visit: Visit, plan: Plan, *, several: bool) -> Page:
    glance = glance_of(visit, plan)
    content = {
        "plan": plan,
        "plan_href": visit.to.thing(plan.iri),
        "about": tail_of(plan.iri, visit.shown.base),
        "whose": visit.shown.council or (context_of(plan.iri, visit.shown.base).title() if several else ""),
        "period": period_of(plan),
        "several": several,
        "asked": plan_name(plan) if several else "",
        "glance": glance,
        "papers": _papers(visit, glance.papers),
        "jobs": JOBS,
    }
    return Page(
        "glance/plan.html",
        f"{plan.label} at a glance",
        content,
        crumbs=(Crumb("Plans", visit.to.page("/")),) if several else (),
        alternates=tuple(Alternate(kind, visit.to.data(plan.iri, suffix)) for suffix, kind in (("ttl", "text/turtle"),)),
        scripts=("picker.js",),
        wide=True,
    )


def _papers(visit: Visit, papers: tuple[Source, ...]) -> list[tuple[Source, str, str]]:
    """Each paper, its address and its date in words."""
    return [(paper, paper_href(visit.to, paper.name), in_words(_day(paper.date))) for paper in papers]


def _day(text: str) -> Literal | None:
    return Literal(text, datatype=NamedNode(XSD_DATE)) if text else None
