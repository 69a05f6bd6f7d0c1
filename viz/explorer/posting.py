"""A form that was posted: admitted before it is read, read within bounds, admitted again by its token, and done.

What somebody typed is not lost where that fails for now, as after a new start of the server: it is shown, to be sent once more.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError
from ...queries.endpoint.http.refusals import refusal_of
from .forms import read_form
from .problems import problem_page, unsent
from .sending import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Receive, Scope

    from .changing.form import Form
    from .matching import Match
    from .replies import Page
    from .routing import Change
    from .sending import Written
    from .site import Site
    from .visit import May, Visit

__all__ = ["post"]

_TOKEN = "token"  # noqa: S105 - the name of the field
_AGAIN = frozenset({403, 503, 507})  # what may be well when the same is sent once more


async def post(site: Site, match: Match, change: Change, scope: Scope, receive: Receive, may: May) -> Written:
    """Do what a form asks. Raises Refusal for one that is not to be obeyed, and what doing it raises."""
    browser = site.door.admit_page(scope, at_the_door=change.at_the_door)
    async with read_form(scope, receive, files=not change.at_the_door) as form:
        root = scope.get("root_path", "")
        try:
            site.door.admit_form(browser, form.first(_TOKEN))
            return await site.make(partial(_done, site, match, change, form), match.path, {}, root, may, once=not change.again)
        except GoldenThreadError as error:
            page = problem_page(error, site.workspace.folder)
            if change.at_the_door or page.status not in _AGAIN:
                raise
            telling = partial(_written, site, unsent(page, form, match.path, _TOKEN), refusal_of(error).headers)
            return await site.make(telling, match.path, {}, root, may)


def _done(site: Site, match: Match, change: Change, form: Form, visit: Visit) -> Written:
    reply = change.maker(visit, form, site.door if change.at_the_door else site.desk, **match.parameters)
    return written(reply, visit, site.renderer)


def _written(site: Site, page: Page, headers: Mapping[str, str], visit: Visit) -> Written:
    return written(page, visit, site.renderer, headers)
