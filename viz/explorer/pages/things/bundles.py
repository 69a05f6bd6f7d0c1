"""All ties of a thing by one relation, a page at a time: where its own page shows only the first of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....ontology.errors import ThingError
from .....queries.portraits.links import bundle_of
from ...naming import tail_of
from ...paging import pager_of
from ...reasons import whys
from ...replies import Crumb, Page

if TYPE_CHECKING:
    from .....queries.portraits import Portrait
    from ...visit import Visit

__all__ = ["ALL", "bundle_page"]

#: The parameter that names the relation.
ALL = "all"

_SIZE = 50
_REASONS = 3


def bundle_page(visit: Visit, seen: Portrait, name: str) -> Page:
    """Show the ties of a bundle. Raises ThingError for a bundle that the thing does not have."""
    known = next((bundle for bundle in seen.bundles if bundle.name == name), None)
    if known is None:
        raise ThingError(f"“{seen.title}” has no links of the kind that this address names: begin with its own page.")
    pager = pager_of(visit, known.listed, _SIZE)
    found = bundle_of(visit.shown.store, seen.iri, name, most=_SIZE, skipped=max(pager.first - 1, 0))
    return Page(
        "things/bundle.html",
        f"{known.heading}: {seen.title}",
        {
            "seen": seen,
            "tail": tail_of(seen.iri, visit.shown.base),
            "bundle": found or known,
            "pager": pager,
            "told": partial(whys, visit, whole=True),
            "reasons": _REASONS,
        },
        crumbs=(Crumb("Plan", visit.to.page("/")), Crumb(seen.title, visit.to.thing(seen.iri)), Crumb(known.heading, "")),
    )
