"""`/compare`: what became of the parts of one plan in another.

    chosen   the two plans that are meant          page    the page
    made     the comparison, kept once made        files   the same as CSV, Excel and JSON

How parts are joined is in `goldenthread.graph.lineage`.
"""

from __future__ import annotations

from ...routing import Route
from .files import comparison_file, every_file
from .page import compare_page, every_page

__all__ = ["ROUTES"]

#: The pages.
ROUTES = (
    Route("/compare", compare_page, every=every_page),
    Route("/compare/{file}", comparison_file, every=every_file),
)
