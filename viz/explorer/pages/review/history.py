"""What was decided, by whom and when, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....graph.decisions import read_decisions, read_waiting
from ...changing.state import under_way
from ...paging import paged
from ...replies import Crumb, Page
from .answered import answered, told

if TYPE_CHECKING:
    from ...visit import Visit

__all__ = ["history_page"]


def history_page(visit: Visit) -> Page:
    """Show all decisions, a page at a time; those in force can be taken back."""
    workspace = visit.shown.workspace
    history = read_decisions(workspace)
    shown, pager = paged(visit, history.decisions[::-1])
    return Page(
        "review/history.html",
        "What was decided",
        {
            "rows": told(visit, history, shown),
            "waiting": {decision.iri for decision in read_waiting(workspace)},
            "pager": pager,
            "answered": answered(visit, history),
            "under_way": under_way(workspace),
            "by": visit.first("by"),
        },
        crumbs=(Crumb("Plan", visit.to.page("/")), Crumb("Review", visit.to.page("/review")), Crumb("What was decided", "")),
        lasting=False,
    )
