"""`/review`: what is suggested is accepted or rejected here, and what was decided is shown and taken back.

queue      the list of what is open, with what narrows it
wording    why something is suggested, and how strongly, in words
answered   what became of the answers that were just given
deciding   the forms: accept, reject, undo, a sheet handed in
history    what was decided, by whom, when
"""

from ...routing import Change, Route
from .deciding import decide_by_form, decide_by_sheet, undo_by_form
from .history import history_page
from .queue import queue_page, queue_sheet_file

__all__ = ["CHANGES", "ROUTES"]

#: The pages; a static site has none of them.
ROUTES = (
    Route("/review", queue_page, every=lambda _: ()),
    Route("/review/history", history_page, every=lambda _: ()),
    Route("/review/sheet", queue_sheet_file, every=lambda _: ()),
)
#: Their forms; each reads the plan before it keeps anything, and keeps all at once.
CHANGES = (
    Change("/review", decide_by_form, again=True),
    Change("/review/undo", undo_by_form, again=True),
    Change("/review/sheet", decide_by_sheet, again=True),
)
