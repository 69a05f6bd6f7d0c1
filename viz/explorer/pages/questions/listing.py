"""The catalogue as a page: by what people come with, and all questions by who asks them first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....queries.catalogue import catalogue
from ...replies import Crumb, Page
from ..jobs import JOBS

if TYPE_CHECKING:
    from .....queries.catalogue import Question
    from ...visit import Visit

__all__ = ["catalogue_page"]


def catalogue_page(visit: Visit) -> Page:
    """Make the page of all questions."""
    groups: dict[str, list[Question]] = {}
    for question in catalogue().values():
        groups.setdefault(question.audience[0], []).append(question)
    in_order = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    content = {"groups": in_order, "jobs": JOBS, "count": len(catalogue())}
    crumbs = (Crumb("Plan", visit.to.page("/")), Crumb("Questions", ""))
    return Page("questions/catalogue.html", "Questions", content, crumbs=crumbs, scripts=("picker.js",))
