"""The review queue: what is suggested and not decided, and what officers say of it.

offer       a suggestion as an officer sees it
queue       the offers that are open, the best first; found by their numbers; narrowed
verdicts    from accepting and rejecting to decisions
sheet       the queue as CSV, and the verdicts read back from it
log         what was decided, by whom and when
"""

from .log import Entry, read_log, taken_back
from .offer import Named, Offer
from .queue import Queue, Wanted, read_queue
from .sheet import Filled, queue_sheet, read_sheet
from .verdicts import Answer, decision_on

__all__ = [
    "Answer",
    "Entry",
    "Filled",
    "Named",
    "Offer",
    "Queue",
    "Wanted",
    "decision_on",
    "queue_sheet",
    "read_log",
    "read_queue",
    "read_sheet",
    "taken_back",
]
