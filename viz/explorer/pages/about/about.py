"""`/about`: what was read, when, by which version; how to read it, what it holds and does not, and what else there is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .....graph.conventions import shipped_conventions
from .....ontology.terms import DECISION, SUGGESTION
from .....queries.glossary.concepts import lenses_known
from .....queries.glossary.counting import counts
from .....queries.glossary.terms import Kind, ontology
from .....queries.papers import papers_read
from ...replies import Crumb, Page
from .downloads import DOWNLOADS, is_small

if TYPE_CHECKING:
    from .....graph.workspace import Workspace
    from .....queries.glossary.counting import Counts
    from ...visit import Visit

__all__ = ["about_page"]

_SHOWN = 20  # papers: a link leads to the rest
_FACTS = ("stated", "inferred")
_COUNTED = ("StrategicPlan", "Outcome", "SubOutcome", "Aim", "Action", "Strategy", "Programme", "Service", "Body", "Event", "Duty")


@dataclass(frozen=True, slots=True)
class _Figure:
    """How many there are of something: its name in words, the address of what that means, and the number."""

    name: str
    href: str
    count: int


def about_page(visit: Visit) -> Page:
    """Tell of the workspace and of the site."""
    store = visit.shown.store
    held, papers = counts(store), papers_read(store)
    return Page(
        "about/about.html",
        "About this site",
        {
            "papers": papers[:_SHOWN],
            "papers_in_all": len(papers),
            "conventions": {name: convention.title for name, convention in shipped_conventions().items()},
            "folder": str(visit.shown.workspace.folder) if visit.may.signed_in and not visit.may.locked else "",
            "built": _built(visit.shown.workspace),
            "figures": _figures(held, visit),
            "grades": {**{grade: held.grades.get(grade, 0) for grade in _FACTS}, "suggested": held.things.get(SUGGESTION, 0)},
            "decisions": held.things.get(DECISION, 0),
            "lenses": tuple(each for each in lenses_known().values() if each.looks),
            "downloads": DOWNLOADS if is_small(visit.shown) else (),
        },
        crumbs=(Crumb("Plan", visit.to.page("/")), Crumb("About", "")),
    )


def _figures(held: Counts, visit: Visit) -> tuple[_Figure, ...]:
    terms = {term.name: term for term in ontology().of_kind(Kind.CLASS)}
    return tuple(_Figure(terms[name].label, visit.to.thing(terms[name].iri), held.of(terms[name])) for name in _COUNTED)


def _built(workspace: Workspace) -> str:
    """When the workspace's files were last written, in words."""
    times = [path.stat().st_mtime for path in workspace.kept().files]
    if not times:
        return ""
    when = datetime.fromtimestamp(max(times), UTC)
    return f"{when.day} {when:%B %Y}"
