"""`/sparql` for people: an editor for questions in SPARQL. Machines find the endpoint at the same address.

The editor is YASGUI; without scripts, or before they have come, a plain form asks the same endpoint. Nobody else is asked anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....ontology.terms import GT, LENS, PREFIXES, RULES
from ..replies import Crumb, Page
from ..routing import Route
from ..sending import POLICY

if TYPE_CHECKING:
    from ..replies import Reply
    from ..visit import Visit

__all__ = ["ROUTES"]

_LONGEST = 100_000  # letters of a query that comes in the address
_FIRST = """\
# The outcomes of the plan and what belongs to each.
SELECT ?outcome ?part ?name
WHERE {
  ?it a gt:Outcome ; skos:prefLabel ?outcome .
  ?below gt:isPartOf ?it ; skos:prefLabel ?name .
  OPTIONAL { ?below skos:notation ?part }
}
ORDER BY ?outcome ?part
LIMIT 100
"""
#: What the form without scripts can be answered in: `format` as the endpoint knows it, and in words.
_FORMATS = (("csv", "CSV, for a spreadsheet"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML"))
# YASGUI puts one style of its own into the page, for the edges by which columns are drawn wider; that one may be there.
_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='")


def _editor(visit: Visit) -> Reply:
    """The editor with the query of the address, or one to begin from."""
    asked = visit.first("query")[:_LONGEST]
    base = visit.shown.base
    told_here = {start: visit.to.thing(start) for start in (f"{base}id/", GT, LENS, RULES)}
    content = {
        "pages": told_here,
        "query": asked or _FIRST,
        "given": bool(asked),
        "prefixes": dict(sorted(PREFIXES.items())),
        "formats": _FORMATS,
    }
    crumbs = (Crumb("Plan", visit.to.page("/")), Crumb("SPARQL", ""))
    return Page("editor/editor.html", "Ask in SPARQL", content, crumbs=crumbs, wide=True, policy=_POLICY)


#: A static site has no endpoint to ask.
ROUTES: tuple[Route, ...] = (Route("/sparql", _editor, lambda _: ()),)
