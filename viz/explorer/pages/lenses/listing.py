"""The lenses that there are, and how much of the plan is tied to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....queries.matrices.heat import Figures, heat_map
from .....queries.matrices.lenses import lenses, with_concepts
from .....queries.matrices.outline import outline_of
from .....queries.matrices.ties import GRADES, ties_of
from ...replies import Crumb, Page
from ...scope import PLAN, chosen_plan, plan_choices

if TYPE_CHECKING:
    from ...visit import Visit

__all__ = ["all_lenses"]


@dataclass(frozen=True, slots=True)
class _Line:
    href: str
    label: str
    definition: str
    concepts: int
    figures: tuple[tuple[str, int], ...]


def all_lenses(visit: Visit) -> Page:
    """Make the page of all lenses."""
    plan, store = chosen_plan(visit), visit.shown.store
    outline = outline_of(store, plan.iri) if plan else None
    ties = ties_of(store, plan.iri) if plan else ()
    lines = []
    for lens in with_concepts(store, lenses(store)):
        figures = heat_map(outline, lens, ties).whole if outline else Figures()
        href = visit.to.page(f"/lens/{lens.name}", **{PLAN: visit.first(PLAN)})
        counts = tuple((grade, figures.of(grade)) for grade in GRADES)
        lines.append(_Line(href, lens.label, lens.definition, sum(1 for _ in lens.concepts), counts))
    content = {"lenses": lines, "plan": plan, "plans": plan_choices(visit), "parts": len(outline.parts) - 1 if outline else 0}
    return Page("lenses/lenses.html", "Lenses", content, crumbs=(Crumb("Plan", visit.to.page("/")), Crumb("Lenses", "")))
