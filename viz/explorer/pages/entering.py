"""`/sign-in`: where the site can be reached from other machines, whoever changes anything shows the access token first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....queries.endpoint.http.refusals import Refusal
from ..replies import Moved, Page
from ..routing import Change, Route

if TYPE_CHECKING:
    from ..changing.form import Form
    from ..guarding import Door
    from ..visit import Visit

__all__ = ["CHANGES", "ROUTES"]

_PATH = "/sign-in"
_NEXT = ("/review", "/import")  # the pages that one comes from


def sign_in_page(visit: Visit, error: str = "") -> Page:
    """Ask for the access token; say so where none is needed or nothing can be changed."""
    return Page(
        "entering/sign-in.html",
        "Sign in",
        {"error": error, "next": _going_on(visit.first("next"))},
        status=401 if error else 200,
        lasting=False,
    )


def _sign_in(visit: Visit, form: Form, door: Door) -> Page | Moved:
    try:
        browser = door.sign_in(form.first("access"))
    except Refusal as refusal:
        return sign_in_page(visit, str(refusal))
    return Moved(visit.to.page(_going_on(form.first("next"))), browser=browser)


def _sign_out(visit: Visit, _: Form, door: Door) -> Moved:
    door.sign_out(visit.may.browser)
    return Moved(visit.to.page("/"))


def _going_on(path: str) -> str:
    """Give the page to go on to: never an address of somebody else's."""
    return path if path in _NEXT else _NEXT[0]


#: The page.
ROUTES = (Route(_PATH, sign_in_page, every=lambda _: ()),)
#: Its forms.
CHANGES = (Change(_PATH, _sign_in, at_the_door=True), Change("/sign-out", _sign_out, at_the_door=True))
