"""One lens: its map, or what one figure of the map counts."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from .....queries.matrices.heat import heat_map
from .....queries.matrices.lenses import lens_of, lenses, with_concepts
from .....queries.matrices.outline import outline_of
from .....queries.matrices.ties import GRADES, ties_of
from ...replies import Crumb, Page
from ...scope import PLAN, chosen_plan, plan_choices, plan_name
from ...taking import FORMAT, FORMATS, downloads, table_file
from .cells import TOTAL, columns, lines, listed_figures, title_of, totals
from .choosing import YES, chosen
from .cutting import cut
from .rainbow import rainbow
from .tied import HEADINGS, tied_page, tied_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .....queries.matrices.heat import HeatMap
    from .....queries.matrices.lenses import Lens
    from .....queries.matrices.outline import Outline
    from .....queries.plans import Plan
    from ...replies import File, Reply
    from ...visit import Shown, Visit
    from .choosing import Chosen
    from .cutting import Cut

__all__ = ["every_map", "one_lens"]

_NOTES = (
    "A figure counts parts of the plan; one part may be in all three grades, which are never added up.",
    "What is tied to a narrower concept counts in the broader one too, what a sub-outcome holds in its outcome.",
    "0 means that no evidence was found in the papers read, not that the plan leaves it out.",
)
_HEADINGS = ("Outcome", "Sub-outcome", "Concept", "Narrower concept", "Parts stated", "Parts inferred", "Parts suggested")


def one_lens(visit: Visit, name: str) -> Reply:
    """Make the page of a lens; raise ThingError where there is no such lens or plan, or nothing of what is asked of them."""
    store, plan = visit.shown.store, chosen_plan(visit)
    lens, asked = lens_of(store, name), chosen(visit, f"/lens/{name}")
    crumbs = (*_way(visit), Crumb(lens.label, ""))
    if plan is None:
        return Page("lenses/map.html", lens.label, {"lens": lens, "plan": None}, crumbs=crumbs)
    outline, ties = outline_of(store, plan.iri), ties_of(store, plan.iri)
    if found := cut(visit, lens, outline, ties):
        return _listed(visit, found, asked, outline, lens, plan)
    drawn = heat_map(outline, lens, ties, sub_outcomes=asked.sub_outcomes, narrower=asked.narrower)
    if visit.first(FORMAT) in FORMATS:
        return _file(visit.first(FORMAT), lens, drawn, plan.label)
    content = {
        "lens": lens,
        "plan": plan,
        "plans": plan_choices(visit),
        "asked": asked,
        "columns": columns(drawn, asked),
        "lines": lines(drawn, asked),
        "totals": totals(drawn, asked),
        "known": [(grade, drawn.whole.of(grade)) for grade in GRADES],
        "parts": len(outline.parts) - 1,
        "in_order": asked.sort == "",
        "by_total": "" if visit.to.static else asked.href(sort=TOTAL),
        "sorted_by_total": asked.sort == TOTAL,
        "picture": rainbow(lens, heat_map(outline, lens, ties, narrower=True), asked) if lens.layered else None,
        "downloads": downloads(visit),
    }
    return Page("lenses/map.html", lens.label, content, crumbs=crumbs, wide=True)


def _listed(visit: Visit, found: Cut, asked: Chosen, outline: Outline, lens: Lens, plan: Plan) -> Reply:
    """What one figure counts."""
    subject = found.concept.label if found.concept else lens.label
    title = f"{subject} in {found.where or plan.label}"
    if (form := visit.first(FORMAT)) in FORMATS:
        return table_file(form, title, HEADINGS, tied_rows(visit, found, asked, outline, lens), (title, _NOTES[-1]))
    content = {
        "lens": lens,
        "plan": plan,
        "asked": asked,
        "found": found,
        "title": title,
        "map": asked.href(),
        "downloads": downloads(visit),
        **tied_page(visit, found, asked, outline, lens),
    }
    crumbs = (*_way(visit), Crumb(lens.label, asked.href()), Crumb(title, ""))
    return Page("lenses/tied.html", title, content, crumbs=crumbs)


def _way(visit: Visit) -> tuple[Crumb, ...]:
    return Crumb("Plan", visit.to.page("/")), Crumb("Lenses", visit.to.page("/lens", **{PLAN: visit.first(PLAN)}))


def every_map(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the maps worth a page on a site of files alone, and the lists behind the figures of their outcomes."""
    for plan in shown.plans:
        named = {PLAN: plan_name(plan)} if len(shown.plans) > 1 else {}
        outline, ties = outline_of(shown.store, plan.iri), ties_of(shown.store, plan.iri)
        for lens in with_concepts(shown.store, lenses(shown.store)):
            path = {"name": lens.name}
            for opened in product(("", YES), ("", YES) if lens.narrower else ("",)):
                yield path, {**named, **{name: value for name, value in zip(("rows", "columns"), opened, strict=True) if value}}
            for listed in listed_figures(heat_map(outline, lens, ties)):
                yield path, {**named, **listed}


def _file(form: str, lens: Lens, drawn: HeatMap, plan: str) -> File:
    """The map as a file: a line for each outcome or sub-outcome and concept, those with nothing too."""
    rows: list[tuple[str | int, ...]] = []
    outcome = ""
    for row in drawn.rows:
        outcome = outcome if row.level else title_of(row)
        for concept, figures in zip(drawn.columns, row.cells, strict=True):
            broader = next((one.label for one in lens.top if one.iri == concept.broader), concept.label)
            names = (outcome, title_of(row) if row.level else "", broader, concept.label if concept.broader else "")
            rows.append((*names, *(figures.of(grade) for grade in GRADES)))
    return table_file(form, f"{lens.label} {plan}", _HEADINGS, rows, (f"{plan}: parts tied to {lens.label}", *_NOTES))
