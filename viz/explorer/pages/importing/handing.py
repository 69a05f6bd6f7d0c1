"""The forms of `/import`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...replies import Moved

if TYPE_CHECKING:
    from ...changing.desk import Desk
    from ...changing.form import Form
    from ...visit import Visit

__all__ = ["confirm_import", "drop_import", "hand_in_files", "take_papers_away", "try_again"]


def hand_in_files(visit: Visit, form: Form, desk: Desk) -> Moved:
    """Take files, and go on to what they would change. Raises Refusal, with a sentence, for files that cannot be taken."""
    return Moved(visit.to.page(f"/import/{desk.hand_in(form.uploads('papers'))}"))


def take_papers_away(visit: Visit, form: Form, desk: Desk) -> Moved:
    """Go on to what would change without some papers."""
    return Moved(visit.to.page(f"/import/{desk.hand_in((), form.all('paper'))}"))


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
