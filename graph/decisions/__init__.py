"""What officers decided: kept in the workspace, applied at every build before anything is inferred, never lost.

    decision    what a decision is: accepted, rejected, added, merged, renamed, undone; and the history of them all
    writing     decisions as quads and back
    keeping     reading, recording and undoing them in a workspace
    applying    what they do to what the papers state
    merging     two addresses for one thing become one
    reporting   what has no effect any more, as findings

A decision is never changed or taken out: undoing one is a further decision. What is in force is worked out anew at each
build, from the whole history and the papers as they are now.
"""

from .applying import Applied, apply, still_open
from .decision import Cell, Decision, History, Verdict
from .keeping import decisions_file, read_decisions, read_waiting, record, undisturbed, undo, with_new, with_undone
from .reporting import idle_findings

__all__ = [
    "Applied",
    "Cell",
    "Decision",
    "History",
    "Verdict",
    "apply",
    "decisions_file",
    "idle_findings",
    "read_decisions",
    "read_waiting",
    "record",
    "still_open",
    "undisturbed",
    "undo",
    "with_new",
    "with_undone",
]
