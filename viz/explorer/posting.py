"""A form that was posted: admitted, read within bounds, and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...queries.endpoint.http.refusals import Refusal
from .sending import written

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

    from .matching import Match
    from .sending import Written
    from .site import Site
    from .visit import May

__all__ = ["post"]


async def post(site: Site, match: Match, scope: Scope, receive: Receive, may: May) -> Written:
    """Do what a form asks. Raises Refusal for one that is not to be obeyed, and what doing it raises."""
    name = site.door.admit_page(scope)
    raise Refusal(404, f"Nothing is posted yet: {name} {may} {match} {receive} {written}")
