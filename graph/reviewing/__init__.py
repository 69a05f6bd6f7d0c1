"""The review queue: what is suggested and not decided, and what officers say of it.

offer       a suggestion as an officer sees it
queue       the offers that are open, the best first; found by their numbers; narrowed
verdicts    from accepting and rejecting to decisions
deciding    keeping them while others decide, too
sheet       the queue as CSV, and the verdicts read back from it
log         what was decided, by whom and when
"""

from .deciding import Outcome, decide
from .log import Entry, read_log, taken_back
from .offer import Named, Offer
from .queue import Queue, Wanted, read_offers, read_queue
from .sheet import Filled, queue_sheet, read_sheet
from .verdicts import Answer, decision_on

__all__ = [
    "Answer",
    "Entry",
    "Filled",
    "Named",
    "Offer",
    "Outcome",
    "Queue",
    "Wanted",
    "decide",
    "decision_on",
    "queue_sheet",
    "read_log",
    "read_offers",
    "read_queue",
    "read_sheet",
    "taken_back",
]
