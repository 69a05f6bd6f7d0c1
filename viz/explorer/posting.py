"""A form that was posted: admitted before it is read, read within bounds, admitted again by its token, and done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .forms import read_form
from .sending import written

if TYPE_CHECKING:
    from starlette.types import Receive, Scope

    from .changing.form import Form
    from .matching import Match
    from .routing import Change
    from .sending import Written
    from .site import Site
    from .visit import May, Visit

__all__ = ["post"]

_TOKEN = "token"  # noqa: S105 - the name of the field


async def post(site: Site, match: Match, change: Change, scope: Scope, receive: Receive, may: May) -> Written:
    """Do what a form asks. Raises Refusal for one that is not to be obeyed, and what doing it raises."""
    browser = site.door.admit_page(scope, at_the_door=change.at_the_door)
    async with read_form(scope, receive, files=not change.at_the_door) as form:
        site.door.admit_form(browser, form.first(_TOKEN))
        doing = partial(_done, site, match, change, form)
        return await site.make(doing, match.path, {}, scope.get("root_path", ""), may, once=not change.again)


def _done(site: Site, match: Match, change: Change, form: Form, visit: Visit) -> Written:
    reply = change.maker(visit, form, site.door if change.at_the_door else site.desk, **match.parameters)
    return written(reply, visit, site.renderer)
