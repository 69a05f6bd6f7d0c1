"""The forms of `/import`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .....queries.endpoint.http.refusals import Refusal
from ...replies import Moved
from .start import start_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...changing.desk import Desk
    from ...changing.form import Form, Upload
    from ...replies import Page
    from ...visit import Visit

__all__ = ["confirm_import", "drop_import", "hand_in_files", "take_papers_away", "try_again"]


def hand_in_files(visit: Visit, form: Form, desk: Desk) -> Moved | Page:
    """Take files, and go on to what they would change; back to the form, which says why, where they cannot be taken."""
    return _handed_in(visit, desk, form.uploads("papers"), (), "papers")


def take_papers_away(visit: Visit, form: Form, desk: Desk) -> Moved | Page:
    """Go on to what would change without some papers."""
    return _handed_in(visit, desk, (), form.all("paper"), "paper-1")


def confirm_import(visit: Visit, form: Form, desk: Desk, name: str) -> Moved:
    """Have an import built as it was shown; where things have changed since, it is shown anew."""
    desk.confirm(name, form.first("state"))
    return Moved(visit.to.page(f"/import/{name}"))


def try_again(visit: Visit, _: Form, desk: Desk, name: str) -> Moved:
    """Have an import looked at again."""
    desk.try_again(name)
    return Moved(visit.to.page(f"/import/{name}"))


def drop_import(visit: Visit, _: Form, desk: Desk, name: str) -> Moved:
    """Throw an import away."""
    desk.drop(name)
    return Moved(visit.to.page("/import", dropped="yes"))


def _handed_in(visit: Visit, desk: Desk, files: Sequence[Upload], away: Sequence[str], field: str) -> Moved | Page:
    try:
        return Moved(visit.to.page(f"/import/{desk.hand_in(files, away)}"))
    except Refusal as refusal:
        return start_page(replace(visit, path="/import"), str(refusal), field, refusal.status)
