"""Where papers and workbooks are handed in, and papers chosen that are to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...changing.handing_in import MOST
from ...changing.imports import imports_of
from ...changing.state import in_words, under_way
from ...forms import LARGEST_FILE, LARGEST_REQUEST, MOST_FILES
from ...paging import paged
from ...replies import Page

if TYPE_CHECKING:
    from ...changing.imports import Import
    from ...visit import Visit

__all__ = ["start_page"]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An import that was handed in: what is in it, when, how far it is, and where it is looked at."""

    what: str
    when: str
    state: str
    href: str


def start_page(visit: Visit, error: str = "", field: str = "", status: int = 200) -> Page:
    """Show what can be handed in; and the error of a field that was not as it should be."""
    workspace = visit.shown.workspace
    papers, pager = paged(visit, [path.name for path in workspace.sources()])
    return Page(
        "import/start.html",
        "Import papers",
        {
            "error": error,
            "field": field,
            "papers": papers,
            "pager": pager,
            "waiting": [_waiting(visit, each) for each in imports_of(workspace.folder)] if visit.may.signed_in else [],
            "largest": LARGEST_FILE // 10**6,
            "in_all": LARGEST_REQUEST // 10**6,
            "most": MOST_FILES,
            "most_waiting": MOST,
            "dropped": visit.first("dropped") == "yes",
            "under_way": under_way(workspace),
        },
        status=status,
        lasting=False,
    )


def _waiting(visit: Visit, asked: Import) -> _Waiting:
    what = ", ".join((*asked.files, *(f"without {name}" for name in asked.without)))
    if asked.done:
        state = "taken in"
    elif asked.confirmed:
        state = "being built"
    elif asked.trouble:
        state = "could not be read"
    else:
        state = "ready to be looked at" if asked.preview else "being read"
    return _Waiting(what, in_words(asked.when), state, visit.to.page(f"/import/{asked.name}"))
