"""`/import`: papers and workbooks are handed in here, looked at before anything changes, and taken in or dropped.

start      what can be handed in, which papers there are, what waits to be looked at
looking    one import: being read, as it would change the plan, being built, done
handing    the forms
"""

from ...routing import Change, Route
from .handing import confirm_import, drop_import, hand_in_files, take_papers_away, try_again
from .looking import import_page
from .start import start_page

__all__ = ["CHANGES", "ROUTES"]

#: The pages; a static site has none of them.
ROUTES = (Route("/import", start_page, every=lambda _: ()), Route("/import/{name}", import_page, every=lambda _: ()))
#: Their forms.
CHANGES = (
    Change("/import", hand_in_files, again=True),
    Change("/import/papers/away", take_papers_away, again=True),
    Change("/import/{name}/confirm", confirm_import, again=True),
    Change("/import/{name}/again", try_again, again=True),
    Change("/import/{name}/drop", drop_import, again=True),
)
