"""`/findings`: what is amiss in a plan and in its papers, grouped by what it is, with what to do about it.

    asked    what the address asks for             page     the page
    found    what was found, kept once known       files    the same as CSV, Excel, JSON and SARIF

The checks themselves are in `goldenthread.queries.checks`.
"""

from __future__ import annotations

from ...routing import Route
from .files import every_file, findings_file
from .page import every_page, findings_page

__all__ = ["ROUTES"]

#: The pages.
ROUTES = (
    Route("/findings", findings_page, every=every_page),
    Route("/findings/{file}", findings_file, every=every_file),
)
