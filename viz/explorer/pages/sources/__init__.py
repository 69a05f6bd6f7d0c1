"""`/sources`: the papers that were read, each as text with what was made of it, and as the files that they are.

    listing    the list of papers                  files    a paper's own file, and what it states
    paper      one paper, part by part             finding  the paper that an address means

How a paper is laid out, and what is kept of that, is in `goldenthread.viz.explorer.papers`.
"""

from __future__ import annotations

from ...routing import Route
from .files import every_file, paper_file
from .listing import every_list, listing
from .paper import every_part, paper, paragraph

__all__ = ["ROUTES"]

#: The pages.
ROUTES = (
    Route("/sources", listing, every=every_list),
    Route("/sources/{name}", paper, every=every_part),
    Route("/sources/{name}/paragraph/{number}", paragraph, every=lambda _: ()),
    Route("/sources/{name}/{file}", paper_file, every=every_file),
)
